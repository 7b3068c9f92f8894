#include <map>
#include <optional>
#include <string>

#include "rules/lints.h"

namespace cbps::rules {

using lang::Expr;
using lang::ExprId;
using lang::Op;

namespace {

/// What is settled about conditions, by their canonical text.
using Settled = std::map<std::string, bool>;

/// Goes down a tree with what its surroundings settle: `known(x) ? (known(x) ? a : b) : c` never
/// gets to b.
class Branches {
 public:
  Branches(const LintContext& context, const Condition& condition)
      : context_(context), condition_(condition) {}

  void visit(ExprId id, const Settled& given) {
    const Expr& node = expr(id);
    switch (node.op) {
      case Op::And: return chain(node, given, true);
      case Op::Or: return chain(node, given, false);
      case Op::Conditional: return conditional(node, given);
      default:
        for (const ExprId operand : node.operands) visit(operand, given);
    }
  }

  /// What is settled if `id` comes out as `holds`.
  void settle(ExprId id, bool holds, Settled& all) const {
    const Expr& node = expr(id);
    if (node.op == Op::Not) return settle(node.operands[0], !holds, all);
    if ((node.op == Op::And && holds) || (node.op == Op::Or && !holds)) {
      for (const ExprId operand : node.operands) settle(operand, holds, all);
      return;
    }
    if (node.op != Op::Bool) all.emplace(text(id), holds);
  }

  /// Whether `id` is settled, and how.
  [[nodiscard]] std::optional<bool> settled(ExprId id, const Settled& given) const {
    const Expr& node = expr(id);
    if (node.op == Op::Not) {
      const auto inside = settled(node.operands[0], given);
      return inside ? std::optional(!*inside) : std::nullopt;
    }
    const auto found = given.find(text(id));
    return found == given.end() ? std::nullopt : std::optional(found->second);
  }

 private:
  [[nodiscard]] const Expr& expr(ExprId id) const { return condition_.condition.ast.at(id); }
  [[nodiscard]] std::string text(ExprId id) const {
    return lang::canonical_text(condition_.condition.ast, id);
  }

  void chain(const Expr& node, const Settled& given, bool conjunction) {
    for (const ExprId operand : node.operands) {
      Settled inside = given;
      for (const ExprId other : node.operands) {
        if (other != operand) settle(other, conjunction, inside);
      }
      visit(operand, inside);
    }
  }

  void conditional(const Expr& node, const Settled& given) {
    const auto which = settled(node.operands[0], given);
    if (which) {
      context_.report(Code::UnreachableBranch, condition_, node.operands[*which ? 2 : 1]);
    }
    visit(node.operands[0], given);
    for (const bool holds : {true, false}) {
      Settled inside = given;
      settle(node.operands[0], holds, inside);
      visit(node.operands[holds ? 1 : 2], inside);
    }
  }

  const LintContext& context_;
  const Condition& condition_;
};

}  // namespace

void lint_branches(const LintContext& context, const Condition& condition, const Condition* applies,
                   std::vector<Span>& never) {
  Settled given;
  if (applies != nullptr) {
    Branches(context, *applies).settle(applies->condition.ast.root, true, given);
  }
  Branches branches(context, condition);
  const ExprId root = condition.condition.ast.root;
  if (const auto whole = branches.settled(root, given)) {
    const Message<0> code = *whole ? Message<0>(Code::AlwaysTrue) : Message<0>(Code::NeverTrue);
    const Diagnostic& said = context.report(code, condition, root).note(Code::SettledByApplies);
    if (!*whole) never.push_back(said.span);
  }
  branches.visit(root, given);
}

}  // namespace cbps::rules
