#pragma once

#include <optional>

#include "cbps/lang/operators.h"
#include "eval/gap.h"

namespace cbps::eval {

/// `left op right` (numbers or dates, false on this row) must hold: solved for the first fact, in
/// reading order, that the dictionary lets move in the direction needed. `atom` is the node whose
/// truth must become `want`; without one, a comparison that is not linear is not solved.
[[nodiscard]] Need number_gap(const View& view, lang::ComparisonOp op, lang::ExprId left,
                              lang::ExprId right, std::optional<lang::ExprId> atom, bool want);

/// For atoms that cannot be inverted: the nearest value of one of their facts that gives `want`,
/// found by trial; otherwise the fact that would have to change.
[[nodiscard]] Need gap_by_trial(const View& view, lang::ExprId atom, bool want);
/// The same for one fact; nullopt if no value of it is found.
[[nodiscard]] std::optional<Need> gap_by_trial(const View& view, lang::ExprId node, bool want,
                                               FieldId fact);

}  // namespace cbps::eval
