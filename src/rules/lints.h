#pragma once

#include "cbps/rules/lint.h"

/// The parts of `lint`, one subject each.
namespace cbps::rules {

struct LintContext {
  const RulePack& pack;
  const doc::Document& bundle;
  const Sources& sources;
  Diagnostics& diagnostics;

  /// A finding about a node of a condition, at its place in the rules.
  Diagnostic& report(Code code, const Condition& condition, lang::ExprId node,
                     std::vector<Argument> arguments = {}) const;
};

void lint_text(const LintContext& context);
void lint_uses(const LintContext& context);
void lint_conditions(const LintContext& context);

/// Optional facts that `condition` reads where `known` does not guard them, and `known` of facts
/// that are not optional. A requirement matters only where `applies` holds (null: always).
void lint_guards(const LintContext& context, const Condition& condition,
                 const Condition* applies = nullptr);
/// What its ranges decide beforehand.
void lint_constants(const LintContext& context, const Condition& condition);

}  // namespace cbps::rules
