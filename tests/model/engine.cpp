#include "model/engine.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "cbps/eval/functions.h"
#include "model/pack.h"
#include "model/rows.h"

namespace cbps::model {
namespace {

std::string digits(Int128 value) {
  std::string text;
  for (Int128 rest = value < 0 ? -value : value; rest > 0 || text.empty(); rest /= 10) {
    text.insert(text.begin(), static_cast<char>('0' + static_cast<int>(rest % 10)));
  }
  return value < 0 ? "-" + text : text;
}

}  // namespace

std::optional<lang::Condition> compile(std::string_view text, Mode mode) {
  Diagnostics diagnostics;
  auto ast = lang::parse(text, diagnostics);
  if (!ast) return std::nullopt;
  const lang::Environment environment{
      pack().dictionary, eval::functions(),
      mode == Mode::Checked ? lang::Arithmetic::Checked : lang::Arithmetic::Proved};
  if (mode == Mode::Condition) return lang::check(std::move(*ast), environment, diagnostics);
  auto condition = lang::check_expression(std::move(*ast), environment, diagnostics);
  if (!condition) return std::nullopt;
  const Kind kind = condition->type(condition->ast.root).type.kind;
  if (kind == Kind::List || kind == Kind::Dates) return std::nullopt;
  return condition;
}

Engine::Engine(std::vector<lang::Condition> conditions, const World& world, std::size_t most_rows)
    : dictionary_(world.dictionary),
      conditions_(std::move(conditions)),
      program_(world.duties_from) {
  for (const lang::Condition& one : conditions_) compiled_.push_back(program_.add(one));
  evaluator_.emplace(program_, world.calendar, most_rows);
}

void Engine::run(const std::vector<Row>& rows) {
  table_.emplace(table_of(dictionary_, rows));
  evaluator_->run(*table_);
}

std::optional<Value> Engine::value(std::size_t i, std::size_t row) const {
  const eval::Results& results = evaluator_->results();
  const eval::SlotId root = compiled_[i].root;
  const lang::Condition& one = conditions_[i];
  const Type type = one.type(one.ast.root).type;
  Value value;
  value.kind = type.kind;
  value.scale = type.scale;
  value.state = results.known(root, row)   ? State::Known
                : results.erred(root, row) ? State::Error
                                           : State::Unknown;
  if (value.state == State::Known && results.erred(root, row)) return std::nullopt;
  if (type.kind == Kind::Bool) {
    const auto bit = [row](const std::uint64_t* words) {
      return (words[row / 64] >> (row % 64) & 1U) != 0;
    };
    if (bit(results.true_words(root)) && bit(results.false_words(root))) return std::nullopt;
    const Truth truth = results.truth(root, row);
    if ((truth != Truth::Unknown) != (value.state == State::Known)) return std::nullopt;
    value.number = truth == Truth::True ? 1 : 0;
    return value;
  }
  const std::optional<std::int64_t> number = results.number(root, row);
  if (number.has_value() != (value.state == State::Known)) return std::nullopt;
  if (!number) return value;
  value.number = *number;
  const auto index = static_cast<std::size_t>(*number);
  if (type.kind == Kind::String) value.text = program_.texts()[index];
  if (type.kind == Kind::Choice) value.text = dictionary_.domain(type)[index].id;
  if (type.kind == Kind::Set) {
    const Domain& domain = dictionary_.domain(type);
    for (std::size_t part = 0; part < domain.size(); ++part) {
      if ((static_cast<std::uint64_t>(*number) >> part & 1U) != 0) {
        value.parts.push_back(domain[part].id);
      }
    }
  }
  return value;
}

bool same(const Value& a, const Value& b) {
  if (a.state != b.state) return false;
  if (a.state != State::Known) return true;
  if (a.kind != b.kind || a.scale != b.scale) return false;
  switch (a.kind) {
    case Kind::String:
    case Kind::Choice: return a.text == b.text;
    case Kind::Set:
      return std::is_permutation(a.parts.begin(), a.parts.end(), b.parts.begin(), b.parts.end());
    default: return a.number == b.number;
  }
}

std::string to_text(const Value& value) {
  if (value.state == State::Unknown) return "unknown";
  if (value.state == State::Error) return "error";
  switch (value.kind) {
    case Kind::Bool: return value.number != 0 ? "true" : "false";
    case Kind::Int: return digits(value.number);
    case Kind::Decimal: return fmt::format("{}e-{}", digits(value.number), value.scale);
    case Kind::Date: return cbps::to_string(Date{static_cast<std::int32_t>(value.number)});
    case Kind::String: return fmt::format("'{}'", value.text);
    case Kind::Choice: return std::string(value.text);
    case Kind::Set: return fmt::format("{{{}}}", fmt::join(value.parts, " "));
    default: return "a list";
  }
}

}  // namespace cbps::model
