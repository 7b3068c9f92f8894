#include "cbps/eval/explain.h"

#include <algorithm>
#include <bit>

#include "cbps/eval/functions.h"
#include "eval/formula.h"
#include "eval/linear.h"

namespace cbps::eval {

using lang::Expr;
using lang::ExprId;
using lang::Meaning;
using lang::Op;
using lang::Typed;
using result::Gap;
using result::Relation;
using result::Shortfall;

namespace {

using Shortfalls = std::vector<Shortfall>;

result::Named named(const Option& option) { return {option.id, option.label}; }

std::vector<result::Named> parts(const Domain& domain, std::uint64_t bits) {
  std::vector<result::Named> all;
  for (std::size_t i = 0; i < domain.size(); ++i) {
    if ((bits >> i & 1U) != 0) all.push_back(named(domain[i]));
  }
  return all;
}

/// A comparison that must hold, whatever was written: what is wanted false is turned round.
Op wanted(Op op, bool want) {
  if (want) return op;
  switch (op) {
    case Op::Less: return Op::GreaterEqual;
    case Op::LessEqual: return Op::Greater;
    case Op::Greater: return Op::LessEqual;
    case Op::GreaterEqual: return Op::Less;
    case Op::Equal: return Op::NotEqual;
    default: return Op::Equal;
  }
}

class Explainer {
 public:
  explicit Explainer(const View& view) : view_(view) {}

  /// What makes `id` come out as `want`. Empty if it does, is unknown, or nobody can change it.
  Shortfalls need(ExprId id, bool want) {
    const Truth truth = view_.truth(id);
    if (truth == Truth::Unknown || (truth == Truth::True) == want) return {};
    const Expr& node = expr(id);
    switch (node.op) {
      case Op::Not: return need(node.operands[0], !want);
      case Op::And: return want ? all(node, true) : any(node, false);
      case Op::Or: return want ? any(node, true) : all(node, false);
      case Op::Conditional: return branch(node, want);
      case Op::Name: return fact(id, want);
      case Op::Call: return call(id, want);
      case Op::In: return membership(node, want);
      case Op::Less:
      case Op::LessEqual:
      case Op::Greater:
      case Op::GreaterEqual:
      case Op::Equal:
      case Op::NotEqual: return comparison(node, want);
      default: return {};
    }
  }

 private:
  [[nodiscard]] const Expr& expr(ExprId id) const { return view_.condition.ast.at(id); }
  [[nodiscard]] const Typed& typed(ExprId id) const { return view_.condition.type(id); }
  [[nodiscard]] std::optional<std::int64_t> number(ExprId id) const {
    return view_.results.number(view_.compiled.slot(id), view_.row);
  }

  Shortfalls all(const Expr& node, bool want) {
    Shortfalls result;
    for (const ExprId operand : node.operands) {
      Shortfalls more = need(operand, want);
      std::move(more.begin(), more.end(), std::back_inserter(result));
    }
    return result;
  }

  Shortfalls any(const Expr& node, bool want) {
    result::AnyOf choice;
    for (const ExprId operand : node.operands) {
      Shortfalls alternative = need(operand, want);
      if (!alternative.empty()) choice.alternatives.push_back(std::move(alternative));
    }
    if (choice.alternatives.empty()) return {};
    if (choice.alternatives.size() == 1) return std::move(choice.alternatives.front());
    Shortfalls result;
    result.push_back({std::move(choice)});
    return result;
  }

  /// The branch taken; when nothing in it can be changed, the other one.
  Shortfalls branch(const Expr& node, bool want) {
    const bool yes = view_.truth(node.operands[0]) == Truth::True;
    Shortfalls result = need(node.operands[yes ? 1 : 2], want);
    if (!result.empty()) return result;
    result = need(node.operands[0], !yes);
    Shortfalls more = need(node.operands[yes ? 2 : 1], want);
    std::move(more.begin(), more.end(), std::back_inserter(result));
    return result;
  }

  [[nodiscard]] Gap gap_of(FieldId id, Relation relation) const {
    const Field& field = view_.dictionary.field(id);
    Gap gap;
    gap.field = field.id;
    gap.label = field.label;
    gap.short_label = field.short_label;
    gap.relation = relation;
    gap.unit = field.unit;
    gap.have = datum(view_.dictionary, view_.table, id, view_.row);
    return gap;
  }
  static Shortfalls one(Gap gap) {
    Shortfalls result;
    result.push_back({std::move(gap)});
    return result;
  }

