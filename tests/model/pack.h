#pragma once

#include "cbps/rules/rule_pack.h"

/// A second, slow, obvious evaluator of the condition language, and what sets it against the first.
namespace cbps::model {

/// A pack whose dictionary has facts and parameters of every type, compiled as any pack is.
const rules::RulePack& pack();

}  // namespace cbps::model
