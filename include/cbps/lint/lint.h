#pragma once

#include "cbps/diag/diagnostic.h"
#include "cbps/doc/document.h"
#include "cbps/rules/rule_pack.h"

/// What may be wrong with a pack although it compiles.
namespace cbps::lint {

/// What a pack that compiles may still have wrong, as warnings in the order of their places: parts
/// of the text that no check answers for, restorations that do not restore, facts and parameters
/// that nothing uses, optional facts read without `known`, comparisons that always or never hold,
/// branches that are never taken, requirements that nobody can meet. `bundle` is what the pack was
/// compiled from.
[[nodiscard]] Diagnostics findings(const rules::RulePack& pack, const doc::Document& bundle,
                                   const Sources& sources);

}  // namespace cbps::lint