  /// A yes/no fact by itself.
  Shortfalls fact(ExprId id, bool want) {
    if (typed(id).meaning != Meaning::Field) return {};
    Gap gap = gap_of(typed(id).field, Relation::Equal);
    gap.need = want;
    return one(std::move(gap));
  }

  // ---- comparisons ----

  Shortfalls comparison(const Expr& node, bool want) {
    const ExprId left = node.operands[0];
    const ExprId right = node.operands[1];
    const Op op = wanted(node.op, want);
    switch (typed(left).type.kind) {
      case Kind::Bool: return equal_truths(node);
      case Kind::Choice: return choice(left, right, op == Op::Equal);
      case Kind::Set: return equal_sets(left, right, op == Op::Equal);
      default: return linear(op, left, right);
    }
  }

  /// `a == b` of two truth values: either side may give way.
  Shortfalls equal_truths(const Expr& node) {
    for (const ExprId side : node.operands) {
      Shortfalls result = need(side, view_.truth(side) == Truth::False);
      if (!result.empty()) return result;
    }
    return {};
  }

  Shortfalls choice(ExprId left, ExprId right, bool equal) {
    const bool fact_left = typed(left).meaning == Meaning::Field;
    const ExprId side = fact_left ? left : right;
    const std::optional<std::int64_t> other = number(fact_left ? right : left);
    if (typed(side).meaning != Meaning::Field || !other) return {};
    return option_gap(typed(side).field, {*other}, equal);
  }

  Shortfalls option_gap(FieldId field, const std::vector<std::int64_t>& options, bool one_of) {
    Gap gap = gap_of(field, one_of ? Relation::OneOf : Relation::NoneOf);
    const Domain& domain = view_.dictionary.domain(view_.dictionary.field(field).type);
    std::vector<result::Named> list;
    for (const std::int64_t option : options) {
      list.push_back(named(domain[static_cast<std::size_t>(option)]));
    }
    gap.need = std::move(list);
    return one(std::move(gap));
  }

  Shortfalls equal_sets(ExprId left, ExprId right, bool equal) {
    if (typed(left).meaning != Meaning::Field || !number(right)) return {};
    const FieldId field = typed(left).field;
    Gap gap = gap_of(field, equal ? Relation::Equal : Relation::NotEqual);
    gap.need = datum(view_.dictionary, view_.dictionary.field(field).type, *number(right));
    return one(std::move(gap));
  }

  /// a·x + rest ∘ 0 solved for one fact x.
  Shortfalls linear(Op op, ExprId left, ExprId right) {
    const unsigned scale = std::max(typed(left).type.scale, typed(right).type.scale);
    const auto form = linear_difference(view_, left, right, scale);
    if (!form) return {};
    for (const Measure& measure : form->measures) {
      if (auto gap = solved(op, left, right, *form, measure)) return one(std::move(*gap));
    }
    for (const Measure& measure : form->measures) {
      if (measure.is_count) continue;
      return one(both_sides(op, left, right, measure));
    }
    return {};
  }

