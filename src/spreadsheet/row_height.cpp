#include "spreadsheet/row_height.h"

#include <algorithm>
#include <string_view>

#include "cbps/text/unicode.h"

namespace cbps::spreadsheet {
namespace {

/// Columns are measured in digits of 11 points. A Chinese character of 10 points is as wide as two
/// of them.
constexpr std::size_t kSizeOfColumns = 10;
constexpr std::size_t kMargin = 2;
constexpr std::size_t kDefaultWidth = 8;
constexpr std::uint16_t kMostHeight = 400;

std::size_t width_of(const Cell& cell, const std::vector<Column>& columns) {
  std::size_t width = 0;
  for (std::uint32_t i = cell.column; i < cell.column + cell.columns; ++i) {
    const bool is_set = i < columns.size() && columns[i].width > 0;
    width += is_set ? columns[i].width : kDefaultWidth;
  }
  return width;
}

std::size_t rounded_up(std::size_t value, std::size_t unit) { return (value + unit - 1) / unit; }

std::size_t lines_of(std::string_view text, std::size_t size, std::size_t width) {
  const std::size_t usable = std::max(width, kMargin + 1) - kMargin;
  // No text is wider than it has bytes.
  const bool has_room = text.size() * size <= usable * kSizeOfColumns;
  if (has_room && text.find('\n') == std::string_view::npos) return 1;
  std::size_t lines = 0;
  while (true) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::size_t wide = unicode::display_width(text.substr(0, end)) * size;
    lines += std::max<std::size_t>(1, rounded_up(wide, usable * kSizeOfColumns));
    if (end == text.size()) return lines;
    text.remove_prefix(end + 1);
  }
}

}  // namespace

std::uint16_t row_height(const Row& row, const std::vector<Column>& columns) {
  std::uint16_t height = row.height;
  for (const Cell& cell : row.cells) {
    const auto* text = std::get_if<std::string>(&cell.value);
    if (text == nullptr || !cell.style.wrap) continue;
    const std::size_t size = cell.style.size;
    const std::size_t line = size + rounded_up(size, 3);
    const std::size_t needed = lines_of(*text, size, width_of(cell, columns)) * line + size / 2;
    height =
        std::max(height, static_cast<std::uint16_t>(std::min<std::size_t>(needed, kMostHeight)));
  }
  return height;
}

}  // namespace cbps::spreadsheet
