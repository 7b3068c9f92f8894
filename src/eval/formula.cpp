#include "eval/formula.h"

#include <algorithm>

#include "cbps/lang/node.h"
#include "cbps/value/unreachable.h"
#include "eval/function_table.h"
#include "eval/gap.h"
#include "eval/linear.h"

namespace cbps::eval {

namespace node = lang::node;
using lang::ArithmeticOp;
using lang::Expr;
using lang::ExprId;
using lang::Meaning;
using result::FormulaToken;
using result::Symbol;

namespace {

constexpr int kSum = 1, kProduct = 2, kAtom = 3;

/// A piece of formula and how tightly it binds.
struct Piece {
  std::vector<FormulaToken> tokens;
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
    return Formula{std::move(piece->tokens), std::move(inputs_)};
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
    const auto of = lang::node_if<node::Arithmetic>(view_.condition, side);
    if (!of) return std::nullopt;
    const bool in_left = holds_target(of->left);
    if (in_left && holds_target(of->right)) return std::nullopt;
    const ExprId inner = in_left ? of->left : of->right;
    const ExprId outer = in_left ? of->right : of->left;
    switch (of->op) {
      case ArithmeticOp::Multiply:
        return invert(inner, join(std::move(rest), Symbol::Divide, write(outer)));
      case ArithmeticOp::Add:
        return invert(inner, join(std::move(rest), Symbol::Minus, write(outer)));
      case ArithmeticOp::Subtract:
        return invert(inner, in_left ? join(std::move(rest), Symbol::Plus, write(outer))
                                     : join(write(outer), Symbol::Minus, std::move(rest)));
      case ArithmeticOp::Divide:
      case ArithmeticOp::Modulo: return std::nullopt;
    }
    unreachable();
  }

  Piece write(ExprId id) {
    id = seen(id);
    const lang::Typed& typed = view_.condition.type(id);
    if (typed.meaning == Meaning::Literal && is_number(typed.type)) {
      const Decimal value{*typed.value, typed.type.scale};
      return {{value}, kAtom};
    }
    const auto of = lang::node_if<node::Arithmetic>(view_.condition, id);
    const auto symbol = of ? symbol_of(of->op) : std::nullopt;
    if (!symbol) return input(id, typed);
    Piece left = write(of->left);  // in reading order: inputs are numbered as they come
    return join(std::move(left), *symbol, write(of->right));
  }

  /// Nothing for a remainder, which has no sign in everyday figures.
  static std::optional<Symbol> symbol_of(ArithmeticOp op) {
    switch (op) {
      case ArithmeticOp::Add: return Symbol::Plus;
      case ArithmeticOp::Subtract: return Symbol::Minus;
      case ArithmeticOp::Multiply: return Symbol::Times;
      case ArithmeticOp::Divide: return Symbol::Divide;
      case ArithmeticOp::Modulo: return std::nullopt;
    }
    unreachable();
  }

  /// `symbol` is one of the four that stand between two figures.
  static Piece join(Piece left, Symbol symbol, Piece right) {
    const bool product = symbol == Symbol::Times || symbol == Symbol::Divide;
    const int own = product ? kProduct : kSum;
    const bool associative = symbol == Symbol::Plus || symbol == Symbol::Times;
    left = inside(std::move(left), own);
    right = inside(std::move(right), associative ? own : own + 1);
    left.tokens.emplace_back(symbol);
    left.tokens.insert(left.tokens.end(), right.tokens.begin(), right.tokens.end());
    left.precedence = own;
    return left;
  }

  static Piece inside(Piece piece, int least) {
    if (piece.precedence >= least) return piece;
    piece.tokens.insert(piece.tokens.begin(), Symbol::Open);
    piece.tokens.emplace_back(Symbol::Close);
    return {std::move(piece.tokens), kAtom};
  }

  /// A fact, parameter or count: named once, however often it stands in the formula.
  Piece input(ExprId id, const lang::Typed& typed) {
    result::Input one;
    one.name = lang::canonical_text(view_.condition.ast, id);
    const auto same = std::find_if(inputs_.begin(), inputs_.end(),
                                   [&one](const result::Input& i) { return i.name == one.name; });
    const result::InputRef ref{static_cast<std::size_t>(same - inputs_.begin())};
    if (same == inputs_.end()) {
      describe(id, one);
      if (const auto value = view_.results.number(view_.compiled.slot(id), view_.row)) {
        one.value = datum(view_.dictionary, typed.type, *value);
      }
      inputs_.push_back(std::move(one));
    }
    return {{ref}, kAtom};
  }

  /// Its label and unit: those of a fact or parameter, of what is counted, or its text.
  void describe(ExprId id, result::Input& one) const {
    one.label = {one.name, one.name};
    if (const auto counted = counted_fact(view_.condition, id)) {
      one.label = view_.dictionary.field(*counted).short_label;
    } else if (const auto fact = lang::node_if<node::Fact>(view_.condition, id)) {
      const Field& field = view_.dictionary.field(fact->field);
      one.label = field.short_label;
      one.unit = field.unit;
    } else if (const auto of = lang::node_if<node::Parameter>(view_.condition, id)) {
      const Parameter& parameter = view_.dictionary.parameter(of->parameter);
      one.label = parameter.label;
      one.unit = parameter.unit;
    } else if (const auto call = lang::node_if<node::Call>(view_.condition, id)) {
      const Function& row = function(call->function);
      if (!row.label_zh.empty()) one.label = {std::string(row.label_zh), std::string(row.label_en)};
    }
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
