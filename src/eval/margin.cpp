#include "cbps/eval/margin.h"

#include <algorithm>

#include "cbps/lang/node.h"
#include "eval/linear.h"

namespace cbps::eval {

using lang::ExprId;

namespace {

bool is_number(const lang::Typed& typed) {
  return typed.type.kind == Kind::Int || typed.type.kind == Kind::Decimal ||
         typed.type.kind == Kind::Date;
}

/// The sides of a comparison of numbers or dates.
struct Sides {
  ExprId left{};
  ExprId right{};
  unsigned scale = 0;
};
std::optional<Sides> sides_of(const lang::Condition& condition, ExprId comparison) {
  const auto node = lang::node_if<lang::node::Comparison>(condition, comparison);
  if (!node) return std::nullopt;
  const lang::Typed& left = condition.type(node->left);
  const lang::Typed& right = condition.type(node->right);
  if (!is_number(left) || !is_number(right)) return std::nullopt;
  return Sides{node->left, node->right, std::max(left.type.scale, right.type.scale)};
}

Int128 factor(const lang::Typed& typed, unsigned scale) {
  return power_of_ten(scale - typed.type.scale);
}

Int128 magnitude(Int128 value) { return value < 0 ? -value : value; }

/// Of one step of the fact that moves the difference most; of what facts do not move, one whole.
Int128 step_of(const View& view, const Sides& sides) {
  const auto form = linear_difference(view, sides.left, sides.right, sides.scale);
  Int128 step = 0;
  if (form) {
    for (const Measure& one : form->measures) {
      const Int128 by = one.is_count ? 1 : view.dictionary.field(one.field).step;
      step = std::max(step, magnitude(one.coefficient) * by);
    }
  }
  return step > 0 ? step : power_of_ten(sides.scale);
}

}  // namespace

std::optional<Margin> margin(const View& view, ExprId comparison) {
  const auto sides = sides_of(view.condition, comparison);
  if (!sides) return std::nullopt;
  const auto value = [&](ExprId side) -> std::optional<Int128> {
    const auto number = view.results.number(view.compiled.slot(side), view.row);
    if (!number) return std::nullopt;
    return Int128{*number} * factor(view.condition.type(side), sides->scale);
  };
  const auto left = value(sides->left);
  const auto right = value(sides->right);
  if (!left || !right) return std::nullopt;
  return Margin{*left - *right, step_of(view, *sides)};
}

std::optional<MarginRange> margin_range(const lang::Condition& condition, ExprId comparison) {
  const auto sides = sides_of(condition, comparison);
  if (!sides) return std::nullopt;
  const lang::Typed& left = condition.type(sides->left);
  const lang::Typed& right = condition.type(sides->right);
  const Int128 by_left = factor(left, sides->scale);
  const Int128 by_right = factor(right, sides->scale);
  return MarginRange{left.least * by_left - right.most * by_right,
                     left.most * by_left - right.least * by_right};
}

}  // namespace cbps::eval
