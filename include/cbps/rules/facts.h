#pragma once

#include <vector>

#include "cbps/rules/rule_pack.h"

namespace cbps::rules {

/// The facts that a check's verdict depends on, each once, in the order of the dictionary. They are
/// the facts that its conditions name and, if a condition requires months or quarters, the fact
/// that gives the day from which these are due.
[[nodiscard]] std::vector<FieldId> facts_of(const RulePack& pack, const Check& check);

/// The parameters that the conditions of a check name, each once, in the order of the dictionary.
[[nodiscard]] std::vector<ParameterId> parameters_of(const RulePack& pack, const Check& check);

}  // namespace cbps::rules
