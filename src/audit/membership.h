#pragma once

#include <vector>

#include "cbps/data/profile.h"
#include "cbps/result/assessment.h"

namespace cbps::audit {

/// What a community is a part of. A 12-digit id (the code of a village-level unit, GB/T 2260 with
/// the statistics bureau's six digits more) names province, city, county and street; any other
/// rolls up by its group, if it has one.
[[nodiscard]] std::vector<result::Membership> memberships(const data::Identity& identity);

}  // namespace cbps::audit
