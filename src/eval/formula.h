#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cbps/eval/explain.h"

namespace cbps::eval {

/// A comparison solved for one of its facts, as people would write it: "20 × 1,200 ÷ 100".
struct Formula {
  std::vector<result::FormulaToken> tokens;
  std::string text;  ///< in the condition language
  std::vector<result::Input> inputs;
};

/// Solves `left ∘ right` for the fact at `target`. Nothing if the target stands on both sides or
/// behind an operator that is not turned round here; then the figures must speak for themselves.
[[nodiscard]] std::optional<Formula> solve(const View& view, lang::ExprId left, lang::ExprId right,
                                           lang::ExprId target);

}  // namespace cbps::eval
