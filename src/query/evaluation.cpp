#include "cbps/query/evaluation.h"

#include <algorithm>
#include <utility>

#include "cbps/data/cell.h"
#include "cbps/eval/evaluator.h"
#include "cbps/eval/explain.h"
#include "cbps/eval/functions.h"
#include "cbps/lang/node.h"
#include "cbps/value/integer.h"
#include "cbps/value/unreachable.h"

namespace cbps::query {

using lang::Expr;
using lang::ExprId;
using lang::Meaning;
using lang::Op;
using result::ArithmeticError;
using result::Computed;
using result::EvaluationOutcome;

namespace {

/// The first ones of an expression that has more: each is written out, and they nest.
constexpr std::size_t kMostSteps = 200;

constexpr std::string_view kReserved[] = {"as_of", "period", "param", "null"};

/// A message about the text of an expression, which says where that stands.
Diagnostic in_file(Diagnostic message, FileId file) {
  return {message.code,
          {message.span.begin, message.span.length, file},
          std::move(message.arguments),
          std::move(message.notes)};
}

/// The dictionary as the expression sees it, and the values bound to its names.
class Bindings {
 public:
  Bindings(const Dictionary& dictionary, Diagnostics& diagnostics)
      : dictionary_(dictionary), diagnostics_(diagnostics) {}

  void add(const Binding& binding) {
    const std::string_view first = std::string_view(binding.name).substr(0, binding.name.find('.'));
    if (!is_name(binding.name) || std::count(std::begin(kReserved), std::end(kReserved), first)) {
      report(Code::BadBindingName, binding);
      return;
    }
    const auto found = dictionary_.field_by_id.find(binding.name);
    const bool is_fact = found != dictionary_.field_by_id.end();
    if (std::holds_alternative<data::JsonNull>(binding.value)) {
      if (is_fact) return remember(found->second, {});
      report(Code::NullHasNoType, binding);
      return;
    }
    if (const auto* text = std::get_if<std::string>(&binding.value)) {
      const Kind kind = is_fact ? dictionary_.field(found->second).type.kind : Kind::String;
      if (kind == Kind::Choice || kind == Kind::Date || kind == Kind::Set) {
        return remember(found->second, read_fact(dictionary_.field(found->second), *text));
      }
      const FieldId field = declare(binding.name, {Kind::String, 0, 0});
      texts_.emplace_back(field, *text);
      return;
    }
    const std::optional<Decimal> number = number_of(binding);
    if (!number) return;
    Kind kind = Kind::Bool;
    if (const auto* written = std::get_if<data::JsonNumber>(&binding.value)) {
      const bool whole = written->text.find_first_of(".eE") == std::string::npos;
      kind = whole ? Kind::Int : Kind::Decimal;
    }
    remember(declare(binding.name, {kind, number->scale, 0}), number->units);
  }

  [[nodiscard]] const Dictionary& dictionary() const { return dictionary_; }

  [[nodiscard]] Table table(const data::Profile* facts, eval::Program& program) const {
    Table table(dictionary_, 1);
    const auto is_bound = [this](FieldId field) {
      return std::any_of(values_.begin(), values_.end(),
                         [field](const auto& one) { return one.first == field; }) ||
             std::any_of(texts_.begin(), texts_.end(),
                         [field](const auto& one) { return one.first == field; });
    };
    const std::size_t given = facts == nullptr ? 0 : facts->origin.places.size();
    for (std::size_t i = 0; i < given; ++i) {
      const auto field = static_cast<FieldId>(i);
      if (is_bound(field)) continue;
      if (facts->table.invalid(field, 0)) table.set_invalid(field, 0);
      if (!facts->table.known(field, 0)) continue;
      if (dictionary_.field(field).type.kind == Kind::Dates) {
        std::vector<Date> dates;
        for (const std::int32_t day : facts->table.days(field, 0)) dates.push_back(Date{day});
        table.set_dates(field, 0, std::move(dates));
      } else {
        table.set(field, 0, facts->table.column(field).values[0]);
      }
    }
    for (const auto& [field, value] : values_) {
      if (value) table.set(field, 0, *value);
    }
    for (const auto& [field, text] : texts_) table.set(field, 0, program.intern(text));
    return table;
  }

 private:
  void report(Message<1> code, const Binding& binding) {
    diagnostics_.add(code, {0, 0, FileId::None}, binding.name);
  }

