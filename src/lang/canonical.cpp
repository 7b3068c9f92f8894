#include "cbps/lang/operators.h"

namespace cbps::lang {
namespace {

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
    const int own = precedence(node.op);
    switch (node.op) {
      case Op::Bool: return node.number.units != 0 ? "true" : "false";
      case Op::Number: return number(node);
      case Op::String: return quoted(node.text);
      case Op::Name: return node.text;
      case Op::List: return "[" + list(node) + "]";
      case Op::Call: return node.text + "(" + list(node) + ")";
      case Op::Not: return "!" + inside(node.operands[0], own);
      case Op::Negate: return negated(node.operands[0], own);
      case Op::Conditional:
        return inside(node.operands[0], own + 1) + " ? " + inside(node.operands[1], own + 1) +
               " : " + inside(node.operands[2], own);
      default: return binary(node, own);
    }
  }

 private:
  /// The operand in parentheses if it binds less tightly than `least`.
  [[nodiscard]] std::string inside(ExprId id, int least) const {
    std::string text = write(id);
    return precedence(ast_.at(id).op) < least ? "(" + text + ")" : text;
  }

  [[nodiscard]] std::string negated(ExprId id, int own) const {
    const std::string text = inside(id, own);
    // `-5` would be read back as a number, `--x` reads badly.
    const bool digits = ast_.at(id).op == Op::Number;
    return digits || text.front() == '-' ? "-(" + text + ")" : "-" + text;
  }

  [[nodiscard]] std::string binary(const Expr& node, int own) const {
    // Chains of && and || are one node: one inside another was written in parentheses.
    const bool chain = node.op == Op::And || node.op == Op::Or;
    std::string text = inside(node.operands[0], own + (chain ? 1 : 0));
    for (std::size_t i = 1; i < node.operands.size(); ++i) {
      text.append(" ").append(sign(node.op)).append(" ");
      text += inside(node.operands[i], own + 1);
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
