#pragma once

#include "cbps/data/csv.h"
#include "cbps/diag/diagnostic.h"
#include "cbps/value/dictionary.h"

namespace cbps::data {

/// Says of a table that no row has headings, and what the first cells of a row may have been.
void add_no_headings(const CsvRecord& row, const Dictionary& dictionary, Diagnostics& diagnostics);

}  // namespace cbps::data
