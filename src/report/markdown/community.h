#pragma once

#include "cbps/report/format.h"
#include "report/markdown/document.h"

namespace cbps::report::markdown {

/// The table with a row for each community: its head, and the row.
void begin_community_rows(Document& page, const result::Run& run, const Words& words);
void write_community_row(Document& page, const result::Run& run, const result::Community& community,
                         const Words& words);

/// A section with a table of the gaps.
void write_community_gaps(Document& page, const result::Run& run,
                          const result::Community& community, const Words& words);

/// The whole of a community: what to put right first, each gap with its clause, remedy and
/// evidence, what is met and what does not apply. `detail`: also the clauses that are met.
void write_community(Document& page, const result::Run& run, const result::Community& community,
                     bool detail, const Words& words);

}  // namespace cbps::report::markdown
