#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/spreadsheet/sheet.h"
#include "report/xlsx/sheets.h"

/// A community stands in several sheets, so its piece of the report is a sequence of rows, each of
/// one sheet. Pieces are made before it is known where they stand; only the assembler writes cells.
namespace cbps::report::xlsx {

/// A row as it is read from a piece.
struct RowRecord {
  SheetId sheet = SheetId::Summary;
  RowRole role = RowRole::Body;
  /// Only as long as not more than so many communities stand before it; 0: always.
  std::uint32_t of_first = 0;
  std::vector<spreadsheet::Value> cells;
};

/// Appends one row to a piece, cell by cell.
class RowWriter {
 public:
  RowWriter(std::string& piece, SheetId sheet, RowRole role = RowRole::Body,
            std::size_t of_first = 0);
  /// The row is complete.
  ~RowWriter();
  RowWriter(const RowWriter&) = delete;
  RowWriter& operator=(const RowWriter&) = delete;

  RowWriter& text(std::string_view text);
  RowWriter& number(const Decimal& number);
  RowWriter& count(std::size_t count);
  RowWriter& date(Date date);
  RowWriter& skip(std::size_t cells = 1);

 private:
  std::string& piece_;
  std::size_t begin_;
  std::uint16_t cells_ = 0;
};

/// Reads the first row of what is left of a piece, which has one, and removes it. `row` is filled
/// anew, so that its memory is used again.
void take_row(std::string_view& piece, RowRecord& row);

}  // namespace cbps::report::xlsx
