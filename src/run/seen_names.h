#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
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

  /// What is odd about the names of a community, beside those before it.
  struct Odd {
    const std::string* other_street = nullptr;  ///< the first name of its street, once for each
    std::optional<std::uint64_t> other_code;    ///< of the same name in the street

    [[nodiscard]] std::size_t count() const {
      return (other_street != nullptr ? 1U : 0U) + (other_code ? 1U : 0U);
    }
    /// Messages that point to `place`.
    [[nodiscard]] Diagnostics remarks(const data::Identity& identity, Span place) const;
  };
  /// The result is valid until the next call.
  [[nodiscard]] Odd add(const data::Identity& identity);

 private:
  struct Street {
    std::string name;  ///< the first that was given
    bool has_two_names = false;
    /// From the highest bit down the hash of a name, the last three digits.
    std::vector<std::uint64_t> communities;
    static constexpr std::size_t kBits = 1024;
    std::bitset<kBits> may_be_known;  ///< by the hashes of the names
  };

  /// The first name of the street, if it has two and nobody has been told.
  static const std::string* other_name(const std::string& name, Street& street);
  std::optional<std::uint64_t> other_code(const std::string& name, std::uint64_t code,
                                          Street& street);
  Street& street(std::uint64_t code);

  std::unordered_map<std::uint64_t, Street> streets_;
  std::unordered_map<std::uint64_t, Street> older_;  ///< not met since `streets_` was begun
  std::size_t kept_ = 0;                             ///< names and streets in `streets_`
  Street* last_ = nullptr;  ///< the next community is mostly of the same street
  std::uint64_t last_code_ = 0;
};

}  // namespace cbps::run
