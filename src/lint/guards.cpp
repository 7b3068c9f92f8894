#include <algorithm>
#include <optional>
#include <set>

#include "cbps/lang/node.h"
#include "lint/lints.h"

namespace cbps::lint {

namespace node = lang::node;
using lang::ChainOp;
using lang::ExprId;
using lang::FunctionId;

namespace {

using Facts = std::set<FieldId>;

/// Follows which facts are known where: below `known(x) && …` x is.
class Guards {
 public:
  Guards(const Context& context, const Condition& condition)
      : context_(context), condition_(condition) {}

  /// `given`: the facts that are known wherever this node decides anything.
  void visit(ExprId id, const Facts& given) {
    lang::visit(condition_.condition, id,
                lang::Overloaded{
                    [&](const node::Fact& of) { read(id, of.field, given); },
                    [&](const node::Chain& of) { chain(of, given); },
                    [&](const node::Conditional& of) {
                      visit(of.condition, given);
                      visit(of.yes, with(given, of.condition, true));
                      visit(of.no, with(given, of.condition, false));
                    },
                    [&](const node::Call& of) {
                      if (of.function == FunctionId::Known) return known(id, of.arguments[0]);
                      visit_operands(id, given);
                    },
                    [&](const lang::OneOf<node::List, node::Not, node::Negate, node::Arithmetic,
                                          node::Comparison, node::Membership> auto&) {
                      visit_operands(id, given);
                    },
                    [](const lang::OneOf<node::Literal, node::Parameter, node::Day> auto&) {},
                });
  }

  /// The facts that are known if `id` comes out as `holds`.
  [[nodiscard]] Facts told(ExprId id, bool holds) const {
    return lang::visit(
        condition_.condition, id,
        lang::Overloaded{
            [&](const node::Not& of) { return told(of.operand, !holds); },
            [&](const node::Chain& of) {
              return (of.op == ChainOp::And) == holds ? told_by_each(of, holds)
                                                      : told_by_any(of, holds);
            },
            [&](const node::Call& of) {
              if (of.function != FunctionId::Known || !holds) return Facts{};
              const auto fact = fact_of(of.arguments[0]);
              return fact ? Facts{*fact} : Facts{};
            },
            [](const lang::OneOf<node::Literal, node::Fact, node::Parameter, node::Day, node::List,
                                 node::Negate, node::Arithmetic, node::Comparison, node::Membership,
                                 node::Conditional> auto&) { return Facts{}; },
        });
  }

 private:
  void visit_operands(ExprId id, const Facts& given) {
    for (const ExprId operand : lang::operands(condition_.condition, id)) visit(operand, given);
  }

  [[nodiscard]] const Field& field(FieldId id) const { return context_.pack.dictionary.field(id); }
  [[nodiscard]] std::optional<FieldId> fact_of(ExprId id) const {
    const auto fact = lang::node_if<node::Fact>(condition_.condition, id);
    return fact ? std::optional(fact->field) : std::nullopt;
  }

  /// All operands come out so: what any of them says is known.
  [[nodiscard]] Facts told_by_each(const node::Chain& of, bool holds) const {
    Facts all;
    for (const ExprId operand : of.operands) all.merge(told(operand, holds));
    return all;
  }

  /// One of them at least: only what all of them say is known. Those that read no fact are left
  /// out: a district's own parameter is no absence of a fact.
  [[nodiscard]] Facts told_by_any(const node::Chain& of, bool holds) const {
    std::optional<Facts> common;
    for (const ExprId operand : of.operands) {
      if (!condition_.condition.type(operand).varies) continue;
      const Facts one = told(operand, holds);
      if (common) {
        std::erase_if(*common, [&one](FieldId fact) { return !one.contains(fact); });
      } else {
        common = one;
      }
    }
    return common.value_or(Facts{});
  }

  /// In `a && b` an operand matters only where the others are not false: what they then say to be
  /// known is given. In `a || b`, where they are not true.
  void chain(const node::Chain& of, const Facts& given) {
    for (const ExprId operand : of.operands) {
      Facts inside = given;
      for (const ExprId other : of.operands) {
        if (other != operand) inside.merge(told(other, of.op == ChainOp::And));
      }
      visit(operand, inside);
    }
  }

  [[nodiscard]] Facts with(Facts given, ExprId condition, bool holds) const {
    given.merge(told(condition, holds));
    return given;
  }

  void read(ExprId id, FieldId fact, const Facts& given) {
    if (!field(fact).optional || given.contains(fact)) return;
    context_.report(Code::UnguardedOptional, condition_, id, field(fact).id);
  }

  void known(ExprId id, ExprId of) {
    const auto fact = fact_of(of);
    if (!fact || field(*fact).optional) return;
    context_.report(Code::GuardedNotOptional, condition_, id, field(*fact).id);
  }

  const Context& context_;
  const Condition& condition_;
};

}  // namespace

void check_guards(const Context& context, const Condition& condition, const Condition* applies) {
  const Facts given = applies == nullptr
                          ? Facts{}
                          : Guards(context, *applies).told(applies->condition.ast.root, true);
  Guards(context, condition).visit(condition.condition.ast.root, given);
}

}  // namespace cbps::lint
