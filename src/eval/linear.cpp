#include "eval/linear.h"

#include <algorithm>

namespace cbps::eval {

using lang::Expr;
using lang::ExprId;
using lang::Meaning;
using lang::Op;

namespace {

class Builder {
 public:
  Builder(const View& view, unsigned scale) : view_(view), scale_(scale) {}

  /// `factor` is in units of 10^-kMaxScale, so that decimal constants stay exact.
  bool add(ExprId node, Int128 factor) {
    const std::optional<ExprId> chosen = taken(view_, node);
    if (!chosen) return false;
    const ExprId id = *chosen;
    const Expr& expr = view_.condition.ast.at(id);
    const lang::Typed& typed = view_.condition.type(id);
    const std::optional<std::int64_t> value =
        view_.results.number(view_.compiled.slot(id), view_.row);
    if (!value) return false;
    // Scales along a product add up to at most kMaxScale (the checker's rule): this is exact.
    const Int128 own = factor / power_of_ten(typed.type.scale);
    if (typed.meaning == Meaning::Field) return measure(id, typed.field, false, own, *value);
    if (is_count_of_fact(view_, id)) {
      return measure(id, view_.condition.type(expr.operands[0]).field, true, own, *value);
    }
    switch (typed.meaning == Meaning::Operator ? expr.op : Op::Number) {
      case Op::Negate: return add(expr.operands[0], -factor);
      case Op::Add: return add(expr.operands[0], factor) && add(expr.operands[1], factor);
      case Op::Subtract: return add(expr.operands[0], factor) && add(expr.operands[1], -factor);
      case Op::Multiply: return multiply(expr, factor);
      default: form_.constant += own * *value; return true;
    }
  }

  /// Everything was summed at the largest scale; back to the comparison's.
  LinearForm finish() {
    std::stable_sort(form_.measures.begin(), form_.measures.end(),
                     [this](const Measure& a, const Measure& b) { return begin(a) < begin(b); });
    const Int128 down = power_of_ten(kMaxScale - scale_);
    for (Measure& one : form_.measures) one.coefficient /= down;
    form_.constant /= down;
    return std::move(form_);
  }

 private:
  [[nodiscard]] std::uint32_t begin(const Measure& one) const {
    return view_.condition.ast.at(one.node).extent.begin;
  }

  bool measure(ExprId node, FieldId field, bool is_count, Int128 coefficient, std::int64_t value) {
    for (Measure& one : form_.measures) {
      if (one.field == field && one.is_count == is_count) {
        one.coefficient += coefficient;
        return true;
      }
    }
    form_.measures.push_back({node, field, is_count, coefficient, value});
    return true;
  }

  /// One factor is a constant on every row (`check_linear`): a number or a parameter.
  bool multiply(const Expr& expr, Int128 factor) {
    for (const std::size_t constant : {std::size_t{1}, std::size_t{0}}) {
      const ExprId id = expr.operands[constant];
      if (reads_fact(id)) continue;
      const auto value = view_.results.number(view_.compiled.slot(id), view_.row);
      if (!value) return false;
      const Int128 by = power_of_ten(view_.condition.type(id).type.scale);
      return add(expr.operands[1 - constant], factor * *value / by);
    }
    return false;
  }

  [[nodiscard]] bool reads_fact(ExprId id) const {
    const lang::Typed& typed = view_.condition.type(id);
    const auto& operands = view_.condition.ast.at(id).operands;
    if (typed.meaning == Meaning::Field || typed.meaning == Meaning::Function) return true;
    return std::any_of(operands.begin(), operands.end(),
                       [this](ExprId operand) { return reads_fact(operand); });
  }

  const View& view_;
  unsigned scale_;
  LinearForm form_;
};

}  // namespace

Int128 LinearForm::value() const {
  Int128 sum = constant;
  for (const Measure& one : measures) sum += one.coefficient * one.value;
  return sum;
}

std::optional<ExprId> taken(const View& view, ExprId node) {
  for (;;) {
    const Expr& expr = view.condition.ast.at(node);
    if (expr.op != Op::Conditional) return node;
    const Truth condition = view.truth(expr.operands[0]);
    if (condition == Truth::Unknown) return std::nullopt;
    node = expr.operands[condition == Truth::True ? 1 : 2];
  }
}

bool is_count_of_fact(const View& view, ExprId node) {
  const lang::Typed& typed = view.condition.type(node);
  const Expr& expr = view.condition.ast.at(node);
  if (typed.meaning != Meaning::Function || typed.type.kind != Kind::Int) return false;
  if (expr.operands.empty()) return false;
  const lang::Typed& of = view.condition.type(expr.operands[0]);
  return of.meaning == Meaning::Field && (of.type.kind == Kind::Set || of.type.kind == Kind::Dates);
}

std::optional<LinearForm> linear_difference(const View& view, ExprId left, ExprId right,
                                            unsigned scale) {
  Builder builder(view, scale);
  const Int128 one = power_of_ten(kMaxScale);
  if (!builder.add(left, one) || !builder.add(right, -one)) return std::nullopt;
  return builder.finish();
}

}  // namespace cbps::eval
