#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace cbps::workbook {

/// As many as the programs have that write workbooks.
inline constexpr std::uint32_t kMostColumns = 16'384;
inline constexpr std::uint32_t kMostRows = 1'048'576;
/// More than anyone looks through.
inline constexpr std::size_t kMostSheets = 4096;

/// A sheet with cells. Sheets that are charts, dialogs or macros are not listed.
struct Sheet {
  std::string name;
  bool is_hidden = false;
};

enum class CellKind : std::uint8_t {
  Text,
  Number,   ///< a plain decimal, or scientific where it is whole and has more than 15 digits
  Date,     ///< `YYYY-MM-DD`, with ` HH:MM:SS` behind unless that is 00:00:00; `YYYY-MM` or `YYYY`
            ///< where no more is shown
  Time,     ///< `HH:MM:SS`, a time of day or a duration, which may have more than 24 hours
  Boolean,  ///< 是 or 否
  Error,    ///< `#REF!` and so on
  NoValue,  ///< a formula whose value was never computed: `=` and the formula, if it is there
};

/// A cell with content.
struct Cell {
  std::uint32_t column = 0;  ///< from 0
  CellKind kind = CellKind::Text;
  std::string_view text;  ///< UTF-8 and never empty; lives until the callback returns
};

/// Takes a row; `row` counts from 1. Rows come in ascending order, the cells of each too; rows and
/// cells without content do not come. False: no more rows are wanted. It must not throw.
using TakeRow = std::function<bool(std::uint32_t row, std::span<const Cell> cells)>;

/// Cells that are merged: from the first row and column to the last, both included. Rows count from
/// 1, columns from 0. What they hold is in the first.
struct MergedRange {
  std::uint32_t first_row = 0;
  std::uint32_t first_column = 0;
  std::uint32_t last_row = 0;
  std::uint32_t last_column = 0;
  bool operator==(const MergedRange&) const = default;
};

/// Cells of which something is to be said.
struct NotedCells {
  std::uint64_t count = 0;
  std::uint32_t row = 0;     ///< of the first, from 1
  std::uint32_t column = 0;  ///< from 0
  bool operator==(const NotedCells&) const = default;
};

/// What else is known of a sheet when it has been read.
struct SheetFacts {
  std::uint64_t hidden_rows = 0;     ///< rows with content that are not shown, filtered ones too
  std::uint64_t hidden_columns = 0;  ///< columns with content that are not shown
  NotedCells covered;  ///< cells under a merged one that hold something else; they do not come
  NotedCells dates_without_year;  ///< dates that are shown as a month and a day
  bool operator==(const SheetFacts&) const = default;
};

}  // namespace cbps::workbook
