#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/data/json_scalar.h"
#include "cbps/data/profile.h"
#include "cbps/diag/diagnostic.h"
#include "cbps/eval/evaluator.h"
#include "cbps/result/evaluation.h"
#include "cbps/rules/rule_pack.h"

/// Evaluates one expression that is not part of a pack. It may have any type, its names may be
/// bound to values, and its arithmetic may fail.
namespace cbps::query {

/// A name and its value. A name from the dictionary denotes that fact, with the type of the value
/// and without a range; if the fact is a choice, a date or a set, a string is read as such a value.
/// With null, the fact is not given.
struct Binding {
  std::string name;
  data::JsonScalar value;
};

struct Question {
  std::string_view expression;
  FileId file = FileId::None;  ///< file of the expression's text, for locations in messages
  std::vector<Binding> bindings;
  const data::Profile* facts = nullptr;  ///< nullptr: no facts are given
  /// If it is absent, an expression that refers to the time does not compile.
  std::optional<Calendar> calendar;
};

/// Compiles and evaluates the expression. If it does not compile, reports diagnostics and returns
/// nothing.
[[nodiscard]] std::optional<result::Evaluation> evaluate(const Question& question,
                                                         const rules::RulePack& pack,
                                                         Diagnostics& diagnostics);

}  // namespace cbps::query
