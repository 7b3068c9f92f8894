#pragma once

#include "cbps/data/csv.h"
#include "data/table/heading.h"

namespace cbps::data {

/// Adds the years of a row below the headings to those that they stand under: 居民总户数（2024年）.
/// A heading goes on over the columns without one. False, and nothing is added: the row has other
/// texts, or fewer than two years.
[[nodiscard]] bool add_years(const CsvRecord& years, const KnownHeadings& known,
                             CsvRecord& headings);

}  // namespace cbps::data
