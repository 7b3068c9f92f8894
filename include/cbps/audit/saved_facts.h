#pragma once

#include <string>
#include <vector>

#include "cbps/audit/verdicts.h"
#include "cbps/data/profile.h"
#include "cbps/result/assessment.h"

namespace cbps::audit {

/// The facts of a saved community, ready to be assessed again, perhaps by other rules than those
/// that it was saved with. They have no places, because the text that they were read from is not
/// there.
struct SavedFacts {
  data::Profile profile;
  /// Facts that the rules do not have: they are left out. Ids, in the order of the community.
  std::vector<std::string> unknown;
  /// Facts whose value is none by the rules, because they have another type, other options or
  /// another range: they are invalid.
  std::vector<std::string> unusable;
};

/// The facts of a community of a run `with_facts`, as they are read for the rules and the day of
/// the task. Dates that were after the day of the saved run are no longer known.
[[nodiscard]] SavedFacts saved_facts(const result::Community& community, const Task& task);

}  // namespace cbps::audit
