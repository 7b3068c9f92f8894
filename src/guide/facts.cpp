#include "cbps/guide/facts.h"

#include <algorithm>

namespace cbps::guide {
namespace {

/// Whether the condition counts or asks for months or quarters that are due.
bool asks_for_duties(const lang::Condition& condition) {
  return std::any_of(condition.types.begin(), condition.types.end(), [](const lang::Typed& node) {
    return node.calendar.role != lang::CalendarRole::None;
  });
}

}  // namespace

std::vector<FieldId> facts_of(const rules::RulePack& pack, const rules::Check& check) {
  std::vector<bool> read(pack.dictionary.fields.size());
  const auto add = [&](const rules::Condition& condition) {
    for (const FieldId id : condition.condition.fields()) read[static_cast<std::size_t>(id)] = true;
    const auto from = pack.program.duties_from();
    if (from && asks_for_duties(condition.condition)) {
      read[static_cast<std::size_t>(*from)] = true;
    }
  };
  if (check.applies) add(*check.applies);
  for (const rules::Condition& condition : check.require) add(condition);
  std::vector<FieldId> facts;
  for (std::size_t i = 0; i < read.size(); ++i) {
    if (read[i]) facts.push_back(static_cast<FieldId>(i));
  }
  return facts;
}

}  // namespace cbps::guide
