#pragma once

#include "cbps/report/format.h"
#include "report/text/page.h"
#include "report/words/wording.h"

namespace cbps::report::text {

/// What concerns all communities together; only of use where there may be several, or where the
/// communities are not shown.
void write_totals(Page& page, const result::Run& run, const result::Summary& summary,
                  const Words& words);

void write_all_rejected(Page& page, const result::Summary& summary, const Words& words);

/// How many files were left out, if any.
void write_left_out(Page& page, const result::Summary& summary, const Words& words);

/// How many checks met how many communities.
void write_checked(Page& page, const result::Summary& summary, const Words& words);

}  // namespace cbps::report::text
