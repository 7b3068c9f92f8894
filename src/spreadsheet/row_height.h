#pragma once

#include <cstdint>
#include <vector>

#include "cbps/spreadsheet/sheet.h"

namespace cbps::spreadsheet {

/// Points that a row needs so that all of its wrapped texts can be read; its own height where that
/// is more. 0: it wraps nothing, and is as high as rows are. Programs do not agree on whether they
/// fit rows when they open a file, so each row says how high it is.
[[nodiscard]] std::uint16_t row_height(const Row& row, const std::vector<Column>& columns);

}  // namespace cbps::spreadsheet
