#include "guide/phrase.h"

#include <array>
#include <bit>
#include <optional>

#include "cbps/value/date.h"
#include "cbps/value/decimal.h"

namespace cbps::guide {

using lang::Expr;
using lang::ExprId;
using lang::Meaning;
using lang::Op;
using lang::Typed;

namespace {

std::string parts_text(const Domain& domain, std::uint64_t bits, const Words& words) {
  std::string text;
  for (std::size_t i = 0; i < domain.size(); ++i) {
    if ((bits >> i & 1U) == 0) continue;
    if (!text.empty()) text += words(Word::Comma);
    text += words(domain[i].label);
  }
  return text.empty() ? std::string(words(Word::Empty)) : text;
}

struct Relation {
  Op op;
  Word number;
  Word date;
};
constexpr std::array kRelations{
    Relation{Op::Less, Word::LessThan, Word::Before},
    Relation{Op::LessEqual, Word::AtMost, Word::NotAfter},
    Relation{Op::Greater, Word::MoreThan, Word::After},
    Relation{Op::GreaterEqual, Word::AtLeast, Word::NotBefore},
    Relation{Op::Equal, Word::Equals, Word::Equals},
    Relation{Op::NotEqual, Word::Differs, Word::Differs},
};
/// What `op` becomes when its sides change places, and when it must not hold.
Op turned(Op op) {
  switch (op) {
    case Op::Less: return Op::Greater;
    case Op::LessEqual: return Op::GreaterEqual;
    case Op::Greater: return Op::Less;
    case Op::GreaterEqual: return Op::LessEqual;
    default: return op;
  }
}
Op denied(Op op) {
  switch (op) {
    case Op::Less: return Op::GreaterEqual;
    case Op::LessEqual: return Op::Greater;
    case Op::Greater: return Op::LessEqual;
    case Op::GreaterEqual: return Op::Less;
    case Op::Equal: return Op::NotEqual;
    default: return Op::Equal;
  }
}

class Teller {
 public:
  Teller(const lang::Condition& condition, const Dictionary& dictionary, const Words& words)
      : condition_(condition), dictionary_(dictionary), words_(words) {}

  /// What must be so for `id` to hold, or not to hold.
  std::string statement(ExprId id, bool holds = true) {
    const Expr& node = expr(id);
    switch (node.op) {
      case Op::Not: return statement(node.operands[0], !holds);
      case Op::And: return chain(node, holds, holds ? Word::And : Word::Or);
      case Op::Or: return chain(node, holds, holds ? Word::Or : Word::And);
      case Op::Conditional: return branches(node, holds);
      case Op::Less:
      case Op::LessEqual:
      case Op::Greater:
      case Op::GreaterEqual:
      case Op::Equal:
      case Op::NotEqual: return comparison(node, holds);
      case Op::In: return deny(membership(node), holds);
      case Op::Call: return call(id, holds);
      default: return words_(holds ? Word::Holds : Word::HoldsNot, value(id));
    }
  }

 private:
  [[nodiscard]] const Expr& expr(ExprId id) const { return condition_.ast.at(id); }
  [[nodiscard]] const Typed& typed(ExprId id) const { return condition_.type(id); }
  [[nodiscard]] bool is_function(ExprId id, std::string_view name) const {
    return expr(id).op == Op::Call && expr(id).text == name;
  }

  [[nodiscard]] std::string deny(std::string statement, bool holds) const {
    return holds ? std::move(statement) : words_(Word::HoldsNot, statement);
  }

  /// Statements that are chains of the other kind stand in brackets.
  std::string chain(const Expr& node, bool holds, Word joint) {
    std::string text;
    for (const ExprId operand : node.operands) {
      if (!text.empty()) text += words_(joint);
      ExprId inner = operand;
      bool inner_holds = holds;
      while (expr(inner).op == Op::Not) inner = expr(inner).operands[0], inner_holds = !inner_holds;
      const Op op = expr(inner).op;
      const bool mixed = op == Op::And || op == Op::Or || op == Op::Conditional;
      const std::string one = statement(operand, holds);
      text += mixed ? bracket(one) : one;
    }
    return text;
  }
  [[nodiscard]] std::string bracket(const std::string& text) const {
    return words_.language() == Language::Zh ? "（" + text + "）" : "(" + text + ")";
  }

  /// `known(x) ? … : …` is the twin of dates and counts, or a value with a default.
  std::string branches(const Expr& node, bool holds) {
    const ExprId condition = node.operands[0];
    const std::string yes = statement(node.operands[1], holds);
    const std::string no = statement(node.operands[2], holds);
    if (is_function(condition, "known")) {
      return words_(Word::IfGiven, value(expr(condition).operands[0]), yes, no);
    }
    return words_(Word::IfElse, statement(condition), yes, no);
  }

  std::string comparison(const Expr& node, bool holds) {
    ExprId left = node.operands[0];
    ExprId right = node.operands[1];
    Op op = holds ? node.op : denied(node.op);
    if (is_constant(left) && !is_constant(right)) {
      std::swap(left, right);
      op = turned(op);
    }
    // "quarters_due() < 1": while something is due it is false, before that unknown.
    const bool due = is_function(left, "months_due") || is_function(left, "quarters_due");
    if (due && op == Op::Less) return std::string(words_(Word::NoneAsked));
    const bool dates = typed(left).type.kind == Kind::Date;
    for (const Relation& row : kRelations) {
      if (row.op == op) return words_(dates ? row.date : row.number, value(left), value(right));
    }
    return {};
  }
  [[nodiscard]] bool is_constant(ExprId id) const {
    const Meaning meaning = typed(id).meaning;
    return meaning == Meaning::Literal || meaning == Meaning::Parameter ||
           meaning == Meaning::AsOf || meaning == Meaning::PeriodStart ||
           meaning == Meaning::PeriodEnd;
  }

