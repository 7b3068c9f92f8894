#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <string_view>

#include "cbps/lang/ast.h"

namespace cbps::lang {

/// One operator: how it is written, how tightly it binds, and its line in the language guide. The
/// parser, the canonical text, messages and docs/language.md all read this table.
struct Operator {
  Op op = Op::Bool;
  std::string_view sign;
  int operands = 2;
  int precedence = 0;  ///< a higher number binds tighter
  std::string_view zh;
  std::string_view en;
  std::string_view example;
};

/// All operators, from the loosest binding to the tightest.
[[nodiscard]] std::span<const Operator> operators();

/// The precedence of literals, names and calls, which bind tighter than any operator.
inline constexpr int kPrimaryPrecedence = 8;

/// What compares two values, computes with two numbers, or joins statements: subsets of `Op`.
enum class ComparisonOp : std::uint8_t { Less, LessEqual, Greater, GreaterEqual, Equal, NotEqual };
enum class ArithmeticOp : std::uint8_t { Multiply, Divide, Modulo, Add, Subtract };
enum class ChainOp : std::uint8_t { And, Or };

/// The comparison that says the same with its sides exchanged: `a < b` is `b > a`.
[[nodiscard]] ComparisonOp turned(ComparisonOp op);
/// The comparison that holds where `op` does not: `<` and `>=`.
[[nodiscard]] ComparisonOp denied(ComparisonOp op);
/// Whether `op` holds between two values of that order.
[[nodiscard]] bool holds(ComparisonOp op, std::strong_ordering order);
/// Whether it asks for equality only, and so does for values that have no order.
[[nodiscard]] bool is_equality(ComparisonOp op);

/// The precedence of a node's operator; `kPrimaryPrecedence` where it has none.
[[nodiscard]] int precedence(Op op);
/// How messages name a node's operator: "&&", "? :". Empty where it has none.
[[nodiscard]] std::string_view sign(Op op);

}  // namespace cbps::lang
