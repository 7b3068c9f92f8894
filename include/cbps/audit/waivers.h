#pragma once

#include <vector>

#include "cbps/audit/selection.h"
#include "cbps/result/waiver_index.h"
#include "cbps/rules/rule_pack.h"

namespace cbps::audit {

/// The waivers of a run, by the selected checks in the order of the rules. The pack outlives the
/// result. Each `rule` is the id of a standard or check of the pack.
[[nodiscard]] inline result::WaiverIndex index_waivers(const rules::RulePack& pack,
                                                       const Selection& selection,
                                                       std::vector<result::Waiver> waivers,
                                                       Date day) {
  std::vector<result::WaiverIndex::Check> checks;
  for (std::size_t s = 0; s < pack.standards.size(); ++s) {
    const rules::Standard& standard = pack.standards[s];
    for (std::size_t c = 0; c < standard.checks.size(); ++c) {
      if (selection.has(s, c)) checks.emplace_back(standard.id, standard.checks[c].id);
    }
  }
  return {checks, std::move(waivers), day};
}

}  // namespace cbps::audit
