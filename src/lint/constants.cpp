#include <algorithm>
#include <set>
#include <string>

#include "cbps/lang/node.h"
#include "cbps/value/bounds.h"
#include "cbps/value/unreachable.h"
#include "lint/lints.h"

namespace cbps::lint {

namespace node = lang::node;
using lang::ArithmeticOp;
using lang::ChainOp;
using lang::ExprId;
using lang::Meaning;
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
    Constants(const Context& context, const Condition& condition, std::vector<Span>& never)
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
      if (typed(id).meaning != Meaning::Literal || id == condition_.condition.ast.root) say(id);
    }
  }

 private:
  [[nodiscard]] const Typed& typed(ExprId id) const { return condition_.condition.type(id); }
  Chances& chances(ExprId id) { return chances_[lang::index(id)]; }

  /// What a number can be, at a scale. Wider than the checker's: parameters may change.
  [[nodiscard]] Bounds bounds(ExprId id, unsigned scale) const {
    const Int128 factor = power_of_ten(scale - typed(id).type.scale);
    return product(range(id), {factor, factor});
  }
  [[nodiscard]] Bounds range(ExprId id) const {
    const unsigned scale = typed(id).type.scale;
    const Bounds own{typed(id).least, typed(id).most};
    const bool number = is_number(typed(id).type);
    return lang::visit(
        condition_.condition, id,
        lang::Overloaded{
            [&](const node::Parameter& of) {
              const Parameter& parameter = context_.pack.dictionary.parameter(of.parameter);
              return parameter.range ? Bounds{parameter.range->least, parameter.range->most} : own;
            },
            // What is due is unknown rather than 0: `quarters_due() < 1` says "or nothing is asked
            // yet".
            [&](const node::Call&) {
              return counts_what_is_due(condition_.condition, id) ? Bounds{0, own.most} : own;
            },
            [&](const node::Negate& of) { return negated(bounds(of.operand, scale)); },
            [&](const node::Arithmetic& of) { return arithmetic(of, scale, own); },
            [&](const node::Conditional& of) {
              return number ? hull(bounds(of.yes, scale), bounds(of.no, scale)) : own;
            },
            [&](const lang::OneOf<node::Literal, node::Fact, node::Day, node::List, node::Not,
                                  node::Chain, node::Comparison, node::Membership> auto&) {
              return own;
            },
        });
  }
  [[nodiscard]] Bounds arithmetic(const node::Arithmetic& of, unsigned scale, Bounds own) const {
    switch (of.op) {
      case ArithmeticOp::Add: return sum(bounds(of.left, scale), bounds(of.right, scale));
      case ArithmeticOp::Subtract:
        return difference(bounds(of.left, scale), bounds(of.right, scale));
      case ArithmeticOp::Multiply: return product(range(of.left), range(of.right));
      case ArithmeticOp::Divide:
      case ArithmeticOp::Modulo: return own;
    }
    unreachable();
  }

  void visit(ExprId id) {
    for (const ExprId operand : condition_.condition.ast.at(id).operands) {
      chances(id).said |= chances(operand).said;
    }
    const bool truth = typed(id).type.kind == Kind::Bool;
    lang::visit(condition_.condition, id,
                lang::Overloaded{
                    [&](const node::Literal&) {
                      if (truth) set(id, {*typed(id).value != 0, *typed(id).value == 0});
                    },
                    [&](const node::Not& of) {
                      set(id, {chances(of.operand).no, chances(of.operand).yes});
                    },
                    [&](const node::Chain& of) { chain(id, of); },
                    [&](const node::Comparison& of) { comparison(id, of); },
                    [&](const node::Membership& of) { membership(id, of); },
                    [&](const node::Conditional& of) {
                      branches(of);
                      if (!truth) return;
                      const Chances condition = chances(of.condition);
                      const Chances a = chances(of.yes), b = chances(of.no);
                      set(id, {(condition.yes && a.yes) || (condition.no && b.yes),
                               (condition.yes && a.no) || (condition.no && b.no)});
                    },
                    // Either is possible.
                    [](const lang::OneOf<node::Fact, node::Parameter, node::Day, node::List,
                                         node::Negate, node::Arithmetic, node::Call> auto&) {},
                });
  }

  void chain(ExprId id, const node::Chain& of) {
    const bool conjunction = of.op == ChainOp::And;
    Chances all{conjunction, !conjunction};
    for (const ExprId operand : of.operands) {
      const Chances one = chances(operand);
      if (conjunction) {
        all = {all.yes && one.yes, all.no || one.no};
      } else {
        all = {all.yes || one.yes, all.no && one.no};
      }
    }
    if (contradicts_itself(of)) all = {!conjunction, conjunction};
    set(id, all);
  }

  /// `a && !a`, `a || !a`.
  [[nodiscard]] bool contradicts_itself(const node::Chain& of) const {
    std::set<std::string> texts;
    for (const ExprId operand : of.operands) texts.insert(text(operand));
    return std::any_of(of.operands.begin(), of.operands.end(), [&](ExprId operand) {
      const auto negation = lang::node_if<node::Not>(condition_.condition, operand);
      return negation && texts.contains(text(negation->operand));
    });
  }

  void membership(ExprId id, const node::Membership& of) {
    const auto list = lang::node_if<node::List>(condition_.condition, of.collection);
    if (!list) return;
    const Type type = typed(of.item).type;
    const bool literal = std::all_of(list->items.begin(), list->items.end(), [&](ExprId item) {
      return typed(item).meaning == Meaning::Literal;
    });
    if (type.kind == Kind::Choice && literal) {
      std::set<std::int64_t> values;
      for (const ExprId item : list->items) values.insert(typed(item).value.value_or(-1));
      set(id, {!values.empty(), values.size() < context_.pack.dictionary.domain(type).size()});
    } else if (is_number(type)) {
      const Bounds all = bounds(of.item, kMaxScale);
      const bool possible = std::any_of(list->items.begin(), list->items.end(), [&](ExprId item) {
        const Bounds one = bounds(item, kMaxScale);
        return one.least <= all.most && all.least <= one.most;
      });
      set(id, {possible, true});
    } else if (list->items.empty()) {
      set(id, {false, true});
    }
  }

  void comparison(ExprId id, const node::Comparison& of) {
    if (text(of.left) == text(of.right)) {
      const bool alike = lang::holds(of.op, std::strong_ordering::equal);
      return set(id, {alike, !alike});
    }
    if (!is_number(typed(of.left).type)) return;
    const unsigned scale = std::max(typed(of.left).type.scale, typed(of.right).type.scale);
    const Bounds a = bounds(of.left, scale);
    const Bounds b = bounds(of.right, scale);
    // Which orders of the two sides are possible.
    std::vector<std::strong_ordering> orders;
    if (a.least < b.most) orders.push_back(std::strong_ordering::less);
    if (a.least <= b.most && b.least <= a.most) orders.push_back(std::strong_ordering::equal);
    if (a.most > b.least) orders.push_back(std::strong_ordering::greater);
    const auto holds = [&](std::strong_ordering order) { return lang::holds(of.op, order); };
    set(id, {std::any_of(orders.begin(), orders.end(), holds),
             !std::all_of(orders.begin(), orders.end(), holds)});
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

  void branches(const node::Conditional& of) {
    const Chances condition = chances(of.condition);
    if (!condition.yes) context_.report(Code::UnreachableBranch, condition_, of.yes);
    if (!condition.no) context_.report(Code::UnreachableBranch, condition_, of.no);
  }

  const Context& context_;
  const Condition& condition_;
    std::vector<Span>& never_;
  std::vector<Chances> chances_;
};

}  // namespace

void check_constants(const Context& context, const Condition& condition,
                     std::vector<Span>& never) {
  Constants(context, condition, never).run();
}

}  // namespace cbps::lint