  std::optional<Gap> solved(Op op, ExprId left, ExprId right, const LinearForm& form,
                            const Measure& measure) {
    const Int128 a = measure.coefficient;
    if (a == 0) return std::nullopt;
    const Int128 rest = form.value() - a * measure.value;
    const Field& field = view_.dictionary.field(measure.field);
    const Int128 step = measure.is_count ? 1 : field.step;
    // The edge of x in units of its own scale: x >= edge or x <= edge.
    const bool at_least_zero = op == Op::GreaterEqual || op == Op::Greater;
    const bool at_most_zero = op == Op::LessEqual || op == Op::Less;
    const bool strict = op == Op::Greater || op == Op::Less;
    Relation relation = Relation::Equal;
    Int128 edge = 0;
    if (op == Op::NotEqual) {
      relation = Relation::NotEqual;
      edge = measure.value;
    } else if (!at_least_zero && !at_most_zero) {
      if (-rest % a != 0) return std::nullopt;
      edge = -rest / a;
    } else {
      const bool up = at_least_zero == (a > 0);
      // a·x >= bound, or a·x <= bound, turned by the sign of a.
      const Int128 bound = -rest + (strict ? (at_least_zero ? 1 : -1) : 0);
      edge = up ? ceil_divide(bound * (a > 0 ? 1 : -1), a > 0 ? a : -a)
                : floor_divide(bound * (a > 0 ? 1 : -1), a > 0 ? a : -a);
      edge = up ? ceil_divide(edge, step) * step : floor_divide(edge, step) * step;
      relation = up ? Relation::AtLeast : Relation::AtMost;
    }
    const bool rises = edge > measure.value;
    if (relation != Relation::NotEqual && !may_move(field, rises)) return std::nullopt;
    if (!measure.is_count && field.range &&
        (edge < field.range->least || edge > field.range->most)) {
      return std::nullopt;
    }
    if (!fits_int64(edge)) return std::nullopt;
    Gap gap = gap_of(measure.field, relation);
    const Type type = measure.is_count ? Type{Kind::Int, 0, 0} : field.type;
    if (measure.is_count) {
      gap.have = datum(view_.dictionary, type, measure.value);
      gap.unit = {};
    }
    gap.need = datum(view_.dictionary, type, static_cast<std::int64_t>(edge));
    if (relation != Relation::NotEqual) {
      const Int128 short_by = rises ? edge - measure.value : measure.value - edge;
      gap.shortage = Decimal{static_cast<std::int64_t>(short_by), type.scale};
      if (type.kind == Kind::Date) gap.unit = {"天", "days"};
    }
    if (!strict) formula(gap, left, right, measure.node);
    return gap;
  }

  [[nodiscard]] static bool may_move(const Field& field, bool rises) {
    switch (field.change) {
      case Change::Any: return true;
      case Change::Increase: return rises;
      case Change::Decrease: return !rises;
      case Change::Never: return false;
    }
    return false;
  }

  void formula(Gap& gap, ExprId left, ExprId right, ExprId target) {
    std::optional<Formula> solution = solve(view_, left, right, target);
    if (!solution || solution->inputs.empty()) return;
    gap.formula = std::move(solution->tokens);
    gap.formula_text = std::move(solution->text);
    gap.inputs = std::move(solution->inputs);
  }

  /// No fact may move as needed: the two sides as they stand.
  Gap both_sides(Op op, ExprId left, ExprId right, const Measure& measure) {
    const Relation relation = op == Op::GreaterEqual || op == Op::Greater ? Relation::AtLeast
                              : op == Op::LessEqual || op == Op::Less     ? Relation::AtMost
                              : op == Op::Equal                           ? Relation::Equal
                                                                          : Relation::NotEqual;
    Gap gap = gap_of(measure.field, relation);
    gap.have = datum(view_.dictionary, typed(left).type, *number(left));
    gap.need = datum(view_.dictionary, typed(right).type, *number(right));
    // The unit and the formula are those of the bare fact; of a whole side there is neither.
    formula(gap, left, right, measure.node);
    gap.formula.clear();
    gap.formula_text.clear();
    if (left != measure.node) gap.unit = {};
    return gap;
  }

  // ---- sets and calendars ----

  Shortfalls membership(const Expr& node, bool want) {
    const ExprId left = node.operands[0];
    const ExprId right = node.operands[1];
    if (typed(right).type.kind == Kind::Set) {
      const auto bit = std::uint64_t{1} << static_cast<unsigned>(*typed(left).value);
      return set_gap(right, bit, want);
    }
    if (typed(left).meaning != Meaning::Field) return {};
    const FieldId field = typed(left).field;
    std::vector<std::int64_t> items;
    for (const ExprId item : expr(right).operands) {
      if (const auto value = number(item)) items.push_back(*value);
    }
    if (typed(left).type.kind == Kind::Choice) return option_gap(field, items, want);
    // A number that must be one of a few: the nearest that its direction allows.
    Gap gap = gap_of(field, want ? Relation::Equal : Relation::NotEqual);
    if (want) {
      const auto nearest = nearest_item(left, right);
      if (!nearest) return {};
      gap.need = datum(view_.dictionary, typed(left).type, *nearest);
      const std::int64_t have = *number(left);
      gap.shortage =
          Decimal{*nearest > have ? *nearest - have : have - *nearest, typed(left).type.scale};
    } else {
      gap.need = gap.have;
    }
    return one(std::move(gap));
  }

