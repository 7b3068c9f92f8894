#include <algorithm>
#include <set>
#include <string>

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
  bool said = false;  ///< a finding inside it says why not

  [[nodiscard]] bool decided() const { return !yes || !no; }
};

/// Goes through a tree from the leaves up with what is possible within the ranges. Parameters are
/// given their range, not their value: a district may overrule them.
class Constants {
 public:
  Constants(const LintContext& context, const Condition& condition, std::vector<Span>& never)
      : context_(context),
        condition_(condition),
        never_(never),
        chances_(condition.condition.ast.nodes.size()) {}

  void run() {
    const auto& nodes = condition_.condition.ast.nodes;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      const auto id = static_cast<ExprId>(i);
      visit(id);
      // A literal is what it is, unless it is all there is.
      if (nodes[i].op != Op::Bool || id == condition_.condition.ast.root) say(id);
    }
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
    for (const ExprId operand : node.operands) chances(id).said |= chances(operand).said;
    if (typed(id).type.kind != Kind::Bool) return branches(node);
    switch (node.op) {
      case Op::Bool: return set(id, {node.number.units != 0, node.number.units == 0});
      case Op::Not: return set(id, {chances(node.operands[0]).no, chances(node.operands[0]).yes});
      case Op::And:
      case Op::Or: return chain(id, node);
      case Op::Less:
      case Op::LessEqual:
      case Op::Greater:
      case Op::GreaterEqual:
      case Op::Equal:
      case Op::NotEqual: return comparison(id, node);
      case Op::In: return membership(id, node);
      case Op::Conditional: {
        branches(node);
        const Chances condition = chances(node.operands[0]);
        const Chances a = chances(node.operands[1]), b = chances(node.operands[2]);
        return set(id, {(condition.yes && a.yes) || (condition.no && b.yes),
                        (condition.yes && a.no) || (condition.no && b.no)});
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
    if (contradicts_itself(node)) all = {node.op == Op::Or, node.op == Op::And};
    set(id, all);
  }

  /// `a && !a`, `a || !a`.
  [[nodiscard]] bool contradicts_itself(const Expr& node) const {
    std::set<std::string> texts;
    for (const ExprId operand : node.operands) texts.insert(text(operand));
    return std::any_of(node.operands.begin(), node.operands.end(), [&](ExprId operand) {
      return expr(operand).op == Op::Not && texts.contains(text(expr(operand).operands[0]));
    });
  }

  void membership(ExprId id, const Expr& node) {
    const Expr& list = expr(node.operands[1]);
    if (list.op != Op::List) return;
    const Type type = typed(node.operands[0]).type;
    const bool literal = std::all_of(list.operands.begin(), list.operands.end(), [&](ExprId item) {
      return typed(item).meaning == Meaning::Literal;
    });
    if (type.kind == Kind::Choice && literal) {
      std::set<std::int64_t> values;
      for (const ExprId item : list.operands) values.insert(typed(item).value.value_or(-1));
      set(id, {!values.empty(), values.size() < context_.pack.dictionary.domain(type).size()});
    } else if (is_number(type)) {
      const Interval all = bounds(node.operands[0], kMaxScale);
      const bool possible =
          std::any_of(list.operands.begin(), list.operands.end(), [&](ExprId item) {
            const Interval one = bounds(item, kMaxScale);
            return one.least <= all.most && all.least <= one.most;
          });
      set(id, {possible, true});
    } else if (list.operands.empty()) {
      set(id, {false, true});
    }
  }

  void comparison(ExprId id, const Expr& node) {
    const ExprId left = node.operands[0];
    const ExprId right = node.operands[1];
    if (text(left) == text(right)) return alike(id, node.op);
    if (!is_number(typed(left).type)) return;
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
    set(id, of());
  }

  /// Both sides are the same.
  void alike(ExprId id, Op op) {
    const bool holds = op == Op::Equal || op == Op::LessEqual || op == Op::GreaterEqual;
    set(id, {holds, !holds});
  }

  void set(ExprId id, Chances one) {
    chances(id).yes = one.yes;
    chances(id).no = one.no;
  }

  /// Said where it arises; what follows from it above is not said again.
  void say(ExprId id) {
    Chances& one = chances(id);
    if (!one.decided() || one.said || typed(id).type.kind != Kind::Bool) return;
    one.said = true;
    if (one.yes) {
      context_.report(Code::AlwaysTrue, condition_, id);
    } else {
      never_.push_back(context_.report(Code::NeverTrue, condition_, id).span);
    }
  }

  [[nodiscard]] std::string text(ExprId id) const {
    return lang::canonical_text(condition_.condition.ast, id);
  }

  void branches(const Expr& node) {
    if (node.op != Op::Conditional) return;
    const Chances condition = chances(node.operands[0]);
    if (!condition.yes) context_.report(Code::UnreachableBranch, condition_, node.operands[1]);
    if (!condition.no) context_.report(Code::UnreachableBranch, condition_, node.operands[2]);
  }

  const LintContext& context_;
  const Condition& condition_;
  std::vector<Span>& never_;
  std::vector<Chances> chances_;
};

}  // namespace

void lint_constants(const LintContext& context, const Condition& condition,
                    std::vector<Span>& never) {
  Constants(context, condition, never).run();
}

}  // namespace cbps::rules
