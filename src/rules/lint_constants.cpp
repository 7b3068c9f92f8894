#include <algorithm>
#include <map>

#include "cbps/value/interval.h"
#include "rules/lints.h"

namespace cbps::rules {

using lang::Expr;
using lang::ExprId;
using lang::Meaning;
using lang::Op;
using lang::Typed;

namespace {

/// Whether a node can come out true, and false.
struct Chances {
  bool yes = true;
  bool no = true;
};

/// Goes through a tree from the leaves up with what is possible within the ranges. Parameters are
/// given their range, not their value: a district may overrule them.
class Constants {
 public:
  Constants(const LintContext& context, const Condition& condition)
      : context_(context), condition_(condition), chances_(condition.condition.ast.nodes.size()) {}

  void run() {
    const auto& nodes = condition_.condition.ast.nodes;
    for (std::size_t i = 0; i < nodes.size(); ++i) visit(static_cast<ExprId>(i));
    bounds_of_facts(condition_.condition.ast.root);
  }

 private:
  [[nodiscard]] const Expr& expr(ExprId id) const { return condition_.condition.ast.at(id); }
  [[nodiscard]] const Typed& typed(ExprId id) const { return condition_.condition.type(id); }
  Chances& chances(ExprId id) { return chances_[lang::index(id)]; }

  /// What a number can be, at a scale. Wider than the checker's: parameters may change.
  [[nodiscard]] Interval bounds(ExprId id, unsigned scale) const {
    const Int128 factor = power_of_ten(scale - typed(id).type.scale);
    return product(range(id), {factor, factor});
  }
  [[nodiscard]] Interval range(ExprId id) const {
    const Expr& node = expr(id);
    const unsigned scale = typed(id).type.scale;
    if (typed(id).meaning == Meaning::Parameter) {
      const Parameter& parameter = context_.pack.dictionary.parameter(typed(id).parameter);
      if (parameter.range) return {parameter.range->least, parameter.range->most};
    }
    // What is due is unknown rather than 0: `quarters_due() < 1` says "or nothing is asked yet".
    if (typed(id).meaning == Meaning::Function && node.operands.empty()) return {0, typed(id).most};
    if (typed(id).meaning == Meaning::Operator && is_number(typed(id).type)) {
      const auto of = [&](std::size_t i) { return bounds(node.operands[i], scale); };
      switch (node.op) {
        case Op::Negate: return negated(of(0));
        case Op::Add: return sum(of(0), of(1));
        case Op::Subtract: return difference(of(0), of(1));
        case Op::Multiply: return product(range(node.operands[0]), range(node.operands[1]));
        case Op::Conditional: return hull(of(1), of(2));
        default: break;
      }
    }
    return {typed(id).least, typed(id).most};
  }

  void visit(ExprId id) {
    const Expr& node = expr(id);
    if (typed(id).type.kind != Kind::Bool) return branches(node);
    switch (node.op) {
      case Op::Bool: chances(id) = {node.number.units != 0, node.number.units == 0}; return;
      case Op::Not:
        chances(id) = {chances(node.operands[0]).no, chances(node.operands[0]).yes};
        return;
      case Op::And:
      case Op::Or: return chain(id, node);
      case Op::Less:
      case Op::LessEqual:
      case Op::Greater:
      case Op::GreaterEqual:
      case Op::Equal:
      case Op::NotEqual: return comparison(id, node);
      case Op::In: {
        if (expr(node.operands[1]).op == Op::List && expr(node.operands[1]).operands.empty()) {
          decided(id, {false, true});
        }
        return;
      }
      case Op::Conditional: {
        branches(node);
        const Chances condition = chances(node.operands[0]);
        const Chances a = chances(node.operands[1]), b = chances(node.operands[2]);
        chances(id) = {(condition.yes && a.yes) || (condition.no && b.yes),
                       (condition.yes && a.no) || (condition.no && b.no)};
        return;
      }
      default: return;
    }
  }

  void chain(ExprId id, const Expr& node) {
    Chances all{node.op == Op::And, node.op == Op::Or};
    for (const ExprId operand : node.operands) {
      const Chances one = chances(operand);
      if (node.op == Op::And) {
        all = {all.yes && one.yes, all.no || one.no};
      } else {
        all = {all.yes || one.yes, all.no && one.no};
      }
    }
    chances(id) = all;
  }

  void comparison(ExprId id, const Expr& node) {
    const ExprId left = node.operands[0];
    const ExprId right = node.operands[1];
    const bool numbers = is_number(typed(left).type);
    if (!numbers) return;
    const unsigned scale = std::max(typed(left).type.scale, typed(right).type.scale);
    const Interval a = bounds(left, scale);
    const Interval b = bounds(right, scale);
    const bool less = a.least < b.most;
    const bool greater = a.most > b.least;
    const bool equal = a.least <= b.most && b.least <= a.most;
    const auto of = [&]() -> Chances {
      switch (node.op) {
        case Op::Less: return {less, equal || greater};
        case Op::LessEqual: return {less || equal, greater};
        case Op::Greater: return {greater, equal || less};
        case Op::GreaterEqual: return {greater || equal, less};
        case Op::Equal: return {equal, less || greater};
        default: return {less || greater, equal};
      }
    };
    decided(id, of());
  }

  /// Said where it arises; what follows from it above is not said again.
  void decided(ExprId id, Chances one) {
    chances(id) = one;
    if (one.yes && one.no) return;
    context_.report(one.yes ? Code::AlwaysTrue : Code::NeverTrue, condition_, id);
  }

  void branches(const Expr& node) {
    if (node.op != Op::Conditional) return;
    const Chances condition = chances(node.operands[0]);
    if (!condition.yes) context_.report(Code::UnreachableBranch, condition_, node.operands[1]);
    if (!condition.no) context_.report(Code::UnreachableBranch, condition_, node.operands[2]);
  }

  /// `x >= 5 && x <= 3`: bounds on one fact that leave it nothing.
  void bounds_of_facts(ExprId root) {
    if (expr(root).op != Op::And) return;
    std::map<FieldId, Interval> left;
    for (const ExprId operand : expr(root).operands) {
      const Expr& node = expr(operand);
      if (node.operands.size() != 2 || typed(node.operands[0]).meaning != Meaning::Field ||
          typed(node.operands[1]).meaning != Meaning::Literal ||
          !is_number(typed(node.operands[0]).type) || !chances(operand).yes) {
        continue;
      }
      const FieldId fact = typed(node.operands[0]).field;
      const unsigned scale = kMaxScale;
      const Interval all = bounds(node.operands[0], scale);
      const Int128 value = bounds(node.operands[1], scale).least;
      Interval& rest = left.try_emplace(fact, all).first->second;
      switch (node.op) {
        case Op::Less: rest.most = std::min(rest.most, value - 1); break;
        case Op::LessEqual: rest.most = std::min(rest.most, value); break;
        case Op::Greater: rest.least = std::max(rest.least, value + 1); break;
        case Op::GreaterEqual: rest.least = std::max(rest.least, value); break;
        case Op::Equal: rest = {std::max(rest.least, value), std::min(rest.most, value)}; break;
        default: break;
      }
      if (rest.least <= rest.most) continue;
      context_.report(Code::NeverMet, condition_, root, {context_.pack.dictionary.field(fact).id});
      return;
    }
  }

  const LintContext& context_;
  const Condition& condition_;
  std::vector<Chances> chances_;
};

}  // namespace

void lint_constants(const LintContext& context, const Condition& condition) {
  Constants(context, condition).run();
}

}  // namespace cbps::rules
