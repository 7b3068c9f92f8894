#include "cbps/rules/lint.h"

#include "cbps/doc/yaml.h"
#include "rules/lints.h"

namespace cbps::rules {

Diagnostic& LintContext::report(Code code, const Condition& condition, lang::ExprId node,
                                std::vector<Argument> arguments) const {
  const lang::Extent extent = condition.condition.ast.at(node).extent;
  // A constraint (`{field: …, min: …}`) has no text of its own.
  const Span place =
      bundle.kind(condition.node) == doc::NodeKind::Scalar
          ? doc::span_in_scalar(sources, bundle, condition.node, extent.begin, extent.length)
          : bundle.span(condition.node);
  return diagnostics.add(code, place, std::move(arguments));
}

void lint_conditions(const LintContext& context) {
  for (const Standard& standard : context.pack.standards) {
    for (const Check& check : standard.checks) {
      const Condition* applies = check.applies ? &*check.applies : nullptr;
      if (applies != nullptr) {
        lint_guards(context, *applies);
        lint_constants(context, *applies);
      }
      for (const Condition& condition : check.require) {
        lint_guards(context, condition, applies);
        lint_constants(context, condition);
      }
    }
  }
  for (const Consistency& rule : context.pack.consistency) lint_constants(context, rule.condition);
}

void lint(const RulePack& pack, const doc::Document& bundle, const Sources& sources,
          Diagnostics& diagnostics) {
  const LintContext context{pack, bundle, sources, diagnostics};
  lint_text(context);
  lint_uses(context);
  lint_conditions(context);
}

}  // namespace cbps::rules
