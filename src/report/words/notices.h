#pragma once

#include <string>

#include "cbps/report/format.h"
#include "report/words/wording.h"

namespace cbps::report {

/// Whether a report for people shows its communities in full, and their remarks with them: there is
/// only one, or `Extent::Detail` was asked for.
[[nodiscard]] bool shows_remarks_with_communities(const Style& style);

/// "3 条提醒"
[[nodiscard]] std::string remarks_counted(const Notices& notices, const Words& words);
/// How many remarks are not listed; empty if all are.
[[nodiscard]] std::string remarks_not_listed(const Notices& notices, const Words& words);

}  // namespace cbps::report
