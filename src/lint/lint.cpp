#include "cbps/lint/lint.h"

#include "cbps/doc/yaml.h"
#include "cbps/value/decimal.h"
#include "lint/lints.h"

namespace cbps::lint {

using doc::NodeId;

Span Context::place(const Condition& condition, lang::ExprId node) const {
  const lang::Extent extent = condition.condition.ast.at(node).extent;
  // A constraint (`{field: …, min: …}`) has no text of its own.
  return bundle.kind(condition.node) == doc::NodeKind::Scalar
             ? doc::span_in_scalar(sources, bundle, condition.node, extent.begin, extent.length)
             : bundle.span(condition.node);
}

Span Context::place(const std::vector<std::string>& path) const {
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

Span Context::place(NodeId node, std::string_view key) const {
  return bundle.span(bundle.find(node, key).value_or(node));
}

bool counts_what_is_due(const lang::Condition& condition, lang::ExprId node) {
  return condition.type(node).calendar.role == lang::CalendarRole::Due;
}

void check_conditions(const Context& context) {
  for (const Standard& standard : context.pack.standards) {
    for (const Check& check : standard.checks) {
      std::vector<const Condition*> together;
      std::vector<Span> never;
      const Condition* applies = check.applies ? &*check.applies : nullptr;
      if (applies != nullptr) {
        check_guards(context, *applies);
        check_constants(context, *applies, never);
        check_branches(context, *applies, nullptr, never);
        together.push_back(applies);
      }
      for (const Condition& condition : check.require) {
        check_guards(context, condition, applies);
        check_constants(context, condition, never);
        check_branches(context, condition, applies, never);
        together.push_back(&condition);
      }
      check_demands(context, together, never);
    }
  }
  for (const Consistency& rule : context.pack.consistency) {
    std::vector<Span> never;
    check_constants(context, rule.condition, never);
    check_branches(context, rule.condition, nullptr, never);
    check_demands(context, {&rule.condition}, never);
  }
}

Diagnostics findings(const RulePack& pack, const doc::Document& bundle, const Sources& sources) {
  Diagnostics found;
  const Context context{pack, bundle, sources, found};
  check_pack(context);
  check_text(context);
  check_source(context);
  check_uses(context);
  check_conditions(context);
  found.sort_by_place();
  return found;
}

}  // namespace cbps::lint