  std::string membership(const Expr& node) {
    const ExprId left = node.operands[0];
    const ExprId right = node.operands[1];
    if (typed(right).type.kind == Kind::Set) return words_(Word::Has, value(right), value(left));
    return words_(Word::OneOf, value(left), value(right));
  }

  std::string call(ExprId id, bool holds) {
    const Expr& node = expr(id);
    const auto of = [&](std::size_t i) { return value(node.operands[i]); };
    if (node.text == "known") return words_(holds ? Word::Given : Word::NotGiven, of(0));
    if (node.text == "every_month") return deny(words_(Word::EveryMonth, of(0)), holds);
    if (node.text == "every_quarter") return deny(words_(Word::EveryQuarter, of(0)), holds);
    if (node.text == "subset") return deny(words_(Word::Within, of(0), of(1)), holds);
    if (node.text == "has_all") {
      const Typed& set = typed(node.operands[0]);
      const std::string all = node.operands.size() == 2
                                  ? of(1)
                                  : parts_text(dictionary_.domain(set.type),
                                               static_cast<std::uint64_t>(set.most), words_);
      return deny(words_(Word::HasAll, of(0), all), holds);
    }
    return deny(lang::canonical_text(condition_.ast, id), holds);
  }

  /// A value by its label, with the figures that stand in it.
  std::string value(ExprId id) {
    const Expr& node = expr(id);
    const Typed& type = typed(id);
    switch (type.meaning) {
      case Meaning::Field: return words_(dictionary_.field(type.field).label);
      case Meaning::Parameter: {
        const Parameter& parameter = dictionary_.parameter(type.parameter);
        const std::string figure = value_text(parameter, dictionary_, words_);
        return words_(parameter.label) +
               words_(Word::Aside, figure.empty() ? std::string(words_(Word::Unset)) : figure);
      }
      case Meaning::AsOf: return std::string(words_(Word::AsOf));
      case Meaning::PeriodStart: return std::string(words_(Word::PeriodStart));
      case Meaning::PeriodEnd: return std::string(words_(Word::PeriodEnd));
      case Meaning::Literal: return literal(id);
      case Meaning::Function: return function(id);
      case Meaning::Operator: break;
    }
    switch (node.op) {
      case Op::List: return list(id);
      case Op::Negate: return "-" + value(node.operands[0]);
      case Op::Multiply: return joined(node, " × ");
      case Op::Divide: return joined(node, " ÷ ");
      case Op::Add: return joined(node, " + ");
      case Op::Subtract: return joined(node, " − ");
      case Op::Conditional:
        if (is_function(node.operands[0], "known")) {
          return words_(Word::ValueIfGiven, "", value(node.operands[1]), value(node.operands[2]));
        }
        [[fallthrough]];
      default:
        return type.type.kind == Kind::Bool ? statement(id)
                                            : lang::canonical_text(condition_.ast, id);
    }
  }

  std::string joined(const Expr& node, std::string_view sign) {
    const auto side = [&](ExprId id) {
      const Op op = expr(id).op;
      const bool sum = op == Op::Add || op == Op::Subtract;
      const bool tighter = node.op == Op::Multiply || node.op == Op::Divide;
      return tighter && sum ? bracket(value(id)) : value(id);
    };
    std::string text = side(node.operands[0]);
    return text.append(sign) + side(node.operands[1]);
  }

  std::string list(ExprId id) {
    if (typed(id).type.kind == Kind::Set) {
      return parts_text(dictionary_.domain(typed(id).type),
                        static_cast<std::uint64_t>(*typed(id).value), words_);
    }
    std::string text;
    for (const ExprId item : expr(id).operands) {
      if (!text.empty()) text += words_(Word::Comma);
      text += value(item);
    }
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
      default: return expr(id).text;
    }
  }

  std::string function(ExprId id) {
    const Expr& node = expr(id);
    const auto of = [&](std::size_t i) { return value(node.operands[i]); };
    if (node.text == "months_due") return std::string(words_(Word::MonthsDue));
    if (node.text == "quarters_due") return std::string(words_(Word::QuartersDue));
    if (node.text == "months_covered") return words_(Word::MonthsCovered, of(0));
    if (node.text == "quarters_covered") return words_(Word::QuartersCovered, of(0));
    if (node.text == "count_of" || node.text == "size") return words_(Word::CountOf, of(0));
    if (node.text == "add_years") {
      // A parameter brings its unit with it: "5 years".
      const bool has_unit = typed(node.operands[1]).meaning == Meaning::Parameter;
      return words_(has_unit ? Word::SpanLater : Word::YearsLater, of(0), of(1));
    }
    if (node.text == "date") return to_string(Date{static_cast<std::int32_t>(*typed(id).value)});
    return typed(id).type.kind == Kind::Bool ? statement(id)
                                             : lang::canonical_text(condition_.ast, id);
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
    default: break;
  }
  const std::string number = to_grouped_string(Decimal{*parameter.value, parameter.type.scale});
  const std::string& unit = words(parameter.unit);
  return unit.empty() ? number : number + " " + unit;
}

std::string phrase(const lang::Condition& condition, const Dictionary& dictionary,
                   const Words& words) {
  return Teller(condition, dictionary, words).statement(condition.ast.root);
}

}  // namespace cbps::guide
