#include "guide/phrase.h"

#include <optional>

#include "cbps/lang/node.h"
#include "cbps/text/list.h"
#include "cbps/value/date.h"
#include "cbps/value/decimal.h"
#include "cbps/value/unreachable.h"

namespace cbps::guide {

namespace node = lang::node;
using lang::ArithmeticOp;
using lang::ChainOp;
using lang::ComparisonOp;
using lang::ExprId;
using lang::FunctionId;
using lang::Meaning;
using lang::Typed;

namespace {

std::string parts_text(const Domain& domain, std::uint64_t bits, const Words& words) {
  std::string text;
  for (std::size_t i = 0; i < domain.size(); ++i) {
    if ((bits >> i & 1U) != 0) append_item(text, words(Word::Comma), words(domain[i].label));
  }
  return text.empty() ? std::string(words(Word::Empty)) : text;
}

class Phraser {
 public:
  Phraser(const lang::Condition& condition, const Dictionary& dictionary, const Words& words)
      : condition_(condition), dictionary_(dictionary), words_(words) {}

  /// What must be so for `id` to hold, or not to hold.
  std::string statement(ExprId id, bool holds = true) {
    return lang::visit(
        condition_, id,
        lang::Overloaded{
            [&](const node::Not& of) { return statement(of.operand, !holds); },
            [&](const node::Chain& of) { return chain(of, holds); },
            [&](const node::Conditional& of) { return branches(of, holds); },
            [&](const node::Comparison& of) { return comparison(of, holds); },
            [&](const node::Membership& of) { return deny(membership(of), holds); },
            [&](const node::Call& of) { return call(id, of, holds); },
            // A fact, parameter or literal by itself; the others are not true or false.
            [&](const lang::OneOf<node::Fact, node::Parameter, node::Literal, node::Day, node::List,
                                  node::Negate, node::Arithmetic> auto&) {
              return words_(holds ? Word::Holds : Word::HoldsNot, value(id));
            },
        });
  }

 private:
  [[nodiscard]] const Typed& typed(ExprId id) const { return condition_.type(id); }
  /// The call, if `id` is one of that function.
  [[nodiscard]] std::optional<node::Call> call_of(ExprId id, FunctionId function) const {
    const auto call = lang::node_if<node::Call>(condition_, id);
    return call && call->function == function ? call : std::nullopt;
  }

  [[nodiscard]] std::string deny(std::string statement, bool holds) const {
    return holds ? std::move(statement) : words_(Word::HoldsNot, statement);
  }

  /// Statements that are made of several stand in brackets.
  std::string chain(const node::Chain& of, bool holds) {
    const bool conjunction = (of.op == ChainOp::And) == holds;
    std::string text;
    for (const ExprId operand : of.operands) {
      ExprId inner = operand;
      while (const auto negation = lang::node_if<node::Not>(condition_, inner)) {
        inner = negation->operand;
      }
      const bool several = lang::node_if<node::Chain>(condition_, inner) ||
                           lang::node_if<node::Conditional>(condition_, inner);
      const std::string one = statement(operand, holds);
      append_item(text, words_(conjunction ? Word::And : Word::Or), several ? bracket(one) : one);
    }
    return text;
  }
  [[nodiscard]] std::string bracket(const std::string& text) const {
    return words_.language() == Language::Zh ? "（" + text + "）" : "(" + text + ")";
  }

  /// `known(x) ? … : …` is the twin of dates and counts, or a value with a default.
  std::string branches(const node::Conditional& of, bool holds) {
    const std::string yes = statement(of.yes, holds);
    const std::string no = statement(of.no, holds);
    if (const auto known = call_of(of.condition, FunctionId::Known)) {
      return words_(Word::IfGiven, value(known->arguments[0]), yes, no);
    }
    return words_(Word::IfElse, statement(of.condition), yes, no);
  }

  std::string comparison(const node::Comparison& of, bool holds) {
    ExprId left = of.left;
    ExprId right = of.right;
    ComparisonOp op = holds ? of.op : lang::denied(of.op);
    if (is_constant(left) && !is_constant(right)) {
      std::swap(left, right);
      op = lang::turned(op);
    }
    // "quarters_due() < 1": while something is due it is false, before that unknown.
    const bool due = call_of(left, FunctionId::MonthsDue) || call_of(left, FunctionId::QuartersDue);
    if (due && op == ComparisonOp::Less) return std::string(words_(Word::NoneAsked));
    const bool dates = typed(left).type.kind == Kind::Date;
    return words_(relation(op, dates), value(left), value(right));
  }
  static Word relation(ComparisonOp op, bool dates) {
    switch (op) {
      case ComparisonOp::Less: return dates ? Word::Before : Word::LessThan;
      case ComparisonOp::LessEqual: return dates ? Word::NotAfter : Word::AtMost;
      case ComparisonOp::Greater: return dates ? Word::After : Word::MoreThan;
      case ComparisonOp::GreaterEqual: return dates ? Word::NotBefore : Word::AtLeast;
      case ComparisonOp::Equal: return Word::Equals;
      case ComparisonOp::NotEqual: return Word::Differs;
    }
    unreachable();
  }
  [[nodiscard]] bool is_constant(ExprId id) const {
    switch (typed(id).meaning) {
      case Meaning::Literal:
      case Meaning::Parameter:
      case Meaning::Day: return true;
      case Meaning::Fact:
      case Meaning::Operator:
      case Meaning::Call: return false;
    }
    unreachable();
  }

