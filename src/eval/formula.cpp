#include "eval/formula.h"

#include <algorithm>

#include "eval/gap.h"
#include "eval/linear.h"

namespace cbps::eval {

using lang::Expr;
using lang::ExprId;
using lang::Meaning;
using lang::Op;
using result::FormulaToken;
using result::Symbol;

namespace {

constexpr int kSum = 1, kProduct = 2, kAtom = 3;

/// A piece of formula and how tightly it binds.
struct Piece {
  std::vector<FormulaToken> tokens;
  std::string text;
  int precedence = kAtom;
};

class Solver {
 public:
  Solver(const View& view, ExprId target) : view_(view), target_(target) {}

  std::optional<Formula> solve(ExprId left, ExprId right) {
    const bool in_left = holds_target(left);
    if (in_left == holds_target(right)) return std::nullopt;
    std::optional<Piece> piece = in_left ? invert(left, write(right)) : invert(right, write(left));
    if (!piece) return std::nullopt;
    return Formula{std::move(piece->tokens), std::move(piece->text), std::move(inputs_)};
  }

 private:
  [[nodiscard]] const Expr& expr(ExprId id) const { return view_.condition.ast.at(id); }
  /// Conditionals stand for the branch they take; the caller has made sure they take one.
  [[nodiscard]] ExprId seen(ExprId id) const { return taken(view_, id).value_or(id); }

  [[nodiscard]] bool holds_target(ExprId id) const {
    id = seen(id);
    if (id == target_) return true;
    const auto& operands = expr(id).operands;
    return std::any_of(operands.begin(), operands.end(),
                       [this](ExprId operand) { return holds_target(operand); });
  }

  /// The value of the target such that `side` equals `rest`.
  std::optional<Piece> invert(ExprId side, Piece rest) {
    side = seen(side);
    if (side == target_) return rest;
    const Expr& node = expr(side);
    if (node.operands.size() != 2) return std::nullopt;
    const ExprId a = node.operands[0];
    const ExprId b = node.operands[1];
    const bool in_a = holds_target(a);
    if (in_a && holds_target(b)) return std::nullopt;
    const ExprId inner = in_a ? a : b;
    const ExprId outer = in_a ? b : a;
    switch (node.op) {
      case Op::Multiply: return invert(inner, join(std::move(rest), Op::Divide, write(outer)));
      case Op::Add: return invert(inner, join(std::move(rest), Op::Subtract, write(outer)));
      case Op::Subtract:
        return invert(inner, in_a ? join(std::move(rest), Op::Add, write(outer))
                                  : join(write(outer), Op::Subtract, std::move(rest)));
      default: return std::nullopt;
    }
  }

  Piece write(ExprId id) {
    id = seen(id);
    const Expr& node = expr(id);
    const lang::Typed& typed = view_.condition.type(id);
    if (typed.meaning == Meaning::Literal && is_number(typed.type)) {
      const Decimal value{*typed.value, typed.type.scale};
      return {{value}, to_string(value), kAtom};
    }
    if (typed.meaning == Meaning::Operator && node.operands.size() == 2) {
      Piece left = write(node.operands[0]);  // in reading order: inputs are numbered as they come
      return join(std::move(left), node.op, write(node.operands[1]));
    }
    return input(id, typed);
  }

  static Piece join(Piece left, Op op, Piece right) {
    const bool product = op == Op::Multiply || op == Op::Divide;
    const int own = product ? kProduct : kSum;
    const Symbol symbol = op == Op::Multiply ? Symbol::Times
                          : op == Op::Divide ? Symbol::Divide
                          : op == Op::Add    ? Symbol::Plus
                                             : Symbol::Minus;
    constexpr std::string_view kSigns[] = {" + ", " - ", " * ", " / "};
    const bool associative = op == Op::Add || op == Op::Multiply;
    left = inside(std::move(left), own);
    right = inside(std::move(right), associative ? own : own + 1);
    left.tokens.emplace_back(symbol);
    left.tokens.insert(left.tokens.end(), right.tokens.begin(), right.tokens.end());
    left.text += kSigns[static_cast<std::size_t>(symbol)];
    left.text += right.text;
    left.precedence = own;
    return left;
  }

  static Piece inside(Piece piece, int least) {
    if (piece.precedence >= least) return piece;
    piece.tokens.insert(piece.tokens.begin(), Symbol::Open);
    piece.tokens.emplace_back(Symbol::Close);
    return {std::move(piece.tokens), "(" + piece.text + ")", kAtom};
  }

  /// A fact, parameter or count: named once, however often it stands in the formula.
  Piece input(ExprId id, const lang::Typed& typed) {
    result::Input one;
    one.name = lang::canonical_text(view_.condition.ast, id);
    const auto same = std::find_if(inputs_.begin(), inputs_.end(),
                                   [&one](const result::Input& i) { return i.name == one.name; });
    const result::InputRef ref{static_cast<std::size_t>(same - inputs_.begin())};
    std::string text = one.name;
    if (same == inputs_.end()) {
      if (typed.meaning == Meaning::Field) {
        const Field& field = view_.dictionary.field(typed.field);
        one.label = field.short_label;
        one.unit = field.unit;
      } else if (typed.meaning == Meaning::Parameter) {
        const Parameter& parameter = view_.dictionary.parameter(typed.parameter);
        one.label = parameter.label;
        one.unit = parameter.unit;
      } else {
        one.label = counted_label(id, one.name);
      }
      if (const auto value = view_.results.number(view_.compiled.slot(id), view_.row)) {
        one.value = datum(view_.dictionary, typed.type, *value);
      }
      inputs_.push_back(std::move(one));
    }
    return {{ref}, std::move(text), kAtom};
  }

  [[nodiscard]] Bilingual counted_label(ExprId id, const std::string& name) const {
    if (is_count_of_fact(view_, id)) {
      return view_.dictionary.field(view_.condition.type(expr(id).operands[0]).field).short_label;
    }
    if (expr(id).text == "months_due") return {"应做月份数", "months due"};
    if (expr(id).text == "quarters_due") return {"应做季度数", "quarters due"};
    return {name, name};
  }

  const View& view_;
  ExprId target_;
  std::vector<result::Input> inputs_;
};

}  // namespace

std::optional<Formula> solve(const View& view, ExprId left, ExprId right, ExprId target) {
  return Solver(view, target).solve(left, right);
}

}  // namespace cbps::eval
