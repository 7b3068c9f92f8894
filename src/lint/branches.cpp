#include <map>
#include <optional>
#include <string>

#include "cbps/lang/node.h"
#include "lint/lints.h"

namespace cbps::lint {

namespace node = lang::node;
using lang::ChainOp;
using lang::ExprId;

namespace {

/// What is settled about conditions, by their canonical text.
using Settled = std::map<std::string, bool>;

/// Goes down a tree with what its surroundings settle: `known(x) ? (known(x) ? a : b) : c` never
/// gets to b.
class Branches {
 public:
  Branches(const Context& context, const Condition& condition)
      : context_(context), condition_(condition) {}

  void visit(ExprId id, const Settled& given) {
    lang::visit(
        condition_.condition, id,
        lang::Overloaded{
            [&](const node::Chain& of) { chain(of, given); },
            [&](const node::Conditional& of) { conditional(of, given); },
            [&](const lang::OneOf<node::List, node::Not, node::Negate, node::Arithmetic,
                                  node::Comparison, node::Membership, node::Call> auto&) {
              for (const ExprId operand : lang::operands(condition_.condition, id)) {
                visit(operand, given);
              }
            },
            [](const lang::OneOf<node::Literal, node::Fact, node::Parameter, node::Day> auto&) {},
        });
  }

  /// What is settled if `id` comes out as `holds`.
  void settle(ExprId id, bool holds, Settled& all) const {
    lang::visit(condition_.condition, id,
                lang::Overloaded{
                    [&](const node::Not& of) { settle(of.operand, !holds, all); },
                    [&](const node::Chain& of) {
                      if ((of.op == ChainOp::And) != holds) {
                        all.emplace(text(id), holds);
                        return;
                      }
                      for (const ExprId operand : of.operands) settle(operand, holds, all);
                    },
                    [](const node::Literal&) {},
                    [&](const lang::OneOf<node::Fact, node::Parameter, node::Day, node::List,
                                          node::Negate, node::Arithmetic, node::Comparison,
                                          node::Membership, node::Conditional, node::Call> auto&) {
                      all.emplace(text(id), holds);
                    },
                });
  }

  /// Whether `id` is settled, and how.
  [[nodiscard]] std::optional<bool> settled(ExprId id, const Settled& given) const {
    if (const auto negation = lang::node_if<node::Not>(condition_.condition, id)) {
      const auto inside = settled(negation->operand, given);
      return inside ? std::optional(!*inside) : std::nullopt;
    }
    const auto found = given.find(text(id));
    return found == given.end() ? std::nullopt : std::optional(found->second);
  }

 private:
  [[nodiscard]] std::string text(ExprId id) const {
    return lang::canonical_text(condition_.condition.ast, id);
  }

  void chain(const node::Chain& of, const Settled& given) {
    for (const ExprId operand : of.operands) {
      Settled inside = given;
      for (const ExprId other : of.operands) {
        if (other != operand) settle(other, of.op == ChainOp::And, inside);
      }
      visit(operand, inside);
    }
  }

  void conditional(const node::Conditional& of, const Settled& given) {
    const auto which = settled(of.condition, given);
    if (which) context_.report(Code::UnreachableBranch, condition_, *which ? of.no : of.yes);
    visit(of.condition, given);
    for (const bool holds : {true, false}) {
      Settled inside = given;
      settle(of.condition, holds, inside);
      visit(holds ? of.yes : of.no, inside);
    }
  }

  const Context& context_;
  const Condition& condition_;
};

}  // namespace

void check_branches(const Context& context, const Condition& condition, const Condition* applies,
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

}  // namespace cbps::lint
