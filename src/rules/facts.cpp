#include "cbps/rules/facts.h"

#include <algorithm>

namespace cbps::rules {
namespace {

/// Whether the condition counts or asks for months or quarters that are due.
bool asks_for_duties(const lang::Condition& condition) {
  return std::any_of(condition.types.begin(), condition.types.end(), [](const lang::Typed& node) {
    return node.calendar.role != lang::CalendarRole::None;
  });
}

}  // namespace

std::vector<FieldId> facts_of(const RulePack& pack, const Check& check) {
  std::vector<bool> read(pack.dictionary.fields.size());
  const auto add = [&](const Condition& condition) {
    for (const FieldId id : condition.condition.fields()) read[static_cast<std::size_t>(id)] = true;
    const auto from = pack.program.duties_from();
    if (from && asks_for_duties(condition.condition)) {
      read[static_cast<std::size_t>(*from)] = true;
    }
  };
  if (check.applies) add(*check.applies);
  for (const Condition& condition : check.require) add(condition);
  std::vector<FieldId> facts;
  for (std::size_t i = 0; i < read.size(); ++i) {
    if (read[i]) facts.push_back(static_cast<FieldId>(i));
  }
  return facts;
}

std::vector<ParameterId> parameters_of(const RulePack& pack, const Check& check) {
  std::vector<bool> read(pack.dictionary.parameters.size());
  const auto add = [&](const Condition& condition) {
    for (const ParameterId id : condition.condition.parameters()) {
      read[static_cast<std::size_t>(id)] = true;
    }
  };
  if (check.applies) add(*check.applies);
  for (const Condition& condition : check.require) add(condition);
  std::vector<ParameterId> parameters;
  for (std::size_t i = 0; i < read.size(); ++i) {
    if (read[i]) parameters.push_back(static_cast<ParameterId>(i));
  }
  return parameters;
}

}  // namespace cbps::rules
