#pragma once

#include <cstdint>
#include <vector>

#include "eval/gap.h"

/// Shortfalls of facts with options: choices and sets.
namespace cbps::eval {

/// `side` (a choice fact, or a conditional that selects one) must be one of `options`, or none of
/// them.
[[nodiscard]] Need choice_gap(const View& view, lang::ExprId side,
                              const std::vector<std::int64_t>& options, bool one_of);

/// Two sets must be equal, or must differ.
[[nodiscard]] Need equal_sets_gap(const View& view, lang::ExprId left, lang::ExprId right,
                                  bool equal);

/// A set must have all of `parts`, or must not have all of them.
[[nodiscard]] Need parts_gap(const View& view, lang::ExprId set, std::uint64_t parts, bool want);

/// Each part of `inner` must be in `outer`, or one must not be.
[[nodiscard]] Need subset_gap(const View& view, lang::ExprId inner, lang::ExprId outer, bool want);

}  // namespace cbps::eval
