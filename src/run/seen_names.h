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
/// were mixed up. Beside the names of streets it keeps 8 bytes for each community.
class SeenNames {
 public:
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
  static void check_name(const data::Identity& identity, std::uint64_t code, Street& street,
                         Span place, Diagnostics& remarks);

  std::unordered_map<std::uint64_t, Street> streets_;
  Street* last_ = nullptr;  ///< the next community is mostly of the same street
  std::uint64_t last_code_ = 0;
};

}  // namespace cbps::run
