#include "cbps/report/evaluation.h"

#include <array>

#include "cbps/text/json_writer.h"
#include "cbps/text/unicode.h"
#include "report/json/object_writer.h"
#include "report/words/explain.h"
#include "report/words/figures.h"
#include "report/words/wording.h"

namespace cbps::report {

using result::ArithmeticError;
using result::Computed;
using result::Evaluation;
using result::EvaluationOutcome;

namespace {

constexpr std::array<std::string_view, 3> kOutcomes{"value", "unknown", "error"};
constexpr std::array<std::string_view, 3> kErrors{"", "division_by_zero", "overflow"};

template <std::size_t Size, typename Enumerator>
std::string_view name_of(const std::array<std::string_view, Size>& names, Enumerator value) {
  return names[static_cast<std::size_t>(value)];
}

void write_computed(JsonWriter& json, const Computed& computed) {
  json.string("outcome", name_of(kOutcomes, computed.outcome));
  json.string("type", id_of(computed.kind));
  if (computed.outcome != EvaluationOutcome::Value) return;
  json.key("value");
  if (computed.kind != Kind::List) return json::write_datum(json, computed.items.front());
  json.begin_array();
  for (const result::Datum& item : computed.items) json::write_datum(json, item);
  json.end_array();
}

void write_explanation(JsonWriter& json, const Evaluation& evaluation, Language language) {
  if (evaluation.error != ArithmeticError::None) {
    json.begin_object("error");
    json.string("kind", name_of(kErrors, evaluation.error));
    json.string("expression", evaluation.erring);
    json.end_object();
  }
  if (evaluation.computed.outcome == EvaluationOutcome::Unknown) {
    json.begin_array("unknown_fields");
    for (const result::UnknownField& one : evaluation.unknown_fields) json.string(one.name);
    json.end_array();
    json.begin_array("invalid_fields");
    for (const result::UnknownField& one : evaluation.unknown_fields) {
      if (one.invalid) json.string(one.name);
    }
    json.end_array();
  }
  if (!evaluation.shortfalls.empty()) {
    const result::Run none;  // labels are written with each gap
    json::Context context{none, language};
    json.key("shortfalls");
    json::ObjectWriter(json, context).elements(evaluation.shortfalls);
  }
  json.begin_array("steps");
  for (const result::EvaluationStep& step : evaluation.steps) {
    json.begin_object();
    json.number("depth", step.depth);
    json.string("expression", step.expression);
    write_computed(json, step.computed);
    json.end_object();
  }
  json.end_array();
}

/// A value as the language writes it. JSON's spelling of a text is one of the language's.
std::string literal(const Computed& computed) {
  std::string text;
  JsonWriter json(text, JsonWriter::Layout::Compact);
  if (computed.kind == Kind::List) {
    json.begin_array();
    for (const result::Datum& item : computed.items) json::write_datum(json, item);
    json.end_array();
  } else {
    json::write_datum(json, computed.items.front());
  }
  return text;
}

std::string short_text(const Computed& computed, const Words& words) {
  switch (computed.outcome) {
    case EvaluationOutcome::Value: return literal(computed);
    case EvaluationOutcome::Unknown: return std::string(words(Text::EvaluationUnknown));
    case EvaluationOutcome::Error: return std::string(words(Text::EvaluationError));
  }
  return {};
}

std::vector<std::string> reasons(const Evaluation& evaluation, const Words& words) {
  std::vector<std::string> invalid;
  std::vector<std::string> missing;
  for (const result::UnknownField& one : evaluation.unknown_fields) {
    const std::string label = words(one.label);
    const bool has_label = !label.empty() && label != one.name;
    (one.invalid ? invalid : missing)
        .push_back(has_label ? label + words(Text::Aside, one.name) : one.name);
  }
  std::vector<std::string> all;
  if (!invalid.empty()) {
    all.push_back(words(Text::FactsInvalid, listed(invalid, Text::Comma, words)));
  }
  if (!missing.empty()) {
    all.push_back(words(Text::FactsMissing, listed(missing, Text::Comma, words)));
  }
  if (all.empty() && evaluation.not_due) all.emplace_back(words(Text::NotDue));
  return all;
}

/// The first line: a value, or why there is none.
std::string answer(const Evaluation& evaluation, const Words& words) {
  std::string text = short_text(evaluation.computed, words);
  switch (evaluation.computed.outcome) {
    case EvaluationOutcome::Value: return text;
    case EvaluationOutcome::Error: {
      const bool zero = evaluation.error == ArithmeticError::DivisionByZero;
      return words(Text::EvaluationErrorIn, text,
                   words(zero ? Text::DivisionByZero : Text::Overflow), evaluation.erring);
    }
    case EvaluationOutcome::Unknown: {
      const std::string why = listed(reasons(evaluation, words), Text::Semicolon, words);
      return why.empty() ? text : text + words(Text::Aside, why);
    }
  }
  return text;
}

}  // namespace

std::string evaluation_json(const Evaluation& evaluation, bool explain, Language language) {
  std::string out;
  JsonWriter json(out, JsonWriter::Layout::Compact);
  json.begin_object();
  write_computed(json, evaluation.computed);
  json.string("canonical", evaluation.canonical);
  if (explain) write_explanation(json, evaluation, language);
  json.end_object();
  return out + '\n';
}

std::string evaluation_text(const Evaluation& evaluation, bool explain, Language language) {
  const Words words(language);
  std::string out = answer(evaluation, words) + '\n';
  if (!explain) return out;
  for (const result::Shortfall& one : evaluation.shortfalls) {
    out += "  " + sentence(one, words) + '\n';
  }
  constexpr std::size_t kWidest = 60;  // beyond it a value follows two blanks behind
  std::size_t width = 0;
  for (const result::EvaluationStep& step : evaluation.steps) {
    const std::size_t own = 2 * step.depth + unicode::display_width(step.expression);
    if (own <= kWidest && own > width) width = own;
  }
  out += '\n';
  for (const result::EvaluationStep& step : evaluation.steps) {
    const std::size_t own = 2 * step.depth + unicode::display_width(step.expression);
    out += std::string(2 + 2 * step.depth, ' ') + step.expression +
           std::string(own < width ? width - own + 2 : 2, ' ') + short_text(step.computed, words) +
           '\n';
  }
  return out;
}

}  // namespace cbps::report