  std::optional<std::int64_t> nearest_item(ExprId left, ExprId right) {
    const std::int64_t have = *number(left);
    const Field& field = view_.dictionary.field(typed(left).field);
    std::optional<std::int64_t> best;
    for (const ExprId item : expr(right).operands) {
      const unsigned own = typed(item).type.scale;
      const unsigned scale = typed(left).type.scale;
      const auto value = number(item);
      if (!value || own > scale) continue;
      const std::int64_t candidate = *value * power_of_ten(scale - own);
      if (!may_move(field, candidate > have)) continue;
      const auto distance = [have](std::int64_t to) { return to > have ? to - have : have - to; };
      if (!best || distance(candidate) < distance(*best)) best = candidate;
    }
    return best;
  }

  Shortfalls set_gap(ExprId set, std::uint64_t required, bool want) {
    if (typed(set).meaning != Meaning::Field || !number(set)) return {};
    const FieldId field = typed(set).field;
    const Domain& domain = view_.dictionary.domain(typed(set).type);
    const auto have = static_cast<std::uint64_t>(*number(set));
    Gap gap = gap_of(field, want ? Relation::HasAll : Relation::Lacks);
    const std::uint64_t changed = want ? required & ~have : required & have;
    gap.need = parts(domain, want ? required : have & ~required);
    gap.shortage = Decimal{std::popcount(changed), 0};
    if (gap.unit.empty()) gap.unit = {"项", "items"};
    for (result::Named& part : parts(domain, changed)) gap.missing.emplace_back(std::move(part));
    return one(std::move(gap));
  }

  Shortfalls call(ExprId id, bool want) {
    const Expr& node = expr(id);
    const std::string& name = node.text;
    if (name == "known") {
      const Typed& of = typed(node.operands[0]);
      if (of.meaning != Meaning::Field) return {};
      Gap gap = gap_of(of.field, want ? Relation::Given : Relation::NotGiven);
      gap.unit = {};
      return one(std::move(gap));
    }
    if (name == "has_all") {
      const std::optional<std::int64_t> listed =
          node.operands.size() == 2 ? number(node.operands[1])
                                    : static_cast<std::int64_t>(typed(node.operands[0]).most);
      return listed ? set_gap(node.operands[0], static_cast<std::uint64_t>(*listed), want)
                    : Shortfalls{};
    }
    if (name == "subset") return subset(node, want);
    if (name == "every_month") return every(node, Stretch::Month, want);
    if (name == "every_quarter") return every(node, Stretch::Quarter, want);
    return {};
  }

  /// Each part of a must be in b: b gains what it lacks, or a loses what is too much.
  Shortfalls subset(const Expr& node, bool want) {
    const auto a = number(node.operands[0]);
    const auto b = number(node.operands[1]);
    if (!want || !a || !b) return {};
    const auto lacking = static_cast<std::uint64_t>(*a & ~*b);
    const Typed& whole = typed(node.operands[1]);
    const bool grows =
        whole.meaning == Meaning::Field && may_move(view_.dictionary.field(whole.field), true);
    return grows ? set_gap(node.operands[1], static_cast<std::uint64_t>(*a), true)
                 : set_gap(node.operands[0], lacking, false);
  }

  Shortfalls every(const Expr& node, Stretch stretch, bool want) {
    if (!want) return {};
    const FieldId field = typed(node.operands[0]).field;
    std::optional<Date> from;
    if (const auto duties = view_.program.duties_from();
        duties && view_.table.known(*duties, view_.row)) {
      from = Date{static_cast<std::int32_t>(view_.table.column(*duties).values[view_.row])};
    }
    const bool monthly = stretch == Stretch::Month;
    const Period period = view_.calendar.period;
    const MonthSet due = monthly ? months_due(period, view_.calendar.as_of, from)
                                 : quarters_due(period, view_.calendar.as_of, from);
    MonthSet covered = 0;
    for (const std::int32_t day : view_.table.days(field, view_.row)) {
      const unsigned month = cbps::calendar(Date{day}).month - 1;
      covered = static_cast<MonthSet>(covered | 1U << (monthly ? month : month / 3));
    }
    Gap gap = gap_of(field, monthly ? Relation::EveryMonth : Relation::EveryQuarter);
    const int have = std::popcount(static_cast<MonthSet>(due & covered));
    gap.have = Decimal{have, 0};
    gap.need = Decimal{std::popcount(due), 0};
    gap.shortage = Decimal{std::popcount(due) - have, 0};
    gap.unit = monthly ? Bilingual{"个月", "months"} : Bilingual{"个季度", "quarters"};
    for (unsigned i = 0; i < 12; ++i) {
      if ((due & ~covered & (1U << i)) == 0) continue;
      if (monthly) {
        gap.missing.emplace_back(result::Month{period.year, i + 1});
      } else {
        gap.missing.emplace_back(result::Quarter{period.year, i + 1});
      }
    }
    return one(std::move(gap));
  }

