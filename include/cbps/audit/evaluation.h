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

/// One expression outside a pack: any type, names bound to values, arithmetic that may fail.
namespace cbps::audit {

/// A name and what it stands for. A name of the dictionary's is that fact, of the value's type and
/// without a range; where the fact is a choice, a date or a set, a text is read as such a value.
/// null leaves a fact not given.
struct Binding {
  std::string name;
  data::JsonScalar value;
};

struct Question {
  std::string_view expression;
  FileId file = FileId::None;  ///< of the expression's text, for the places of messages
  std::vector<Binding> bindings;
  const data::Profile* facts = nullptr;  ///< or none are given
  /// Nothing: an expression that asks for the time does not compile.
  std::optional<Calendar> calendar;
};

/// Compiles and evaluates. Nothing, and messages, if it does not compile.
[[nodiscard]] std::optional<result::Evaluation> evaluate(const Question& question,
                                                         const rules::RulePack& pack,
                                                         Diagnostics& diagnostics);

}  // namespace cbps::audit
