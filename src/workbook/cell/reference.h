#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cbps/workbook/sheet.h"

namespace cbps::workbook {

/// A cell by its place: rows count from 1, columns from 0.
struct Place {
  std::uint32_t row = 0;
  std::uint32_t column = 0;
};

/// `F12`, in a sheet that has so many rows and columns; nothing if it is not that.
[[nodiscard]] std::optional<Place> parse_place(std::string_view text);
/// `A1:F12`, or a single cell. The last is not above or before the first.
[[nodiscard]] std::optional<MergedRange> parse_range(std::string_view text);

/// `F12`.
[[nodiscard]] std::string place_text(std::uint32_t row, std::uint32_t column);

}  // namespace cbps::workbook
