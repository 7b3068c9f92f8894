#include <algorithm>
#include <optional>
#include <set>

#include "rules/lints.h"

namespace cbps::rules {

using lang::Expr;
using lang::ExprId;
using lang::Meaning;
using lang::Op;

namespace {

using Facts = std::set<FieldId>;

class Guards {
 public:
  Guards(const LintContext& context, const Condition& condition)
      : context_(context), condition_(condition) {}

  /// `given`: the facts that are known wherever this node decides anything.
  void visit(ExprId id, const Facts& given) {
    const Expr& node = expr(id);
    const lang::Typed& typed = condition_.condition.type(id);
    if (typed.meaning == Meaning::Field) return read(id, typed.field, given);
    if (is_known(id)) return known(id);
    switch (node.op) {
      case Op::And: return chain(node, given, true);
      case Op::Or: return chain(node, given, false);
      case Op::Conditional:
        visit(node.operands[0], given);
        visit(node.operands[1], with(given, node.operands[0], true));
        visit(node.operands[2], with(given, node.operands[0], false));
        return;
      default:
        for (const ExprId operand : node.operands) visit(operand, given);
    }
  }

  /// The facts that are known if `id` comes out as `holds`.
  [[nodiscard]] Facts told(ExprId id, bool holds) const {
    const Expr& node = expr(id);
    if (is_known(id) && holds) {
      const lang::Typed& of = condition_.condition.type(node.operands[0]);
      return of.meaning == Meaning::Field ? Facts{of.field} : Facts{};
    }
    if (node.op == Op::Not) return told(node.operands[0], !holds);
    if (node.op != Op::And && node.op != Op::Or) return {};
    return (node.op == Op::And) == holds ? told_by_each(node, holds) : told_by_any(node, holds);
  }

 private:
  [[nodiscard]] const Expr& expr(ExprId id) const { return condition_.condition.ast.at(id); }
  [[nodiscard]] const Field& field(FieldId id) const { return context_.pack.dictionary.field(id); }
  [[nodiscard]] bool is_known(ExprId id) const {
    return expr(id).op == Op::Call && expr(id).text == "known";
  }

  /// All operands come out so: what any of them says is known.
  [[nodiscard]] Facts told_by_each(const Expr& node, bool holds) const {
    Facts all;
    for (const ExprId operand : node.operands) all.merge(told(operand, holds));
    return all;
  }

  /// One of them at least: only what all of them say is known. Those that read no fact are left
  /// out: a district's own parameter is no absence of a fact.
  [[nodiscard]] Facts told_by_any(const Expr& node, bool holds) const {
    std::optional<Facts> common;
    for (const ExprId operand : node.operands) {
      if (!lang::reads_a_fact(condition_.condition, operand)) continue;
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
  void chain(const Expr& node, const Facts& given, bool conjunction) {
    for (const ExprId operand : node.operands) {
      Facts inside = given;
      for (const ExprId other : node.operands) {
        if (other != operand) inside.merge(told(other, conjunction));
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

  void known(ExprId id) {
    const ExprId of = expr(id).operands[0];
    const lang::Typed& typed = condition_.condition.type(of);
    if (typed.meaning != Meaning::Field || field(typed.field).optional) return;
    context_.report(Code::GuardedNotOptional, condition_, id, field(typed.field).id);
  }

  const LintContext& context_;
  const Condition& condition_;
};

}  // namespace

void lint_guards(const LintContext& context, const Condition& condition, const Condition* applies) {
  const Facts given = applies == nullptr
                          ? Facts{}
                          : Guards(context, *applies).told(applies->condition.ast.root, true);
  Guards(context, condition).visit(condition.condition.ast.root, given);
}

}  // namespace cbps::rules
