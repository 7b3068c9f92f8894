#include <algorithm>
#include <vector>

#include "rules/lints.h"

namespace cbps::rules {
namespace {

/// The value of a key of a file's mapping, for its place; the root where it is not found.
Span place_of(const doc::Document& bundle, std::string_view file, std::string_view section,
              std::string_view key) {
  std::optional<doc::NodeId> node = bundle.find(bundle.root(), file);
  if (node) node = bundle.find(*node, section);
  if (node) node = bundle.find(*node, key);
  return bundle.span(node.value_or(bundle.root()));
}

}  // namespace

void lint_uses(const LintContext& context) {
  const Dictionary& dictionary = context.pack.dictionary;
  std::vector<bool> facts(dictionary.fields.size(), false);
  std::vector<bool> parameters(dictionary.parameters.size(), false);
  const auto use = [&](const Condition& condition) {
    for (const FieldId id : condition.condition.fields()) {
      facts[static_cast<std::size_t>(id)] = true;
    }
    for (const ParameterId id : condition.condition.parameters()) {
      parameters[static_cast<std::size_t>(id)] = true;
    }
  };
  for (const Standard& standard : context.pack.standards) {
    for (const Check& check : standard.checks) {
      if (check.applies) use(*check.applies);
      for (const Condition& condition : check.require) use(condition);
    }
  }
  for (const Consistency& rule : context.pack.consistency) use(rule.condition);
  if (const auto duties = context.pack.program.duties_from()) {
    facts[static_cast<std::size_t>(*duties)] = true;
  }
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const Field& field = dictionary.fields[i];
    // A part of a whole is there to be compared with it.
    if (facts[i] || field.part_of) continue;
    context.diagnostics.add(
        Code::UnusedFact, place_of(context.bundle, "fields.yaml", "fields", field.id), {field.id});
  }
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const Parameter& parameter = dictionary.parameters[i];
    const bool parts =
        std::any_of(dictionary.fields.begin(), dictionary.fields.end(), [&](const Field& field) {
          return field.type.kind == Kind::Set && field.type == parameter.type;
        });
    if (parameters[i] || parts) continue;
    context.diagnostics.add(Code::UnusedParameter,
                            place_of(context.bundle, "pack.yaml", "parameters", parameter.id),
                            {parameter.id});
  }
}

}  // namespace cbps::rules
