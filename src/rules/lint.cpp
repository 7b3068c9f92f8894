#include "cbps/rules/lint.h"

#include "cbps/doc/yaml.h"
#include "cbps/value/decimal.h"
#include "rules/lints.h"

namespace cbps::rules {

using doc::NodeId;

Span LintContext::place(const Condition& condition, lang::ExprId node) const {
  const lang::Extent extent = condition.condition.ast.at(node).extent;
  // A constraint (`{field: …, min: …}`) has no text of its own.
  return bundle.kind(condition.node) == doc::NodeKind::Scalar
             ? doc::span_in_scalar(sources, bundle, condition.node, extent.begin, extent.length)
             : bundle.span(condition.node);
}

Span LintContext::place(const std::vector<std::string>& path) const {
  NodeId node = bundle.root();
  for (const std::string& step : path) {
    std::optional<NodeId> next = bundle.find(node, step);
    if (bundle.kind(node) == doc::NodeKind::Sequence) {
      const std::vector<NodeId> items = bundle.items(node);
      const ParsedDecimal position = parse_decimal(step, 0);
      const auto index = static_cast<std::size_t>(position.value ? position.value->units : 0);
      if (index < items.size()) next = items[index];
    }
    if (!next) break;
    node = *next;
  }
  return bundle.span(node);
}

Span LintContext::place(NodeId node, std::string_view key) const {
  return bundle.span(bundle.find(node, key).value_or(node));
}

void lint_conditions(const LintContext& context) {
  for (const Standard& standard : context.pack.standards) {
    for (const Check& check : standard.checks) {
      std::vector<const Condition*> together;
      std::vector<Span> never;
      const Condition* applies = check.applies ? &*check.applies : nullptr;
      if (applies != nullptr) {
        lint_guards(context, *applies);
        lint_constants(context, *applies, never);
        lint_branches(context, *applies, nullptr, never);
        together.push_back(applies);
      }
      for (const Condition& condition : check.require) {
        lint_guards(context, condition, applies);
        lint_constants(context, condition, never);
        lint_branches(context, condition, applies, never);
        together.push_back(&condition);
      }
      lint_demands(context, together, never);
    }
  }
  for (const Consistency& rule : context.pack.consistency) {
    std::vector<Span> never;
    lint_constants(context, rule.condition, never);
    lint_branches(context, rule.condition, nullptr, never);
    lint_demands(context, {&rule.condition}, never);
  }
}

void lint(const RulePack& pack, const doc::Document& bundle, const Sources& sources,
          Diagnostics& diagnostics) {
  Diagnostics found;
  const LintContext context{pack, bundle, sources, found};
  lint_pack(context);
  lint_text(context);
  lint_source(context);
  lint_uses(context);
  lint_conditions(context);
  found.sort_by_place();
  diagnostics.append(std::move(found));
}

}  // namespace cbps::rules
