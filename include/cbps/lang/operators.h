#pragma once

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
  int precedence = 0;  ///< binds tighter the higher
  std::string_view zh;
  std::string_view en;
  std::string_view example;
};

/// From the one that binds least.
[[nodiscard]] std::span<const Operator> operators();

/// What binds tighter than any operator: literals, names, calls.
inline constexpr int kPrimaryPrecedence = 8;

/// The precedence of a node's operator; `kPrimaryPrecedence` where it has none.
[[nodiscard]] int precedence(Op op);
/// How messages name a node's operator: "&&", "? :". Empty where it has none.
[[nodiscard]] std::string_view sign(Op op);

}  // namespace cbps::lang
