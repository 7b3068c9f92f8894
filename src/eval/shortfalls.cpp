#include <algorithm>

#include "cbps/eval/explain.h"
#include "cbps/lang/node.h"
#include "cbps/value/unreachable.h"
#include "eval/duties.h"
#include "eval/gap.h"
#include "eval/number_gap.h"
#include "eval/option_gap.h"
#include "eval/repeated_fact.h"

namespace cbps::eval {

namespace node = lang::node;
using lang::ChainOp;
using lang::ComparisonOp;
using lang::Expr;
using lang::ExprId;
using lang::FunctionId;
using lang::Meaning;
using lang::Typed;
using result::Gap;
using result::Relation;
using result::Shortfall;

namespace {

class Explainer {
 public:
  explicit Explainer(const View& view) : view_(view) {}

  /// What makes `id` come out as `want`. Nothing if it does, or is unknown.
  Need need(ExprId id, bool want) {
    const Truth truth = view_.truth(id);
    if (truth == Truth::Unknown || (truth == Truth::True) == want) return Need::nothing();
    return lang::visit(
        view_.condition, id,
        lang::Overloaded{
            [&](const node::Not& of) { return need(of.operand, !want); },
            [&](const node::Chain& of) { return settled(id, want, chain(of, want)); },
            [&](const node::Conditional& of) { return settled(id, want, branch(of, want)); },
            [&](const node::Fact& of) { return fact(of.field, want); },
            [&](const node::Call& of) { return call(id, of, want); },
            [&](const node::Membership& of) { return membership(id, of, want); },
            [&](const node::Comparison& of) {
              return comparison(want ? of.op : lang::denied(of.op), of.left, of.right, id, want);
            },
            // Nobody changes a literal or a parameter; the others are not true or false.
            [](const lang::OneOf<node::Literal, node::Parameter, node::Day, node::List,
                                 node::Negate, node::Arithmetic> auto&) {
              return Need::impossible();
            },
        });
  }

 private:
  [[nodiscard]] const Expr& expr(ExprId id) const { return view_.condition.ast.at(id); }
  [[nodiscard]] const Typed& typed(ExprId id) const { return view_.condition.type(id); }
  [[nodiscard]] std::optional<std::int64_t> number(ExprId id) const {
    return view_.results.number(view_.compiled.slot(id), view_.row);
  }

  Need chain(const node::Chain& of, bool want) {
    switch (of.op) {
      case ChainOp::And: return want ? all(of.operands, true) : any(of.operands, false);
      case ChainOp::Or: return want ? any(of.operands, true) : all(of.operands, false);
    }
    unreachable();
  }
  Need all(std::span<const ExprId> operands, bool want) {
    Need result;
    for (const ExprId operand : operands) result = both(std::move(result), need(operand, want));
    return result;
  }
  Need any(std::span<const ExprId> operands, bool want) {
    std::vector<Need> ways;
    for (const ExprId operand : operands) ways.push_back(need(operand, want));
    return either(std::move(ways));
  }
  /// The parts of a node may ask different things of one fact.
  Need settled(ExprId id, bool want, Need found) {
    return settle_repeated_fact(view_, id, want, std::move(found));
  }

  /// The branch taken; when nothing in it can be changed, the condition and the other one.
  Need branch(const node::Conditional& of, bool want) {
    const bool yes = view_.truth(of.condition) == Truth::True;
    Need here = need(yes ? of.yes : of.no, want);
    const ExprId other = yes ? of.no : of.yes;
    if (here.possible || view_.truth(other) == Truth::Unknown) return here;
    Need there = both(need(of.condition, !yes), need(other, want));
    return there.possible || here.shortfalls.empty() ? there : here;
  }

  /// A yes/no fact by itself.
  Need fact(FieldId field, bool want) {
    Gap gap = gap_of(view_, field, Relation::Equal);
    gap.need = want;
    return Need::one(std::move(gap), may_move(view_.dictionary.field(field), want));
  }

  // ---- comparisons ----

  /// `left op right` is false and must hold. `atom` is the node it stands for. Choices are compared
  /// by their codes, which serves `==` and `!=`.
  Need comparison(ComparisonOp op, ExprId left, ExprId right, ExprId atom, bool want) {
    Need need = compared(op, left, right, atom, want);
    if (need.possible) return need;
    Need other = other_branch(op, left, right);
    return other.possible ? other : need;
  }

  /// A side that is a conditional may take its other branch instead, if that does it.
  Need other_branch(ComparisonOp op, ExprId left, ExprId right) {
    for (const bool is_left : {true, false}) {
      const auto side = lang::node_if<node::Conditional>(view_.condition, is_left ? left : right);
      if (!side) continue;
      const bool yes = view_.truth(side->condition) == Truth::True;
      const ExprId other = yes ? side->no : side->yes;
      const auto order = is_left ? number_order(other, right) : number_order(left, other);
      if (!order || !lang::holds(op, *order)) continue;
      Need flip = need(side->condition, !yes);
      if (flip.possible && !flip.shortfalls.empty()) return flip;
    }
    return Need::impossible();
  }

