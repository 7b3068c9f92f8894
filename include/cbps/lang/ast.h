#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/diag/diagnostic.h"
#include "cbps/value/decimal.h"

/// The condition language, "cbps CEL profile 1": CEL's syntax and precedence, typed, total, exact.
namespace cbps::lang {

/// A node of an `Ast`; children have smaller ids than their parents, so one pass in order sees
/// every operand before its operator.
enum class ExprId : std::uint32_t {};
[[nodiscard]] constexpr std::size_t index(ExprId id) { return static_cast<std::size_t>(id); }

enum class Op : std::uint8_t {
  Bool,
  Number,
  String,
  Name,
  List,
  Not,
  Negate,
  Multiply,
  Divide,
  Modulo,
  Add,
  Subtract,
  Less,
  LessEqual,
  Greater,
  GreaterEqual,
  Equal,
  NotEqual,
  In,
  And,
  Or,
  Conditional,
  Call,  ///< must stay last: tables are sized by it
};

/// The position of a node in the text of its condition, in bytes.
struct Extent {
  std::uint32_t begin = 0;
  std::uint32_t length = 0;
};

struct Expr {
  Op op = Op::Bool;
  Extent extent;
  Decimal number;                ///< Number: its value and digits as written; Bool: 0 or 1
  bool is_decimal = false;       ///< Number: written with a point or exponent
  std::string text;              ///< Name: dotted; String: its value; Call: the function
  std::vector<ExprId> operands;  ///< And, Or: two or more (a chain is one node)
};

struct Ast {
  std::vector<Expr> nodes;
  ExprId root{};

  [[nodiscard]] const Expr& at(ExprId id) const { return nodes[index(id)]; }
};

inline constexpr std::size_t kMostBytes = 4096;
inline constexpr unsigned kMostLevels = 32;

/// Parses one condition. Messages have spans of file `None`, with offsets into `text`; the caller
/// adds the position of the text in its file. Returns nullopt if there was an error.
[[nodiscard]] std::optional<Ast> parse(std::string_view text, Diagnostics& diagnostics);

/// The canonical text of a tree: canonical spaces, and only the parentheses that precedence needs.
/// Parsing it gives the same tree.
[[nodiscard]] std::string canonical_text(const Ast& ast, ExprId node);
[[nodiscard]] inline std::string canonical_text(const Ast& ast) {
  return canonical_text(ast, ast.root);
}

}  // namespace cbps::lang
