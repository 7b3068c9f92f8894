#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "cbps/eval/explain.h"
#include "cbps/value/integer.h"

namespace cbps::eval {

/// A quantity in a comparison: a number or date fact, or a count of a fact
/// (`count_of(set)`, `months_covered(dates)`).
struct Measure {
  lang::ExprId node{};
  FieldId field{};
  bool is_count = false;   ///< a function counts the fact
  Int128 coefficient = 0;  ///< of one unit of its own scale, in units of the comparison's scale
  std::int64_t value = 0;
};

/// left − right of a comparison on one row, at one scale: a sum of measures and a constant.
struct LinearForm {
  std::vector<Measure> measures;  ///< in reading order, each once
  Int128 constant = 0;
  Int128 value = 0;  ///< of the sum, on this row
};

/// Returns nullopt if an operand is unknown on the row, if the comparison is not linear in facts,
/// or if its sum leaves 128 bits.
[[nodiscard]] std::optional<LinearForm> linear_difference(const View& view, lang::ExprId left,
                                                          lang::ExprId right, unsigned scale);

/// The fact (a set or dates) that `node` counts; nullopt if `node` is not a call that counts one.
[[nodiscard]] std::optional<FieldId> counted_fact(const lang::Condition& condition,
                                                  lang::ExprId node);

}  // namespace cbps::eval
