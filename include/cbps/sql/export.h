#pragma once

#include <optional>

#include "cbps/convert/format.h"
#include "cbps/rules/rule_pack.h"
#include "cbps/value/date.h"

namespace cbps::sql {

/// The rows of the table of facts (`table_definition`) as CSV with a row of headings: yes and no are
/// 1 and 0, what is not known is an empty cell. `as_of`: of lists of dates and events only what had
/// happened by then counts; nothing: the last day of each community's year. The pack outlives the
/// format.
[[nodiscard]] convert::Format export_format(const rules::RulePack& pack,
                                            std::optional<Date> as_of);

}  // namespace cbps::sql
