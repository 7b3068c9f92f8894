#include "lang/canonical.h"

#include <algorithm>
#include <vector>

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

/// Whether an operand stands in brackets: it binds less tightly than `least`.
bool bracketed(const Ast& ast, ExprId operand, int least) {
  return precedence(ast.at(operand).op) < least;
}
/// `-5` would be read back as a number.
bool bracketed_negative(const Ast& ast, ExprId operand) {
  return ast.at(operand).op == Op::Number || bracketed(ast, operand, precedence(Op::Negate));
}

class Writer {
 public:
  explicit Writer(const Ast& ast) : ast_(ast) {}

  std::string text(ExprId id) {
    write(id);
    return std::move(out_);
  }

 private:
  void write(ExprId id) {
    const Expr& node = ast_.at(id);
    const int own = precedence(node.op);
    switch (node.op) {
      case Op::Bool: out_ += node.number.units != 0 ? "true" : "false"; return;
      case Op::Number: out_ += number(node); return;
      case Op::String: out_ += quoted(node.text); return;
      case Op::Name: out_ += node.text; return;
      case Op::List: return list("[", node, "]");
      case Op::Call: out_ += node.text; return list("(", node, ")");
      case Op::Not:
        out_ += '!';
        return operand(node.operands[0], bracketed(ast_, node.operands[0], own));
      case Op::Negate:
        out_ += '-';
        return operand(node.operands[0], bracketed_negative(ast_, node.operands[0]));
      case Op::Conditional:
        inside(node.operands[0], own + 1);
        out_ += " ? ";
        inside(node.operands[1], own + 1);
        out_ += " : ";
        return inside(node.operands[2], own);
      case Op::Multiply:
      case Op::Divide:
      case Op::Modulo:
      case Op::Add:
      case Op::Subtract:
      case Op::Less:
      case Op::LessEqual:
      case Op::Greater:
      case Op::GreaterEqual:
      case Op::Equal:
      case Op::NotEqual:
      case Op::In: return binary(node, own, own);
      // Chains are one node: one inside another was written in parentheses.
      case Op::And:
      case Op::Or: return binary(node, own + 1, own);
    }
  }

  void operand(ExprId id, bool brackets) {
    if (brackets) out_ += '(';
    write(id);
    if (brackets) out_ += ')';
  }
  void inside(ExprId id, int least) { operand(id, bracketed(ast_, id, least)); }

  /// `least_first`: what the first operand must bind by to stand without parentheses.
  void binary(const Expr& node, int least_first, int own) {
    inside(node.operands[0], least_first);
    for (std::size_t i = 1; i < node.operands.size(); ++i) {
      out_.append(" ").append(sign(node.op)).append(" ");
      inside(node.operands[i], own + 1);
    }
  }

  void list(std::string_view open, const Expr& node, std::string_view close) {
    out_ += open;
    for (std::size_t i = 0; i < node.operands.size(); ++i) {
      if (i != 0) out_ += ", ";
      write(node.operands[i]);
    }
    out_ += close;
  }

  const Ast& ast_;
  std::string out_;
};

}  // namespace

unsigned canonical_levels(const Ast& ast) {
  std::vector<unsigned> levels(ast.nodes.size(), 0);
  const auto of = [&](ExprId operand, bool brackets) {
    return levels[index(operand)] + (brackets ? 1U : 0U);
  };
  for (std::size_t i = 0; i < ast.nodes.size(); ++i) {
    const Expr& node = ast.nodes[i];
    const int own = precedence(node.op);
    for (std::size_t k = 0; k < node.operands.size(); ++k) {
      const ExprId operand = node.operands[k];
      unsigned one = 0;
      switch (node.op) {
        case Op::List:
        case Op::Call: one = 1 + of(operand, false); break;
        case Op::Not: one = 1 + of(operand, bracketed(ast, operand, own)); break;
        case Op::Negate: one = 1 + of(operand, bracketed_negative(ast, operand)); break;
        case Op::Conditional:
          one = (k == 0 ? 0U : 1U) + of(operand, bracketed(ast, operand, k == 2 ? own : own + 1));
          break;
        case Op::And:
        case Op::Or: one = of(operand, bracketed(ast, operand, own + 1)); break;
        case Op::Multiply:
        case Op::Divide:
        case Op::Modulo:
        case Op::Add:
        case Op::Subtract:
        case Op::Less:
        case Op::LessEqual:
        case Op::Greater:
        case Op::GreaterEqual:
        case Op::Equal:
        case Op::NotEqual:
        case Op::In: one = of(operand, bracketed(ast, operand, k == 0 ? own : own + 1)); break;
        case Op::Bool:
        case Op::Number:
        case Op::String:
        case Op::Name: break;  // these have no operands
      }
      levels[i] = std::max(levels[i], one);
    }
    if (node.operands.empty() && (node.op == Op::Call || node.op == Op::List)) levels[i] = 1;
  }
  return levels[index(ast.root)];
}

std::string canonical_text(const Ast& ast, ExprId node) { return Writer(ast).text(node); }

}  // namespace cbps::lang
