#pragma once

#include "cbps/report/format.h"
#include "report/text/page.h"

namespace cbps::report::text {

/// The headings over the lines of communities. Nothing where the page is too narrow for columns.
void write_line_headings(Page& page, const result::Run& run, const Style& style);

/// One community in a line: outcome, score, grade, how many checks are not met and undecided, name,
/// and as many ids of checks not met as fit. A narrow page has the same in short lines.
void write_line(Page& page, const result::Run& run, const result::Brief& community,
                const Style& style);

}  // namespace cbps::report::text