  static bool is_name(std::string_view text) {
    Diagnostics ignored;
    const auto ast = lang::parse(text, ignored);
    const bool one = ast && ast->nodes.size() == 1;
    return one && (ast->nodes[0].op == Op::Name || ast->nodes[0].op == Op::Bool) &&
           lang::canonical_text(*ast) == text;
  }

  std::optional<Decimal> number_of(const Binding& binding) {
    if (const auto* is = std::get_if<bool>(&binding.value)) return Decimal{*is ? 1 : 0, 0};
    // JSON's numbers are spelt as the language's are.
    Diagnostics faults;
    const auto ast = lang::parse(std::get<data::JsonNumber>(binding.value).text, faults);
    if (ast) return ast->nodes[lang::index(ast->root)].number;
    for (Diagnostic& one : std::move(faults).take()) {
      diagnostics_.add(Diagnostic{one.code, {}, std::move(one.arguments), {}});
    }
    return std::nullopt;
  }

  std::optional<std::int64_t> read_fact(const Field& field, const std::string& text) {
    Diagnostics faults;
    const auto value = data::read_cell(field, dictionary_, text, faults);
    for (Diagnostic& one : std::move(faults).take()) {
      diagnostics_.add(Diagnostic{one.code, {}, std::move(one.arguments), std::move(one.notes)});
    }
    return value;
  }

  void remember(FieldId field, std::optional<std::int64_t> value) {
    values_.emplace_back(field, value);
  }

  /// The fact of that name with another type, or a new one that is only a name.
  FieldId declare(const std::string& name, Type type) {
    const auto [entry, is_new] =
        dictionary_.field_by_id.try_emplace(name, static_cast<FieldId>(dictionary_.fields.size()));
    if (is_new) {
      Field field;
      field.id = name;
      field.label = field.short_label = {name, name};
      dictionary_.fields.push_back(std::move(field));
    }
    Field& field = dictionary_.fields[static_cast<std::size_t>(entry->second)];
    const Int128 step =
        Int128{field.step} * power_of_ten(type.scale) / power_of_ten(is_new ? 0 : field.type.scale);
    field.step = fits_int64(step) ? std::max<std::int64_t>(1, static_cast<std::int64_t>(step)) : 1;
    field.type = type;
    field.range.reset();
    return entry->second;
  }

  Dictionary dictionary_;
  Diagnostics& diagnostics_;
  std::vector<std::pair<FieldId, std::optional<std::int64_t>>> values_;
  std::vector<std::pair<FieldId, std::string>> texts_;
};

bool asks_for_the_time(const lang::Condition& condition) {
  return std::any_of(condition.types.begin(), condition.types.end(), [](const lang::Typed& node) {
    return node.meaning == Meaning::Day || node.calendar.role != lang::CalendarRole::None;
  });
}

/// Reads the results of the one row.
class Reader {
 public:
  explicit Reader(const eval::View& view) : view_(view) {}

  [[nodiscard]] Computed computed(ExprId id) const {
    const Expr& node = view_.condition.ast.at(id);
    const Type type = view_.condition.type(id).type;
    if (type.kind != Kind::List) {
      Computed one{outcome(id), type.kind, {}};
      if (one.outcome == EvaluationOutcome::Value) one.items.push_back(value(id));
      return one;
    }
    Computed all{EvaluationOutcome::Value, Kind::List, {}};
    for (const ExprId item : node.operands) {
      const Computed one = computed(item);
      // An error is worse than what is unknown.
      if (one.outcome > all.outcome) all.outcome = one.outcome;
      all.items.insert(all.items.end(), one.items.begin(), one.items.end());
    }
    if (all.outcome != EvaluationOutcome::Value) all.items.clear();
    return all;
  }

  /// The innermost node that errs: none of its operands does.
  [[nodiscard]] std::optional<ExprId> erring(ExprId id) const {
    for (const ExprId operand : view_.condition.ast.at(id).operands) {
      if (const auto inner = erring(operand)) return inner;
    }
    if (view_.condition.type(id).type.kind == Kind::List || !erred(id)) return std::nullopt;
    return id;
  }

  [[nodiscard]] ArithmeticError error_of(ExprId id) const {
    const auto of = lang::node_if<lang::node::Arithmetic>(view_.condition, id);
    const bool division =
        of && (of->op == lang::ArithmeticOp::Divide || of->op == lang::ArithmeticOp::Modulo);
    const bool by_zero = division && view_.results.number(view_.compiled.slot(of->right), 0) == 0;
    return by_zero ? ArithmeticError::DivisionByZero : ArithmeticError::Overflow;
  }

