#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cbps/result/finding.h"
#include "cbps/value/type.h"

namespace cbps::result {

/// The outcome of evaluating one expression.
enum class EvaluationOutcome : std::uint8_t { Value, Unknown, Error };
enum class ArithmeticError : std::uint8_t { None, DivisionByZero, Overflow };

/// A value of the condition language. `items` holds the elements of a list, or else one value.
struct Computed {
  EvaluationOutcome outcome = EvaluationOutcome::Unknown;
  Kind kind = Kind::Bool;
  std::vector<Datum> items;  ///< empty unless the outcome is `Value`
};

/// One subexpression and its result.
struct EvaluationStep {
  std::size_t depth = 0;  ///< levels below the whole expression, which has depth 0
  std::string expression;
  Computed computed;
};

struct Evaluation {
  Computed computed;
  std::string canonical;
  ArithmeticError error = ArithmeticError::None;
  std::string erring;  ///< canonical text of the innermost subexpression that failed
  /// Why the outcome is unknown: facts were not given, or (`not_due`) no duty is due yet.
  std::vector<UnknownField> unknown_fields;
  bool not_due = false;
  /// Filled only if the expression is a condition that is false.
  std::vector<Shortfall> shortfalls;
  /// The first 200 subexpressions in depth-first order, without literals.
  std::vector<EvaluationStep> steps;
};

}  // namespace cbps::result
