#pragma once

#include "cbps/data/csv.h"

namespace cbps::data {

/// Whether a row below the headings only numbers the columns: 1, 2, 3; 甲, 乙, 1, 2; 栏次, —, 1, 2.
[[nodiscard]] bool numbers_columns(const CsvRecord& row);

}  // namespace cbps::data
