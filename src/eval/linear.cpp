#include "eval/linear.h"

#include <algorithm>

#include "cbps/lang/node.h"
#include "cbps/value/unreachable.h"
#include "eval/function_table.h"
#include "eval/gap.h"

namespace cbps::eval {

namespace node = lang::node;
using lang::ArithmeticOp;
using lang::ExprId;

namespace {

/// Nothing where 128 bits are exceeded: constants may be large where ranges are narrow.
std::optional<Int128> times(Int128 a, Int128 b) {
  Int128 product = 0;
  if (__builtin_mul_overflow(a, b, &product)) return std::nullopt;
  return product;
}

/// `sum` += `more`; false where 128 bits are exceeded.
bool add_to(Int128& sum, Int128 more) { return !__builtin_add_overflow(sum, more, &sum); }

}  // namespace

std::optional<FieldId> counted_fact(const lang::Condition& condition, ExprId id) {
  const auto call = lang::node_if<node::Call>(condition, id);
  if (!call || function(call->function).linear != LinearRole::Count) return std::nullopt;
  const auto fact = lang::node_if<node::Fact>(condition, call->arguments.front());
  if (!fact) return std::nullopt;
  const Kind kind = condition.type(call->arguments.front()).type.kind;
  return kind == Kind::Set || kind == Kind::Dates ? std::optional(fact->field) : std::nullopt;
}

namespace {

class Builder {
 public:
  Builder(const View& view, unsigned scale) : view_(view), scale_(scale) {}

  /// `factor` is in units of 10^-kMaxScale, so that decimal constants stay exact. False: it is not
  /// linear, or not known.
  bool add(ExprId node, Int128 factor) {
    const std::optional<ExprId> chosen = taken(view_, node);
    if (!chosen) return false;
    const ExprId id = *chosen;
    const auto value = view_.results.number(view_.compiled.slot(id), view_.row);
    if (!value) return false;
    // Scales along a product add up to at most kMaxScale (the checker's rule): this is exact.
    const Int128 own = factor / power_of_ten(view_.condition.type(id).type.scale);
    if (const auto fact = lang::node_if<node::Fact>(view_.condition, id)) {
      return measure(id, fact->field, false, own, *value);
    }
    if (const auto fact = counted_fact(view_.condition, id)) {
      return measure(id, *fact, true, own, *value);
    }
    // What no fact moves is a constant here.
    if (!view_.condition.type(id).varies) return constant(own, *value);
    return lang::visit(
        view_.condition, id,
        lang::Overloaded{
            [&](const node::Negate& negative) { return add(negative.operand, -factor); },
            [&](const node::Arithmetic& sum) { return arithmetic(sum, factor); },
            [&](const node::Call& call) { return this->call(call, factor, own, *value); },
            // Conditionals stand for the branch they take; facts and constants were seen above.
            [](const lang::OneOf<node::Conditional, node::Fact, node::Literal, node::Parameter,
                                 node::Day> auto&) { return false; },
            // These are no numbers.
            [](const lang::OneOf<node::List, node::Not, node::Chain, node::Comparison,
                                 node::Membership> auto&) { return false; },
        });
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

  bool arithmetic(const node::Arithmetic& of, Int128 factor) {
    switch (of.op) {
      case ArithmeticOp::Add: return add(of.left, factor) && add(of.right, factor);
      case ArithmeticOp::Subtract: return add(of.left, factor) && add(of.right, -factor);
      case ArithmeticOp::Multiply: return multiply(of.left, of.right, factor);
      case ArithmeticOp::Divide:
      case ArithmeticOp::Modulo: return false;
    }
    unreachable();
  }

  bool call(const node::Call& call, Int128 factor, Int128 own, std::int64_t value) {
    switch (function(call.function).linear) {
      case LinearRole::Constant: return constant(own, value);
      case LinearRole::Difference:
        return add(call.arguments[1], factor) && add(call.arguments[0], -factor);
      case LinearRole::Count:  // of something else than a fact
      case LinearRole::NotLinear: return false;
    }
    unreachable();
  }

  /// One factor does not depend on the community (`check_linear`).
  bool multiply(ExprId left, ExprId right, Int128 factor) {
    for (const auto& [id, other] : {std::pair{right, left}, std::pair{left, right}}) {
      if (view_.condition.type(id).varies) continue;
      const auto value = view_.results.number(view_.compiled.slot(id), view_.row);
      const auto product = value ? times(factor, *value) : std::nullopt;
      if (!product) return false;
      const Int128 by = power_of_ten(view_.condition.type(id).type.scale);
      return add(other, *product / by);
    }
    return false;
  }

  const View& view_;
  unsigned scale_;
  LinearForm form_;
};

}  // namespace

std::optional<LinearForm> linear_difference(const View& view, ExprId left, ExprId right,
                                            unsigned scale) {
  Builder builder(view, scale);
  const Int128 one = power_of_ten(kMaxScale);
  if (!builder.add(left, one) || !builder.add(right, -one)) return std::nullopt;
  return builder.finish();
}

}  // namespace cbps::eval