  void add_steps(ExprId id, std::size_t depth, std::vector<result::EvaluationStep>& steps) const {
    const Expr& node = view_.condition.ast.at(id);
    if (view_.condition.type(id).meaning == Meaning::Literal || steps.size() == kMostSteps) return;
    if (view_.condition.type(id).type.kind == Kind::List && depth > 0) {
      for (const ExprId item : node.operands) add_steps(item, depth, steps);
      return;
    }
    steps.push_back({depth, lang::canonical_text(view_.condition.ast, id), computed(id)});
    for (const ExprId operand : node.operands) add_steps(operand, depth + 1, steps);
  }

 private:
  [[nodiscard]] bool erred(ExprId id) const {
    return view_.results.erred(view_.compiled.slot(id), 0);
  }
  [[nodiscard]] EvaluationOutcome outcome(ExprId id) const {
    if (view_.results.known(view_.compiled.slot(id), 0)) return EvaluationOutcome::Value;
    return erred(id) ? EvaluationOutcome::Error : EvaluationOutcome::Unknown;
  }
  [[nodiscard]] std::int64_t number(ExprId id) const {
    return *view_.results.number(view_.compiled.slot(id), 0);
  }
  [[nodiscard]] result::Datum value(ExprId id) const {
    const lang::Typed& typed = view_.condition.type(id);
    switch (typed.type.kind) {
      case Kind::Bool: return view_.truth(id) == Truth::True;
      case Kind::Dates: return eval::datum(view_.dictionary, view_.table, typed.field, 0);
      case Kind::String: return view_.program.texts()[static_cast<std::size_t>(number(id))];
      case Kind::Int:
      case Kind::Decimal:
      case Kind::Choice:
      case Kind::Date:
      case Kind::Set:
      case Kind::List: return eval::datum(view_.dictionary, typed.type, number(id));
    }
    unreachable();
  }

  const eval::View& view_;
};

}  // namespace

std::optional<result::Evaluation> evaluate(const Question& question, const rules::RulePack& pack,
                                           Diagnostics& diagnostics) {
  Diagnostics found;
  Bindings bindings(pack.dictionary, found);
  for (const Binding& binding : question.bindings) bindings.add(binding);
  Diagnostics faults;
  std::optional<lang::Condition> condition;
  if (auto ast = lang::parse(question.expression, faults)) {
    condition = lang::check_expression(
        std::move(*ast), {bindings.dictionary(), eval::functions(), lang::Arithmetic::Checked},
        faults);
  }
  for (Diagnostic& one : std::move(faults).take()) {
    found.add(in_file(std::move(one), question.file));
  }
  eval::Program program(pack.program.duties_from());
  eval::Compiled compiled;
  if (condition) {
    compiled = program.add(*condition);
    if (!question.calendar && asks_for_the_time(*condition)) {
      found.add(Code::NoPeriodToAskFor, {0, 0, FileId::None});
    }
  }
  const bool fine = condition && !found.has_errors();
  diagnostics.append(std::move(found));
  if (!fine) return std::nullopt;

  const Table table = bindings.table(question.facts, program);
  const Calendar unasked{Period{1970}, Date{}};
  const Calendar calendar = question.calendar.value_or(unasked);
  eval::Evaluator evaluator(program, calendar, 1);
  const eval::View view{
      *condition, compiled, program, evaluator.run(table), table, bindings.dictionary(),
      calendar,   0};
  const Reader reader(view);
  const ExprId root = condition->ast.root;
  result::Evaluation evaluation;
  evaluation.computed = reader.computed(root);
  evaluation.canonical = lang::canonical_text(condition->ast);
  if (evaluation.computed.outcome == EvaluationOutcome::Error) {
    const ExprId erring = reader.erring(root).value_or(root);
    evaluation.error = reader.error_of(erring);
    evaluation.erring = lang::canonical_text(condition->ast, erring);
  }
  if (evaluation.computed.outcome == EvaluationOutcome::Unknown) {
    eval::Open open = eval::open_facts(view);
    evaluation.unknown_fields = std::move(open.missing);
    evaluation.not_due = open.not_due;
  }
  if (evaluation.computed.kind == Kind::Bool) evaluation.shortfalls = eval::shortfalls(view);
  reader.add_steps(root, 0, evaluation.steps);
  return evaluation;
}

}  // namespace cbps::query
