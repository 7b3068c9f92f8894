#pragma once

#include <string>
#include <vector>

#include "cbps/diag/diagnostic.h"
#include "cbps/rules/rule_pack.h"

namespace cbps::audit {

/// The checks that a run assesses: one flag per check of each standard, in the order of the rules.
struct Selection {
  std::vector<std::vector<bool>> checks;
  std::vector<std::string> only;  ///< the ids that were asked for, and those that were left out
  std::vector<std::string> skip;

  [[nodiscard]] bool has(std::size_t standard, std::size_t check) const {
    return checks[standard][check];
  }
  [[nodiscard]] bool has(std::size_t standard) const;
  [[nodiscard]] std::size_t size() const;
};

/// `only` and `skip` name standards ("8") and checks ("8.2") as people write them
/// (`SelectionReader`); an empty `only` means all. Names that do not exist in the rules, and an
/// empty selection, are reported as errors.
[[nodiscard]] Selection select(const rules::RulePack& pack, const std::vector<std::string>& only,
                               const std::vector<std::string>& skip, Diagnostics& diagnostics);

}  // namespace cbps::audit
