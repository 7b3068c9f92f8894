#pragma once

#include <string>
#include <string_view>

#include "cbps/data/csv.h"
#include "data/table/heading.h"

namespace cbps::data {

/// What a column is called that has a part of what a heading stands for.
[[nodiscard]] std::string heading_of_part(std::string_view heading, std::string_view part);

/// Reads a row below the headings that divides columns of them: 男 | 女, 上年 | 本年, 2023 | 2024.
/// Each of its words is put in brackets behind the heading that it stands below, in its own column
/// or to the left of it, and who reads the headings finds out which of these are known. False, and
/// nothing is done, where the row divides nothing or has other cells.
[[nodiscard]] bool add_parts(const CsvRecord& parts, const KnownHeadings& known,
                             CsvRecord& headings);

}  // namespace cbps::data
