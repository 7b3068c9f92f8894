#include "eval/linear.h"

#include <algorithm>

#include "eval/gap.h"

namespace cbps::eval {

using lang::Expr;
using lang::ExprId;
using lang::Meaning;
using lang::Op;

namespace {

/// Nothing where 128 bits are exceeded: constants may be large where ranges are narrow.
std::optional<Int128> times(Int128 a, Int128 b) {
  Int128 product = 0;
  if (__builtin_mul_overflow(a, b, &product)) return std::nullopt;
  return product;
}

/// `sum` += `more`; false where 128 bits are exceeded.
bool add_to(Int128& sum, Int128 more) { return !__builtin_add_overflow(sum, more, &sum); }

class Builder {
 public:
  Builder(const View& view, unsigned scale) : view_(view), scale_(scale) {}

  /// `factor` is in units of 10^-kMaxScale, so that decimal constants stay exact. False: it is not
  /// linear, or not known.
  bool add(ExprId node, Int128 factor) {
    const std::optional<ExprId> chosen = taken(view_, node);
    if (!chosen) return false;
    const ExprId id = *chosen;
    const Expr& expr = view_.condition.ast.at(id);
    const lang::Typed& typed = view_.condition.type(id);
    const auto value = view_.results.number(view_.compiled.slot(id), view_.row);
    if (!value) return false;
    // Scales along a product add up to at most kMaxScale (the checker's rule): this is exact.
    const Int128 own = factor / power_of_ten(typed.type.scale);
    if (typed.meaning == Meaning::Field) return measure(id, typed.field, false, own, *value);
    if (is_count_of_fact(view_, id)) {
      return measure(id, view_.condition.type(expr.operands[0]).field, true, own, *value);
    }
    // What facts do not move is a constant here; so are the counts of what is due.
    if (!reads(id) || expr.operands.empty()) return constant(own, *value);
    if (typed.meaning == Meaning::Function) {
      return expr.text == "days_between" && add(expr.operands[1], factor) &&
             add(expr.operands[0], -factor);
    }
    switch (expr.op) {
      case Op::Negate: return add(expr.operands[0], -factor);
      case Op::Add: return add(expr.operands[0], factor) && add(expr.operands[1], factor);
      case Op::Subtract: return add(expr.operands[0], factor) && add(expr.operands[1], -factor);
      case Op::Multiply: return multiply(expr, factor);
      default: return false;
    }
  }

  /// Everything was summed at the largest scale; back to the comparison's.
  std::optional<LinearForm> finish() {
    std::stable_sort(form_.measures.begin(), form_.measures.end(),
                     [this](const Measure& a, const Measure& b) { return begin(a) < begin(b); });
    const Int128 down = power_of_ten(kMaxScale - scale_);
    for (Measure& one : form_.measures) one.coefficient /= down;
    form_.constant /= down;
    form_.value = form_.constant;
    for (const Measure& one : form_.measures) {
      const auto product = times(one.coefficient, one.value);
      if (!product || !add_to(form_.value, *product)) return std::nullopt;
    }
    return std::move(form_);
  }

 private:
  [[nodiscard]] bool reads(ExprId id) const { return lang::reads_a_fact(view_.condition, id); }
  [[nodiscard]] std::uint32_t begin(const Measure& one) const {
    return view_.condition.ast.at(one.node).extent.begin;
  }

  /// Equal expressions have one slot: a fact, or a count, that occurs twice stands once.
  bool measure(ExprId node, FieldId field, bool is_count, Int128 coefficient, std::int64_t value) {
    for (Measure& one : form_.measures) {
      if (view_.compiled.slot(one.node) == view_.compiled.slot(node)) {
        return add_to(one.coefficient, coefficient);
      }
    }
    form_.measures.push_back({node, field, is_count, coefficient, value});
    return true;
  }

  bool constant(Int128 factor, std::int64_t value) {
    const auto product = times(factor, value);
    return product && add_to(form_.constant, *product);
  }

  /// One factor does not depend on the community (`check_linear`).
  bool multiply(const Expr& expr, Int128 factor) {
    for (const std::size_t i : {std::size_t{1}, std::size_t{0}}) {
      const ExprId id = expr.operands[i];
      if (reads(id)) continue;
      const auto value = view_.results.number(view_.compiled.slot(id), view_.row);
      const auto product = value ? times(factor, *value) : std::nullopt;
      if (!product) return false;
      const Int128 by = power_of_ten(view_.condition.type(id).type.scale);
      return add(expr.operands[1 - i], *product / by);
    }
    return false;
  }

  const View& view_;
  unsigned scale_;
  LinearForm form_;
};

}  // namespace

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
