#pragma once

#include "cbps/diag/diagnostic.h"
#include "cbps/doc/document.h"
#include "cbps/rules/rule_pack.h"

/// Finds possible mistakes in a pack that compiles.
namespace cbps::lint {

/// Possible mistakes in a pack that compiles, as warnings in the order of their places: parts of
/// the text that no check covers, restorations that do not restore, facts and parameters
/// that nothing uses, optional facts read without `known`, comparisons that always or never hold,
/// branches that are never taken, requirements that nobody can meet. `bundle` is what the pack was
/// compiled from.
[[nodiscard]] Diagnostics findings(const rules::RulePack& pack, const doc::Document& bundle,
                                   const Sources& sources);

}  // namespace cbps::lint
