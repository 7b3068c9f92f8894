#include "model/spelling.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace cbps::model {

using lang::Ast;
using lang::Expr;
using lang::ExprId;
using lang::Op;

namespace {

/// The number and the sign of the table in docs/language.md; what has none binds tightest.
std::pair<int, std::string_view> row_of_table(Op op) {
  switch (op) {
    case Op::Conditional: return {1, "?"};
    case Op::Or: return {2, "||"};
    case Op::And: return {3, "&&"};
    case Op::Equal: return {4, "=="};
    case Op::NotEqual: return {4, "!="};
    case Op::Less: return {4, "<"};
    case Op::LessEqual: return {4, "<="};
    case Op::Greater: return {4, ">"};
    case Op::GreaterEqual: return {4, ">="};
    case Op::In: return {4, "in"};
    case Op::Add: return {5, "+"};
    case Op::Subtract: return {5, "-"};
    case Op::Multiply: return {6, "*"};
    case Op::Divide: return {6, "/"};
    case Op::Modulo: return {6, "%"};
    case Op::Not: return {7, "!"};
    case Op::Negate: return {7, "-"};
    default: return {8, ""};
  }
}

class Speller {
 public:
  Speller(const Ast& ast, Chance& chance) : ast_(ast), chance_(chance) {}

  std::string text(ExprId id) {
    const Expr& expr = ast_.at(id);
    const auto [level, sign] = row_of_table(expr.op);
    const std::vector<ExprId>& x = expr.operands;
    switch (expr.op) {
      case Op::Bool:
      case Op::Number:
      case Op::String:
      case Op::Name: return lang::canonical_text(ast_, id);
      case Op::List: return "[" + items(expr) + "]";
      case Op::Call: return expr.text + gap() + "(" + items(expr) + ")";
      case Op::Not:
      case Op::Negate:
        // `-5` is a literal, `-(5)` a sign before one.
        return std::string(sign) +
               (ast_.at(x[0]).op == Op::Number ? "(" + text(x[0]) + ")" : " " + at_least(x[0], 7));
      case Op::Conditional:
        return at_least(x[0], 2) + space() + "?" + space() + at_least(x[1], 2) + space() + ":" +
               space() + at_least(x[2], 1);
      default: break;
    }
    // Read from the left: only the first operand may be of the same number.
    std::string all = at_least(x[0], level);
    for (std::size_t i = 1; i < x.size(); ++i) {
      all += space() + std::string(sign) + space() + at_least(x[i], level + 1);
    }
    return all;
  }

 private:
  std::string at_least(ExprId id, int level) {
    const bool bare = row_of_table(ast_.at(id).op).first >= level && !chance_.percent(5);
    return bare ? text(id) : "(" + gap() + text(id) + gap() + ")";
  }

  std::string items(const Expr& expr) {
    std::string all = gap();
    for (const ExprId one : expr.operands) all += text(one) + gap() + "," + space();
    // A comma after the last item is allowed, so that it may stay or go.
    if (!expr.operands.empty() && chance_.percent(80)) {
      all.erase(all.rfind(','));
    }
    return all;
  }

  std::string gap() { return chance_.percent(90) ? "" : space(); }
  std::string space() {
    switch (chance_.below(20)) {
      case 0: return "  ";
      case 1: return "\n";
      case 2: return " \t";
      case 3: return " // a ) remark\n";
      default: return " ";
    }
  }

  const Ast& ast_;
  Chance& chance_;
};

/// The operands of a node; with `chains`, those of operands of the same sign in their place.
std::vector<ExprId> operands(const Ast& ast, const Expr& expr, bool chains) {
  if (!chains || (expr.op != Op::And && expr.op != Op::Or)) return expr.operands;
  std::vector<ExprId> all;
  for (const ExprId one : expr.operands) {
    if (ast.at(one).op != expr.op) {
      all.push_back(one);
      continue;
    }
    for (const ExprId inner : operands(ast, ast.at(one), chains)) all.push_back(inner);
  }
  return all;
}

bool same_node(const Ast& a, ExprId left, const Ast& b, ExprId right, bool chains) {
  const Expr& x = a.at(left);
  const Expr& y = b.at(right);
  if (x.op != y.op || x.text != y.text || x.is_decimal != y.is_decimal) return false;
  if (x.number.units != y.number.units || x.number.scale != y.number.scale) return false;
  const auto of_x = operands(a, x, chains);
  const auto of_y = operands(b, y, chains);
  return std::equal(of_x.begin(), of_x.end(), of_y.begin(), of_y.end(),
                    [&](ExprId p, ExprId q) { return same_node(a, p, b, q, chains); });
}

}  // namespace

std::string loose_text(const Ast& ast, Chance& chance) {
  return Speller(ast, chance).text(ast.root);
}

bool same_tree(const Ast& a, const Ast& b, bool chains) {
  return same_node(a, a.root, b, b.root, chains);
}

}  // namespace cbps::model
