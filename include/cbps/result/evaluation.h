#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cbps/result/finding.h"
#include "cbps/value/type.h"

namespace cbps::result {

/// What became of one expression, as data.
enum class EvaluationOutcome : std::uint8_t { Value, Unknown, Error };
enum class ArithmeticError : std::uint8_t { None, DivisionByZero, Overflow };

/// A value of the condition language. `items` are those of a list; else it has just one.
struct Computed {
  EvaluationOutcome outcome = EvaluationOutcome::Unknown;
  Kind kind = Kind::Bool;
  std::vector<Datum> items;  ///< empty unless the outcome is `Value`
};

/// One subexpression and what it came to.
struct Step {
  std::size_t depth = 0;  ///< under the whole expression, which has 0
  std::string expression;
  Computed computed;
};

struct Evaluation {
  Computed computed;
  std::string canonical;
  ArithmeticError error = ArithmeticError::None;
  std::string erring;  ///< the innermost subexpression that is an error, canonical
  /// Why it is unknown: what was not given, or no duty is due yet.
  std::vector<UnknownField> unknown_fields;
  bool not_due = false;
  /// Of a false condition.
  std::vector<Shortfall> shortfalls;
  /// Depth first, literals left out; the first 200.
  std::vector<Step> steps;
};

}  // namespace cbps::result
