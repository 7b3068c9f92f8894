#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cbps/diag/diagnostic.h"
#include "cbps/rules/rule_pack.h"

namespace cbps::audit {

/// Reads what people write for standards and checks: ids (`8`, `8.2`), ranges of them (`1-5`,
/// `12.1-12.3`), and titles or their beginnings, in either language and any width, one after the
/// other with commas or blanks between.
class SelectionReader {
 public:
  /// The pack outlives it.
  explicit SelectionReader(const rules::RulePack& pack);

  /// The ids that a text stands for, in the order of the text; those of a range one by one. What
  /// stands for nothing, or for several things, is reported.
  [[nodiscard]] std::vector<std::string> read(std::string_view text,
                                              Diagnostics& diagnostics) const;

 private:
  /// The numbers that an id consists of: of the standard, of the check.
  using Number = std::pair<std::uint64_t, std::uint64_t>;
  /// A standard or check that can be named.
  struct Named {
    std::string_view id;
    std::string_view standard;        ///< of a check, the id of its standard
    std::vector<std::string> titles;  ///< normalised
    const Bilingual* title = nullptr;
    Number number;  ///< of a standard with 0 for the check
  };
  enum class Match : std::uint8_t { None, One, Several };

  void add(std::string_view id, std::string_view standard, const Bilingual& title);
  [[nodiscard]] Match read_one(std::string_view text, bool may_be_id, std::vector<std::string>& ids,
                               Diagnostics& diagnostics) const;
  [[nodiscard]] bool read_range(std::string_view normalised, std::vector<std::string>& ids) const;
  [[nodiscard]] std::vector<const Named*> find_title(std::string_view normalised) const;
  [[nodiscard]] const Named* find_id(std::string_view id) const;
  void report_unknown(std::string_view text, Diagnostics& diagnostics) const;

  std::vector<Named> all_;  ///< each standard before its checks
};

}  // namespace cbps::audit