  std::string membership(const node::Membership& of) {
    const bool set = typed(of.collection).type.kind == Kind::Set;
    return set ? words_(Word::Has, value(of.collection), value(of.item))
               : words_(Word::OneOf, value(of.item), value(of.collection));
  }

  /// A call whose result is true or false.
  std::string call(ExprId id, const node::Call& of, bool holds) {
    const auto argument = [&](std::size_t i) { return value(of.arguments[i]); };
    switch (of.function) {
      case FunctionId::Known: return words_(holds ? Word::Given : Word::NotGiven, argument(0));
      case FunctionId::EveryMonth: return deny(words_(Word::EveryMonth, argument(0)), holds);
      case FunctionId::EveryQuarter: return deny(words_(Word::EveryQuarter, argument(0)), holds);
      case FunctionId::Subset: return deny(words_(Word::Within, argument(0), argument(1)), holds);
      case FunctionId::HasAll: {
        const Typed& set = typed(of.arguments[0]);
        const std::string all = of.arguments.size() == 2
                                    ? argument(1)
                                    : parts_text(dictionary_.domain(set.type),
                                                 static_cast<std::uint64_t>(set.most), words_);
        return deny(words_(Word::HasAll, argument(0), all), holds);
      }
      // No rule is about texts.
      case FunctionId::Contains:
      case FunctionId::StartsWith:
      case FunctionId::EndsWith: return deny(lang::canonical_text(condition_.ast, id), holds);
      // These are numbers and days: `function` names them.
      case FunctionId::Size:
      case FunctionId::CountOf:
      case FunctionId::MonthsCovered:
      case FunctionId::QuartersCovered:
      case FunctionId::MonthsDue:
      case FunctionId::QuartersDue:
      case FunctionId::CountIn:
      case FunctionId::Date:
      case FunctionId::Year:
      case FunctionId::Month:
      case FunctionId::Day:
      case FunctionId::DaysBetween:
      case FunctionId::AddYears: break;
    }
    unreachable();
  }

  /// A value by its label, with the figures that stand in it.
  std::string value(ExprId id) {
    return lang::visit(
        condition_, id,
        lang::Overloaded{
            [&](const node::Fact& of) {
              const Field& field = dictionary_.field(of.field);
              return words_(label_alone(field.label, field.short_label));
            },
            [&](const node::Parameter& of) { return parameter(of.parameter); },
            [&](const node::Day& of) { return std::string(words_(day_word(of.day))); },
            [&](const node::Literal&) { return literal(id); },
            [&](const node::Call& of) { return function(id, of); },
            [&](const node::List& of) { return list(id, of); },
            [&](const node::Negate& of) { return "-" + value(of.operand); },
            [&](const node::Arithmetic& of) { return arithmetic(id, of); },
            [&](const node::Conditional& of) {
              if (call_of(of.condition, FunctionId::Known)) {
                return words_(Word::ValueIfGiven, "", value(of.yes), value(of.no));
              }
              return by_text(id);
            },
            [&](const lang::OneOf<node::Not, node::Chain, node::Comparison,
                                  node::Membership> auto&) { return by_text(id); },
        });
  }

  /// What has no words of its own: a statement, or the text of the condition.
  std::string by_text(ExprId id) {
    return typed(id).type.kind == Kind::Bool ? statement(id)
                                             : lang::canonical_text(condition_.ast, id);
  }

  std::string parameter(ParameterId id) {
    const Parameter& parameter = dictionary_.parameter(id);
    const std::string figure = value_text(parameter, dictionary_, words_);
    return words_(parameter.label) +
           words_(Word::Aside, figure.empty() ? std::string(words_(Word::Unset)) : figure);
  }

  static Word day_word(CalendarDay day) {
    switch (day) {
      case CalendarDay::AsOf: return Word::AsOf;
      case CalendarDay::PeriodStart: return Word::PeriodStart;
      case CalendarDay::PeriodEnd: return Word::PeriodEnd;
    }
    unreachable();
  }

