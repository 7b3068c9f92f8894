#pragma once

#include "cbps/data/csv.h"
#include "data/table/heading.h"

namespace cbps::data {

/// Whether the row below headings says what the columns are counted in: 户, 人, 万元. At least two
/// of its cells are units, and none is a figure or says who a community is. Each unit is then added
/// to its heading in brackets, unless the heading names one itself.
[[nodiscard]] bool add_units(const CsvRecord& units, const KnownHeadings& known,
                             CsvRecord& headings);

}  // namespace cbps::data
