#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "cbps/rules/lint.h"

/// The parts of `lint`, one subject each.
namespace cbps::rules {

struct LintContext {
  const RulePack& pack;
  const doc::Document& bundle;
  const Sources& sources;
  Diagnostics& diagnostics;

  /// A finding about a node of a condition, at its place in the rules.
  template <ArgumentSource... Arguments>
  Diagnostic& report(Message<sizeof...(Arguments)> code, const Condition& condition,
                     lang::ExprId node, Arguments&&... arguments) const {
    return diagnostics.add(code, place(condition, node), std::forward<Arguments>(arguments)...);
  }
  [[nodiscard]] Span place(const Condition& condition, lang::ExprId node) const;

  /// The place of a value of the bundle, by keys from the name of its file on; of an item of a list
  /// by its position. As near as there is one.
  [[nodiscard]] Span place(const std::vector<std::string>& path) const;
  /// The place of the value of a node's key; of the node if it has none.
  [[nodiscard]] Span place(doc::NodeId node, std::string_view key) const;
};

void lint_text(const LintContext& context);
/// The document that the standards come from: does the list restore it, and does it hold them.
void lint_source(const LintContext& context);
void lint_uses(const LintContext& context);
void lint_conditions(const LintContext& context);
/// Both languages, and the grades.
void lint_pack(const LintContext& context);

/// Optional facts that `condition` reads where `known` does not guard them, and `known` of facts
/// that are not optional. A requirement matters only where `applies` holds (null: always).
void lint_guards(const LintContext& context, const Condition& condition,
                 const Condition* applies = nullptr);
/// What its ranges decide beforehand. Adds the places of what never holds to `never`.
void lint_constants(const LintContext& context, const Condition& condition,
                    std::vector<Span>& never);
/// What a condition's surroundings, or `applies`, have decided where it is asked again. Adds the
/// place of a condition that never holds to `never`.
void lint_branches(const LintContext& context, const Condition& condition, const Condition* applies,
                   std::vector<Span>& never);
/// Conditions that no value of a fact can meet together, parameters as they are set. Nothing is
/// said of the places in `never`, which have their message.
void lint_demands(const LintContext& context, const std::vector<const Condition*>& together,
                  const std::vector<Span>& never);

}  // namespace cbps::rules