  std::string arithmetic(ExprId id, const node::Arithmetic& of) {
    switch (of.op) {
      case ArithmeticOp::Multiply: return joined(of, " × ", true);
      case ArithmeticOp::Divide: return joined(of, " ÷ ", true);
      case ArithmeticOp::Add: return joined(of, " + ", false);
      case ArithmeticOp::Subtract: return joined(of, " − ", false);
      case ArithmeticOp::Modulo: return by_text(id);
    }
    unreachable();
  }

  /// Sums inside a product stand in brackets.
  std::string joined(const node::Arithmetic& of, std::string_view sign, bool product) {
    const auto side = [&](ExprId id) {
      const auto inner = lang::node_if<node::Arithmetic>(condition_, id);
      const bool sum =
          inner && (inner->op == ArithmeticOp::Add || inner->op == ArithmeticOp::Subtract);
      return product && sum ? bracket(value(id)) : value(id);
    };
    std::string text = side(of.left);
    return text.append(sign) + side(of.right);
  }

  std::string list(ExprId id, const node::List& of) {
    if (typed(id).type.kind == Kind::Set) {
      return parts_text(dictionary_.domain(typed(id).type),
                        static_cast<std::uint64_t>(*typed(id).value), words_);
    }
    std::string text;
    for (const ExprId item : of.items) append_item(text, words_(Word::Comma), value(item));
    return text.empty() ? std::string(words_(Word::Empty)) : text;
  }

  std::string literal(ExprId id) {
    const Typed& type = typed(id);
    switch (type.type.kind) {
      case Kind::Bool: return std::string(words_(*type.value != 0 ? Word::Yes : Word::No));
      case Kind::Int:
      case Kind::Decimal: return to_grouped_string(Decimal{*type.value, type.type.scale});
      case Kind::Choice:
        return words_(dictionary_.domain(type.type)[static_cast<std::size_t>(*type.value)].label);
      case Kind::String:
      case Kind::Date:
      case Kind::Dates:
      case Kind::Set:
      case Kind::List: return condition_.ast.at(id).text;
    }
    unreachable();
  }

  /// A call as a value.
  std::string function(ExprId id, const node::Call& of) {
    const auto argument = [&](std::size_t i) { return value(of.arguments[i]); };
    switch (of.function) {
      case FunctionId::MonthsDue: return std::string(words_(Word::MonthsDue));
      case FunctionId::QuartersDue: return std::string(words_(Word::QuartersDue));
      case FunctionId::MonthsCovered: return words_(Word::MonthsCovered, argument(0));
      case FunctionId::QuartersCovered: return words_(Word::QuartersCovered, argument(0));
      case FunctionId::Size:
      case FunctionId::CountOf: return words_(Word::CountOf, argument(0));
      case FunctionId::AddYears: {
        // A parameter brings its unit with it: "5 years".
        const bool has_unit = typed(of.arguments[1]).meaning == Meaning::Parameter;
        return words_(has_unit ? Word::SpanLater : Word::YearsLater, argument(0), argument(1));
      }
      case FunctionId::Date: return to_string(Date{static_cast<std::int32_t>(*typed(id).value)});
      case FunctionId::CountIn:
      case FunctionId::Year:
      case FunctionId::Month:
      case FunctionId::Day:
      case FunctionId::DaysBetween: return lang::canonical_text(condition_.ast, id);
      case FunctionId::Known:
      case FunctionId::HasAll:
      case FunctionId::Subset:
      case FunctionId::EveryMonth:
      case FunctionId::EveryQuarter:
      case FunctionId::Contains:
      case FunctionId::StartsWith:
      case FunctionId::EndsWith: return statement(id);
    }
    unreachable();
  }

  const lang::Condition& condition_;
  const Dictionary& dictionary_;
  const Words& words_;
};

}  // namespace

std::string value_text(const Parameter& parameter, const Dictionary& dictionary,
                       const Words& words) {
  if (!parameter.value) return {};
  switch (parameter.type.kind) {
    case Kind::Bool: return std::string(words(*parameter.value != 0 ? Word::Yes : Word::No));
    case Kind::Set:
      return parts_text(dictionary.domain(parameter.type),
                        static_cast<std::uint64_t>(*parameter.value), words);
    case Kind::Int:
    case Kind::Decimal:
    case Kind::String:
    case Kind::Choice:
    case Kind::Date:
    case Kind::Dates:
    case Kind::List: break;
  }
  const std::string number = to_grouped_string(Decimal{*parameter.value, parameter.type.scale});
  const std::string& unit = words(parameter.unit);
  return unit.empty() ? number : number + " " + unit;
}

std::string phrase(const lang::Condition& condition, const Dictionary& dictionary,
                   const Words& words) {
  return Phraser(condition, dictionary, words).statement(condition.ast.root);
}

}  // namespace cbps::guide
