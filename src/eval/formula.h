#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cbps/eval/explain.h"

namespace cbps::eval {

/// A comparison solved for one of its facts, in common notation: "20 × 1,200 ÷ 100".
struct Formula {
  std::vector<result::FormulaToken> tokens;
  std::vector<result::Input> inputs;
};

/// Solves `left ∘ right` for the fact at `target`. Returns nullopt if the target occurs on both
/// sides or under an operator that this function cannot invert; the report then has no formula.
[[nodiscard]] std::optional<Formula> solve(const View& view, lang::ExprId left, lang::ExprId right,
                                           lang::ExprId target);

}  // namespace cbps::eval