  Need compared(ComparisonOp op, ExprId left, ExprId right, ExprId atom, bool want) {
    switch (typed(left).type.kind) {
      case Kind::Bool: return settled(atom, want, truths(op, left, right));
      case Kind::Choice: return choices(op == ComparisonOp::Equal, left, right);
      case Kind::Set: return equal_sets_gap(view_, left, right, op == ComparisonOp::Equal);
      case Kind::List: return lists(op == ComparisonOp::Equal, left, right);
      case Kind::String: return texts(op, left, right, atom, want);
      case Kind::Int:
      case Kind::Decimal:
      case Kind::Date: return number_gap(view_, op, left, right, atom, want);
      case Kind::Dates: return Need::impossible();  // the checker lets none of them be compared
    }
    unreachable();
  }

  /// false < true: `a < b` is `!a && b`.
  Need truths(ComparisonOp op, ExprId a, ExprId b) {
    switch (op) {
      case ComparisonOp::Less: return both(need(a, false), need(b, true));
      case ComparisonOp::Greater: return both(need(a, true), need(b, false));
      case ComparisonOp::LessEqual: return either({need(a, false), need(b, true)});
      case ComparisonOp::GreaterEqual: return either({need(a, true), need(b, false)});
      // Whichever gives way, `==` and `!=` turn round.
      case ComparisonOp::Equal:
      case ComparisonOp::NotEqual:
        return either(
            {need(a, view_.truth(a) == Truth::False), need(b, view_.truth(b) == Truth::False)});
    }
    unreachable();
  }

  /// No fact of a pack is a text; `cbps eval` binds names to some.
  Need texts(ComparisonOp op, ExprId left, ExprId right, ExprId atom, bool want) {
    for (const auto& [side, other] : {std::pair{left, right}, std::pair{right, left}}) {
      const auto text = number(other);
      if (op != ComparisonOp::Equal || !text || typed(side).meaning != Meaning::Fact) continue;
      Gap gap = gap_of(view_, typed(side).field, Relation::Equal);
      gap.need = view_.program.texts()[static_cast<std::size_t>(*text)];
      return Need::one(std::move(gap));
    }
    return gap_by_trial(view_, atom, want);
  }

  Need choices(bool equal, ExprId left, ExprId right) {
    std::vector<Need> ways;
    for (const auto& [side, other] : {std::pair{left, right}, std::pair{right, left}}) {
      const auto option = number(other);
      if (option) ways.push_back(choice_gap(view_, side, {*option}, equal));
    }
    return either(std::move(ways));
  }

  /// Item by item; lists of different length never become equal.
  Need lists(bool equal, ExprId left, ExprId right) {
    const auto& these = expr(left).operands;
    const auto& those = expr(right).operands;
    if (these.size() != those.size()) return Need::impossible();
    Need every;
    std::vector<Need> ways;
    for (std::size_t i = 0; i < these.size(); ++i) {
      Need item = equal_items(these[i], those[i], equal);
      if (equal) {
        every = both(std::move(every), std::move(item));
      } else {
        ways.push_back(std::move(item));
      }
    }
    return equal ? every : either(std::move(ways));
  }

  /// No node stands for the comparison of two items, so trying is out of the question.
  Need equal_items(ExprId a, ExprId b, bool equal) {
    switch (typed(a).type.kind) {
      case Kind::Bool: {
        const bool same = view_.truth(a) == view_.truth(b);
        const bool open = view_.truth(a) == Truth::Unknown || view_.truth(b) == Truth::Unknown;
        return same == equal || open ? Need::nothing() : truths(ComparisonOp::Equal, a, b);
      }
      case Kind::Choice: {
        const auto x = number(a), y = number(b);
        return !x || !y || (*x == *y) == equal ? Need::nothing() : choices(equal, a, b);
      }
      case Kind::String:
      case Kind::Dates:
      case Kind::Set:
      case Kind::List: return Need::impossible();
      case Kind::Int:
      case Kind::Decimal:
      case Kind::Date: {
        const auto order = number_order(a, b);
        if (!order || (*order == std::strong_ordering::equal) == equal) return Need::nothing();
        return number_gap(view_, equal ? ComparisonOp::Equal : ComparisonOp::NotEqual, a, b,
                          std::nullopt, equal);
      }
    }
    unreachable();
  }
  [[nodiscard]] std::optional<std::strong_ordering> number_order(ExprId a, ExprId b) const {
    const auto x = number(a), y = number(b);
    if (!x || !y) return std::nullopt;
    return Decimal{*x, typed(a).type.scale} <=> Decimal{*y, typed(b).type.scale};
  }

