#pragma once

#include <vector>

#include "cbps/rules/rule_pack.h"

namespace cbps::guide {

/// The facts that a check's verdict rests on, each once, in the dictionary's order: those that its
/// conditions name and, where they ask for months or quarters, the day from which these are due.
[[nodiscard]] std::vector<FieldId> facts_of(const rules::RulePack& pack, const rules::Check& check);

}  // namespace cbps::guide
