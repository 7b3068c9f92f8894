#pragma once

#include "cbps/text/page.h"
#include "report/words/blocks.h"
#include "report/words/wording.h"

namespace cbps::report::text {

/// The headings over the lines of communities. Nothing where the page is too narrow for columns.
void write_line_headings(TextPage& page, const CommunityColumns& headings, const Words& words);

/// One community in a line: outcome, score, grade, how many checks are not met and undecided, name,
/// and as many ids of checks not met as fit. A narrow page has the same in short lines.
void write_line(TextPage& page, const CommunityRow& community, const Words& words);

}  // namespace cbps::report::text
