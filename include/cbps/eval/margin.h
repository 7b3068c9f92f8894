#pragma once

#include <optional>

#include "cbps/eval/explain.h"
#include "cbps/value/integer.h"

namespace cbps::eval {

/// How far a comparison of numbers or dates is from its threshold. Both members are
/// in units of the finer of the two scales.
struct Margin {
  Int128 difference = 0;  ///< left − right
  Int128 step = 1;        ///< the most that one step of one of its facts moves the difference
};

/// Returns nullopt if `comparison` does not compare numbers or dates, or if a side is unknown.
[[nodiscard]] std::optional<Margin> margin(const View& view, lang::ExprId comparison);

/// The least and greatest difference that the ranges of the two sides allow.
struct MarginRange {
  Int128 least = 0;
  Int128 most = 0;
};
[[nodiscard]] std::optional<MarginRange> margin_range(const lang::Condition& condition,
                                                      lang::ExprId comparison);

}  // namespace cbps::eval
