#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/result/assessment.h"
#include "cbps/spreadsheet/writer.h"
#include "report/words/wording.h"

/// The sheets of the workbook of an assessment: their names, columns and looks.
namespace cbps::report::xlsx {

/// In their order.
enum class SheetId : std::uint8_t {
  Summary,
  Communities,
  Standards,
  Checks,
  Scores,
  Ledger,
  NotReported,
  Zeros,
  NotAssessed,
  Notes,
};
inline constexpr std::size_t kSheets = static_cast<std::size_t>(SheetId::Notes) + 1;

/// So many rows a sheet has of what each community may have many of.
inline constexpr std::size_t kMostRows = 200'000;
/// So many communities stand in the sheets that say more than a line of each.
inline constexpr std::size_t kMostInFull = 10'000;
/// So many have a score sheet.
inline constexpr std::size_t kMostScoreSheets = 60;

/// What a row is, which decides how it looks.
enum class RowRole : std::uint8_t {
  Body,
  Sum,  ///< below others
  Heading,
  Title,    ///< over all columns, as are the next two
  Section,  ///< what follows stands on a page of its own, and is numbered from 1
  Note,
  // No rows:
  Closed,       ///< the sheet takes no more of them
  Chart,        ///< the last rows are shown as a picture; cells: its title, how many rows
  BelowCharts,  ///< what follows stands below all pictures
};

struct Sheet {
  spreadsheet::Layout layout;
  std::vector<std::string> headings;  ///< of all columns; none: the rows have headings of their own
  std::string title;                  ///< stands above the headings; may be empty
  bool is_numbered = false;           ///< the first cell of a row is its number
  std::size_t most_rows = spreadsheet::kMostRows;

  /// How a cell of a row looks. Where its column does not say so, a number looks as it is exact.
  [[nodiscard]] spreadsheet::Style style(RowRole role, std::size_t column,
                                         const spreadsheet::Value& value) const;
};

/// The option that lists all that a sheet may leave out.
[[nodiscard]] constexpr std::string_view whole_list(SheetId sheet) {
  return sheet == SheetId::Ledger ? "--format ledger" : "--format csv";
}

/// All sheets, by `SheetId`.
[[nodiscard]] std::vector<Sheet> sheets(const result::Run& run, const Words& words);
[[nodiscard]] spreadsheet::Properties properties(const result::Run& run, const Words& words);

}  // namespace cbps::report::xlsx
