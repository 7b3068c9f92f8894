#pragma once

#include <vector>

#include "cbps/rules/rule_pack.h"

namespace cbps::guide {

/// The facts that a check's verdict depends on, each once, in the order of the dictionary. They are
/// the facts that its conditions name and, if a condition requires months or quarters, the fact
/// that gives the day from which these are due.
[[nodiscard]] std::vector<FieldId> facts_of(const rules::RulePack& pack, const rules::Check& check);

}  // namespace cbps::guide
