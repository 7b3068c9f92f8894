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

/// Calls `visit` with each condition of the check.
template <class Visit>
void for_each_condition(const Check& check, Visit visit) {
  if (check.applies) visit(*check.applies);
  for (const Condition& condition : check.require) visit(condition);
}

/// The ids whose flag is set, in order.
template <class Id>
std::vector<Id> set_ids(const std::vector<bool>& flags) {
  std::vector<Id> ids;
  for (std::size_t i = 0; i < flags.size(); ++i) {
    if (flags[i]) ids.push_back(static_cast<Id>(i));
  }
  return ids;
}

}  // namespace

std::vector<FieldId> facts_of(const RulePack& pack, const Check& check) {
  std::vector<bool> read(pack.dictionary.fields.size());
  const auto duties_from = pack.program.duties_from();
  for_each_condition(check, [&](const Condition& condition) {
    for (const FieldId id : condition.condition.fields()) read[static_cast<std::size_t>(id)] = true;
    if (duties_from && asks_for_duties(condition.condition)) {
      read[static_cast<std::size_t>(*duties_from)] = true;
    }
  });
  return set_ids<FieldId>(read);
}

std::vector<ParameterId> parameters_of(const RulePack& pack, const Check& check) {
  std::vector<bool> read(pack.dictionary.parameters.size());
  for_each_condition(check, [&read](const Condition& condition) {
    for (const ParameterId id : condition.condition.parameters()) {
      read[static_cast<std::size_t>(id)] = true;
    }
  });
  return set_ids<ParameterId>(read);
}

}  // namespace cbps::rules
