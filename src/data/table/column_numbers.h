#pragma once

#include "cbps/data/csv.h"

namespace cbps::data {

/// Whether a row below the headings only numbers the columns, five at least: 1, 2, 3, 4, 5;
/// 甲, 乙, 1, 2, 3; 栏次, —, 1, 2, 3.
[[nodiscard]] bool numbers_columns(const CsvRecord& row);

}  // namespace cbps::data