  // ---- sets, lists, functions ----

  Need membership(ExprId id, const node::Membership& of, bool want) {
    const ExprId left = of.item;
    const ExprId right = of.collection;
    if (typed(right).type.kind == Kind::Set) {
      return parts_gap(view_, right, std::uint64_t{1} << static_cast<unsigned>(*number(left)),
                       want);
    }
    const auto& items = expr(right).operands;
    if (items.empty()) return Need::impossible();
    if (typed(left).type.kind == Kind::Choice && taken(view_, left) &&
        typed(*taken(view_, left)).meaning == Meaning::Fact) {
      std::vector<std::int64_t> options;
      for (const ExprId item : items) {
        if (const auto value = number(item)) options.push_back(*value);
      }
      return choice_gap(view_, left, options, want);
    }
    if (!want) {
      // Away from all of them: the nearest value that is not in the list.
      if (typed(left).type.kind != Kind::Bool) return gap_by_trial(view_, id, want);
      return need(left, view_.truth(left) != Truth::True);
    }
    std::vector<Need> ways;
    for (const ExprId item : items) ways.push_back(equal_items(left, item, true));
    Need nearest = nearest_way(std::move(ways));
    return nearest.shortfalls.empty() ? gap_by_trial(view_, id, want) : nearest;
  }

  /// Of several values that one fact might take, the nearest is said.
  static Need nearest_way(std::vector<Need> ways) {
    const Need* best = nullptr;
    std::string field;
    bool one_fact = true;
    const auto only = [](const Need& way) {
      return way.shortfalls.size() == 1 ? std::get_if<Gap>(&way.shortfalls.front().what) : nullptr;
    };
    for (const Need& way : ways) {
      if (!way.possible) continue;
      const Gap* gap = only(way);
      one_fact =
          one_fact && gap != nullptr && gap->shortage && (field.empty() || field == gap->field);
      if (!one_fact) break;
      field = gap->field;
      if (best == nullptr || *gap->shortage < *only(*best)->shortage) best = &way;
    }
    if (one_fact && best != nullptr) return *best;
    return either(std::move(ways));
  }

  Need call(ExprId id, const node::Call& of, bool want) {
    switch (of.function) {
      case FunctionId::Known: return given(of.arguments[0], want);
      case FunctionId::HasAll: {
        const auto listed = of.arguments.size() == 2
                                ? number(of.arguments[1])
                                : static_cast<std::int64_t>(typed(of.arguments[0]).most);
        return parts_gap(view_, of.arguments[0], static_cast<std::uint64_t>(listed.value_or(0)),
                         want);
      }
      case FunctionId::Subset: return subset_gap(view_, of.arguments[0], of.arguments[1], want);
      case FunctionId::EveryMonth:
      case FunctionId::EveryQuarter:
        return every_gap(view_, typed(id).calendar.interval, typed(of.arguments[0]).field, want);
      // A conditional stands behind the texts, or nothing that can be changed.
      case FunctionId::Contains:
      case FunctionId::StartsWith:
      case FunctionId::EndsWith: return gap_by_trial(view_, id, want);
      // These are numbers and days: the comparison that they stand in is explained.
      case FunctionId::Size:
      case FunctionId::CountOf:
      case FunctionId::MonthsCovered:
      case FunctionId::QuartersCovered:
      case FunctionId::MonthsDue:
      case FunctionId::QuartersDue:
      case FunctionId::CountIn:
      case FunctionId::Date:
      case FunctionId::Year:
      case FunctionId::Month:
      case FunctionId::Day:
      case FunctionId::DaysBetween:
      case FunctionId::AddYears: break;
    }
    unreachable();
  }

  /// `known(x)`: all that is missing must be given; or one of what is given must not be.
  Need given(ExprId of, bool want) {
    Need every;
    std::vector<Need> ways;
    for (const FieldId field : facts_of(view_, of)) {
      if (view_.table.known(field, view_.row) == want) continue;
      Gap gap = gap_of(view_, field, want ? Relation::Given : Relation::NotGiven);
      gap.unit = {};
      Need one = Need::one(std::move(gap));
      if (want) {
        every = both(std::move(every), std::move(one));
      } else {
        ways.push_back(std::move(one));
      }
    }
    if (!want) return either(std::move(ways));
    return every.shortfalls.empty() ? Need::impossible() : every;
  }

  const View& view_;
};

}  // namespace

std::vector<Shortfall> shortfalls(const View& view) {
  return Explainer(view).need(view.condition.ast.root, true).shortfalls;
}

}  // namespace cbps::eval
