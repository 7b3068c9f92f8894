#include <array>

#include "cbps/lang/ast.h"

namespace cbps::lang {
namespace {

struct Spelling {
  std::string_view sign;
  int precedence;  ///< binds tighter the higher
};

Spelling spelling(Op op) {
  switch (op) {
    case Op::Conditional: return {"?", 1};
    case Op::Or: return {"||", 2};
    case Op::And: return {"&&", 3};
    case Op::Less: return {"<", 4};
    case Op::LessEqual: return {"<=", 4};
    case Op::Greater: return {">", 4};
    case Op::GreaterEqual: return {">=", 4};
    case Op::Equal: return {"==", 4};
    case Op::NotEqual: return {"!=", 4};
    case Op::In: return {"in", 4};
    case Op::Add: return {"+", 5};
    case Op::Subtract: return {"-", 5};
    case Op::Multiply: return {"*", 6};
    case Op::Divide: return {"/", 6};
    case Op::Modulo: return {"%", 6};
    case Op::Not: return {"!", 7};
    case Op::Negate: return {"-", 7};
    case Op::Bool:
    case Op::Number:
    case Op::String:
    case Op::Name:
    case Op::List:
    case Op::Call: return {"", 8};
  }
  return {"", 8};
}

std::string quoted(std::string_view text) {
  std::string result = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') {
      result += '\\';
      result += c;
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      constexpr std::string_view kDigits = "0123456789abcdef";
      result += "\\x";
      result += kDigits[static_cast<unsigned char>(c) >> 4U];
      result += kDigits[static_cast<unsigned char>(c) & 15U];
    } else {
      result += c;
    }
  }
  return result + "'";
}

std::string number(const Expr& node) {
  std::string text = to_string(node.number);
  if (node.is_decimal && text.find('.') == std::string::npos) text += ".0";
  return text;
}

class Writer {
 public:
  explicit Writer(const Ast& ast) : ast_(ast) {}

  [[nodiscard]] std::string write(ExprId id) const {
    const Expr& node = ast_.at(id);
    const Spelling own = spelling(node.op);
    switch (node.op) {
      case Op::Bool: return node.number.units != 0 ? "true" : "false";
      case Op::Number: return number(node);
      case Op::String: return quoted(node.text);
      case Op::Name: return node.text;
      case Op::List: return "[" + list(node) + "]";
      case Op::Call: return node.text + "(" + list(node) + ")";
      case Op::Not: return "!" + inside(node.operands[0], own.precedence);
      case Op::Negate: return negated(node.operands[0], own.precedence);
      case Op::Conditional:
        return inside(node.operands[0], own.precedence + 1) + " ? " +
               inside(node.operands[1], own.precedence + 1) + " : " +
               inside(node.operands[2], own.precedence);
      default: return binary(node, own);
    }
  }

 private:
  /// The operand in parentheses if it binds less tightly than `least`.
  [[nodiscard]] std::string inside(ExprId id, int least) const {
    std::string text = write(id);
    return spelling(ast_.at(id).op).precedence < least ? "(" + text + ")" : text;
  }

  [[nodiscard]] std::string negated(ExprId id, int precedence) const {
    const std::string text = inside(id, precedence);
    // `-5` would be read back as a number, `--x` reads badly.
    const bool digits = ast_.at(id).op == Op::Number;
    return digits || text.front() == '-' ? "-(" + text + ")" : "-" + text;
  }

  [[nodiscard]] std::string binary(const Expr& node, const Spelling& own) const {
    // Chains of && and || are one node: one inside another was written in parentheses.
    const bool chain = node.op == Op::And || node.op == Op::Or;
    std::string text = inside(node.operands[0], own.precedence + (chain ? 1 : 0));
    for (std::size_t i = 1; i < node.operands.size(); ++i) {
      text.append(" ").append(own.sign).append(" ");
      text += inside(node.operands[i], own.precedence + 1);
    }
    return text;
  }

  [[nodiscard]] std::string list(const Expr& node) const {
    std::string text;
    for (const ExprId operand : node.operands) {
      if (!text.empty()) text += ", ";
      text += write(operand);
    }
    return text;
  }

  const Ast& ast_;
};

}  // namespace

std::string canonical_text(const Ast& ast, ExprId node) { return Writer(ast).write(node); }

}  // namespace cbps::lang
