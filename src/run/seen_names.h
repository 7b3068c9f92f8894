#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "cbps/data/profile.h"
#include "cbps/diag/diagnostic.h"

namespace cbps::run {

/// The names under which communities with a code of twelve digits were given, to find codes that
/// were mixed up. Communities of a street mostly stand near each other, so only the streets of the
/// last communities are kept: however many there are, its memory stays small.
class SeenNames {
 public:
  /// The streets of so many communities are kept at least.
  static constexpr std::size_t kKept = std::size_t{1} << 15;

  /// What is odd about the names of a community, beside those before it: a second name of its
  /// street (said once for each street), its own name under another code of the street. `place` is
  /// where messages point to.
  [[nodiscard]] Diagnostics add(const data::Identity& identity, Span place);

 private:
  struct Street {
    std::string name;  ///< the first that was given
    bool has_two_names = false;
    /// In ascending order: from the highest bit down the hash of a name, the last three digits.
    std::vector<std::uint64_t> communities;
  };

  static void check_street(const data::Identity& identity, Street& street, Span place,
                           Diagnostics& remarks);
  void check_name(const data::Identity& identity, std::uint64_t code, Street& street, Span place,
                  Diagnostics& remarks);
  Street& street(std::uint64_t code);

  std::unordered_map<std::uint64_t, Street> streets_;
  std::unordered_map<std::uint64_t, Street> older_;  ///< not met since `streets_` was begun
  std::size_t kept_ = 0;                             ///< names and streets in `streets_`
  Street* last_ = nullptr;  ///< the next community is mostly of the same street
  std::uint64_t last_code_ = 0;
};

}  // namespace cbps::run
