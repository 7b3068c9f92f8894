#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <span>
#include <type_traits>

#include "cbps/lang/condition.h"
#include "cbps/lang/function_id.h"
#include "cbps/lang/operators.h"
#include "cbps/value/unreachable.h"

/// What a node of a checked condition is: a closed set of types and the one visitor over them.
///
/// A visitor is an object with an overload for each type. A visitor that lacks an
/// overload does not compile, so the compiler finds every place that a new type affects. `OneOf`
/// lets one overload serve several types that it names; a visitor never has an overload for "all
/// others".
namespace cbps::lang {
namespace node {

/// A value written in the condition. A text is in `Expr::text`, any other value in `Typed::value`.
struct Literal {};
struct Fact {
  FieldId field;
};
struct Parameter {
  ParameterId parameter;
};
struct Day {
  CalendarDay day;
};
/// `[a, b]`. A list that its parent reads as a set of parts has their bits in `Typed::value`.
struct List {
  std::span<const ExprId> items;
};
struct Not {
  ExprId operand;
};
struct Negate {
  ExprId operand;
};
/// `a && b && …` or `a || b || …`: two operands or more.
struct Chain {
  ChainOp op;
  std::span<const ExprId> operands;
};
struct Arithmetic {
  ArithmeticOp op;
  ExprId left, right;
};
struct Comparison {
  ComparisonOp op;
  ExprId left, right;
};
/// `item in collection`, a list or a set.
struct Membership {
  ExprId item, collection;
};
/// `condition ? yes : no`.
struct Conditional {
  ExprId condition, yes, no;
};
struct Call {
  FunctionId function;
  std::span<const ExprId> arguments;
};

}  // namespace node

/// Whether T is one of the listed node types.
template <class T, class... Types>
concept OneOf = (std::same_as<std::remove_cvref_t<T>, Types> || ...);

/// A visitor made of lambdas.
template <class... Overloads>
struct Overloaded : Overloads... {
  using Overloads::operator()...;
};
template <class... Overloads>
Overloaded(Overloads...) -> Overloaded<Overloads...>;

/// Calls the visitor's overload for the type of node that `id` is. Views stay valid as long as the
/// condition.
template <class Visitor>
decltype(auto) visit(const Condition& condition, ExprId id, Visitor&& visitor) {
  const Expr& expr = condition.ast.at(id);
  const Typed& typed = condition.type(id);
  const auto operand = [&expr](std::size_t i) { return expr.operands[i]; };
  switch (typed.meaning) {
    case Meaning::Literal: return visitor(node::Literal{});
    case Meaning::Fact: return visitor(node::Fact{typed.field});
    case Meaning::Parameter: return visitor(node::Parameter{typed.parameter});
    case Meaning::Day: return visitor(node::Day{typed.day});
    case Meaning::Call: return visitor(node::Call{typed.function, expr.operands});
    case Meaning::Operator: break;
  }
  switch (expr.op) {
    case Op::List: return visitor(node::List{expr.operands});
    case Op::Not: return visitor(node::Not{operand(0)});
    case Op::Negate: return visitor(node::Negate{operand(0)});
    case Op::And: return visitor(node::Chain{ChainOp::And, expr.operands});
    case Op::Or: return visitor(node::Chain{ChainOp::Or, expr.operands});
    case Op::Multiply:
      return visitor(node::Arithmetic{ArithmeticOp::Multiply, operand(0), operand(1)});
    case Op::Divide: return visitor(node::Arithmetic{ArithmeticOp::Divide, operand(0), operand(1)});
    case Op::Modulo: return visitor(node::Arithmetic{ArithmeticOp::Modulo, operand(0), operand(1)});
    case Op::Add: return visitor(node::Arithmetic{ArithmeticOp::Add, operand(0), operand(1)});
    case Op::Subtract:
      return visitor(node::Arithmetic{ArithmeticOp::Subtract, operand(0), operand(1)});
    case Op::Less: return visitor(node::Comparison{ComparisonOp::Less, operand(0), operand(1)});
    case Op::LessEqual:
      return visitor(node::Comparison{ComparisonOp::LessEqual, operand(0), operand(1)});
    case Op::Greater:
      return visitor(node::Comparison{ComparisonOp::Greater, operand(0), operand(1)});
    case Op::GreaterEqual:
      return visitor(node::Comparison{ComparisonOp::GreaterEqual, operand(0), operand(1)});
    case Op::Equal: return visitor(node::Comparison{ComparisonOp::Equal, operand(0), operand(1)});
    case Op::NotEqual:
      return visitor(node::Comparison{ComparisonOp::NotEqual, operand(0), operand(1)});
    case Op::In: return visitor(node::Membership{operand(0), operand(1)});
    case Op::Conditional: return visitor(node::Conditional{operand(0), operand(1), operand(2)});
    // The checker never leaves these nodes with the meaning `Operator`.
    case Op::Bool:
    case Op::Number:
    case Op::String:
    case Op::Name:
    case Op::Call: break;
  }
  unreachable();
}

/// The operands of a node of any type, in reading order.
[[nodiscard]] inline std::span<const ExprId> operands(const Condition& condition, ExprId id) {
  return condition.ast.at(id).operands;
}

/// The node as a `Node`, or nullopt if it is of another type.
template <class Node>
[[nodiscard]] std::optional<Node> node_if(const Condition& condition, ExprId id) {
  return visit(condition, id, [](const auto& found) -> std::optional<Node> {
    if constexpr (std::same_as<std::remove_cvref_t<decltype(found)>, Node>) {
      return found;
    } else {
      return std::nullopt;
    }
  });
}

}  // namespace cbps::lang
