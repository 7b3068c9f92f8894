#include <algorithm>
#include <vector>

#include "lint/lints.h"

namespace cbps::lint {
namespace {

/// A part and its whole are there to be compared: either is used if the other is.
void spread_to_parts(const Dictionary& dictionary, std::vector<bool>& used) {
  for (bool again = true; again;) {
    again = false;
    for (std::size_t part = 0; part < used.size(); ++part) {
      if (!dictionary.fields[part].part_of) continue;
      const auto whole = static_cast<std::size_t>(*dictionary.fields[part].part_of);
      if (used[part] == used[whole]) continue;
      used[part] = used[whole] = again = true;
    }
  }
}

}  // namespace

void check_uses(const Context& context) {
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
  spread_to_parts(dictionary, facts);
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const Field& field = dictionary.fields[i];
    if (facts[i]) continue;
    context.diagnostics.add(Code::UnusedFact, context.place({"fields.yaml", "fields", field.id}),
                            field.id);
  }
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const Parameter& parameter = dictionary.parameters[i];
    const bool parts =
        std::any_of(dictionary.fields.begin(), dictionary.fields.end(), [&](const Field& field) {
          return field.type.kind == Kind::Set && field.type == parameter.type;
        });
    if (parameters[i] || parts) continue;
    context.diagnostics.add(Code::UnusedParameter,
                            context.place({"pack.yaml", "parameters", parameter.id}), parameter.id);
  }
}

}  // namespace cbps::lint
