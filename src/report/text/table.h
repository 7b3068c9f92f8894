#pragma once

#include "cbps/text/page.h"
#include "report/words/table.h"
#include "report/words/wording.h"

namespace cbps::report::text {

/// The title as a section, the rows in columns, the notes. Where the page is too narrow for the
/// columns, each row is its name and, below it, the other cells with their headings.
void write_table(TextPage& page, const Table& table, const Words& words);

}  // namespace cbps::report::text