  const View& view_;
};

class Opener {
 public:
  explicit Opener(const View& view) : view_(view) {}
  Open run() {
    visit(view_.condition.ast.root);
    return std::move(open_);
  }

 private:
  [[nodiscard]] bool known(ExprId id) const {
    return view_.results.known(view_.compiled.slot(id), view_.row);
  }

  void visit(ExprId id) {
    const Expr& node = view_.condition.ast.at(id);
    const Typed& typed = view_.condition.type(id);
    if (known(id)) return;
    if (typed.meaning == Meaning::Field) {
      const Field& field = view_.dictionary.field(typed.field);
      return missing(field.id, field.label);
    }
    if (typed.meaning == Meaning::Parameter) {
      const Parameter& parameter = view_.dictionary.parameter(typed.parameter);
      return missing("param." + parameter.id, parameter.label);
    }
    if (node.op == Op::Conditional && known(node.operands[0])) {
      return visit(node.operands[view_.truth(node.operands[0]) == Truth::True ? 1 : 2]);
    }
    if (node.op == Op::Conditional) return visit(node.operands[0]);
    bool anything = false;
    for (const ExprId operand : node.operands) {
      if (view_.condition.ast.at(operand).op == Op::List || known(operand)) continue;
      anything = true;
      visit(operand);
    }
    // Nothing is missing and still it is unknown: only the calendar can do that.
    if (!anything) open_.not_due = true;
  }

  void missing(const std::string& name, const Bilingual& label) {
    const auto same = [&name](const result::UnknownField& one) { return one.name == name; };
    if (std::none_of(open_.missing.begin(), open_.missing.end(), same)) {
      open_.missing.push_back({name, label});
    }
  }

  const View& view_;
  Open open_;
};

void decide(const View& view, ExprId id, std::vector<FieldId>& facts) {
  const Expr& node = view.condition.ast.at(id);
  const Typed& typed = view.condition.type(id);
  if (typed.meaning == Meaning::Field) {
    const bool seen = std::find(facts.begin(), facts.end(), typed.field) != facts.end();
    if (!seen && view.table.known(typed.field, view.row)) facts.push_back(typed.field);
    return;
  }
  // Of a chain, the operands that alone decide it.
  const bool chain = node.op == Op::And || node.op == Op::Or;
  const Truth decisive = node.op == Op::And ? Truth::False : Truth::True;
  const bool by_one = chain && view.truth(id) == decisive;
  for (const ExprId operand : node.operands) {
    if (!by_one || view.truth(operand) == decisive) decide(view, operand, facts);
  }
}

}  // namespace

result::Datum datum(const Dictionary& dictionary, Type type, std::int64_t value) {
  switch (type.kind) {
    case Kind::Bool: return value != 0;
    case Kind::Int:
    case Kind::Decimal: return Decimal{value, type.scale};
    case Kind::Date: return Date{static_cast<std::int32_t>(value)};
    case Kind::Choice: return named(dictionary.domain(type)[static_cast<std::size_t>(value)]);
    case Kind::Set: return parts(dictionary.domain(type), static_cast<std::uint64_t>(value));
    case Kind::String:
    case Kind::Dates:
    case Kind::List: break;
  }
  return std::monostate{};
}

result::Datum datum(const Dictionary& dictionary, const Table& table, FieldId field,
                    std::size_t row) {
  if (!table.known(field, row)) return std::monostate{};
  const Type type = dictionary.field(field).type;
  if (type.kind != Kind::Dates) return datum(dictionary, type, table.column(field).values[row]);
  std::vector<Date> dates;
  for (const std::int32_t day : table.days(field, row)) dates.push_back(Date{day});
  return dates;
}

Shortfalls shortfalls(const View& view) {
  return Explainer(view).need(view.condition.ast.root, true);
}

Open open_facts(const View& view) { return Opener(view).run(); }

std::vector<FieldId> deciding_facts(const View& view) {
  std::vector<FieldId> facts;
  decide(view, view.condition.ast.root, facts);
  return facts;
}

}  // namespace cbps::eval
