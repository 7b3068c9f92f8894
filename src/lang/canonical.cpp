#include "lang/canonical.h"

#include <algorithm>
#include <vector>

#include "cbps/lang/operators.h"
#include "cbps/value/unreachable.h"

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

/// Whether operand number `k` of a node stands in parentheses.
bool in_parentheses(const Ast& ast, const Expr& node, std::size_t k) {
  const ExprId operand = node.operands[k];
  const int own = precedence(node.op);
  switch (node.op) {
    case Op::List:
    case Op::Call: return false;
    case Op::Not: return bracketed(ast, operand, own);
    case Op::Negate: return bracketed_negative(ast, operand);
    case Op::Conditional: return bracketed(ast, operand, k == 2 ? own : own + 1);
    // Chains are one node: one inside another was written in parentheses.
    case Op::And:
    case Op::Or: return bracketed(ast, operand, own + 1);
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
    case Op::In: return bracketed(ast, operand, k == 0 ? own : own + 1);
    case Op::Bool:
    case Op::Number:
    case Op::String:
    case Op::Name: break;  // these have no operands
  }
  unreachable();
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
    switch (node.op) {
      case Op::Bool: out_ += node.number.units != 0 ? "true" : "false"; return;
      case Op::Number: out_ += number(node); return;
      case Op::String: out_ += quoted(node.text); return;
      case Op::Name: out_ += node.text; return;
      case Op::List: return joined(node, "[", ", ", "]");
      case Op::Call: out_ += node.text; return joined(node, "(", ", ", ")");
      case Op::Not: return joined(node, "!", "", "");
      case Op::Negate: return joined(node, "-", "", "");
      case Op::Conditional:
        operand(node, 0);
        out_ += " ? ";
        operand(node, 1);
        out_ += " : ";
        return operand(node, 2);
      case Op::And:
      case Op::Or:
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
      case Op::In: return joined(node, "", " " + std::string(sign(node.op)) + " ", "");
    }
    unreachable();
  }

  void operand(const Expr& node, std::size_t k) {
    const bool parentheses = in_parentheses(ast_, node, k);
    if (parentheses) out_ += '(';
    write(node.operands[k]);
    if (parentheses) out_ += ')';
  }

  void joined(const Expr& node, std::string_view open, std::string_view between,
              std::string_view close) {
    out_ += open;
    for (std::size_t k = 0; k < node.operands.size(); ++k) {
      if (k != 0) out_ += between;
      operand(node, k);
    }
    out_ += close;
  }

  const Ast& ast_;
  std::string out_;
};

/// The levels that a node adds to those of its operand number `k`: brackets, arguments and unary
/// signs one, branches one, operators between two operands none.
unsigned added_levels(Op op, std::size_t k) {
  if (op == Op::Conditional) return k == 0 ? 0 : 1;
  return precedence(op) >= precedence(Op::Not) ? 1 : 0;
}

}  // namespace

unsigned canonical_levels(const Ast& ast) {
  std::vector<unsigned> levels(ast.nodes.size(), 0);
  for (std::size_t i = 0; i < ast.nodes.size(); ++i) {
    const Expr& node = ast.nodes[i];
    for (std::size_t k = 0; k < node.operands.size(); ++k) {
      const unsigned one = added_levels(node.op, k) + levels[index(node.operands[k])] +
                           (in_parentheses(ast, node, k) ? 1U : 0U);
      levels[i] = std::max(levels[i], one);
    }
    if (node.operands.empty() && (node.op == Op::Call || node.op == Op::List)) levels[i] = 1;
  }
  return levels[index(ast.root)];
}

std::string canonical_text(const Ast& ast, ExprId node) { return Writer(ast).text(node); }

}  // namespace cbps::lang
