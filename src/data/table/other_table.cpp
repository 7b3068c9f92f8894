// Where another table begins below the rows of the first one.

#include <string>

#include "cbps/data/table_file.h"
#include "data/facts/community_id.h"
#include "data/table/heading_row.h"
#include "data/table/row_words.h"

namespace cbps::data {
namespace {

/// So many rows may stand between a table and the headings of another one.
constexpr std::size_t kMostTitles = 3;

/// Reads the next row that is not empty. False: there is none that can be read.
bool read_next(CsvReader& rows, CsvRecord& row) {
  Diagnostics later;  // they are named by who reads the rows
  do {
    if (rows.next(row, later) != CsvFound::Record) return false;
  } while (is_empty_row(row));
  return true;
}

}  // namespace

bool TableFile::is_title_of_other_table(const CsvRecord& row) const {
  if (!may_be_title(row)) return false;
  CsvReader rows = row_at(row.span.begin, row.number);
  CsvRecord below;
  if (!read_next(rows, below)) return false;  // the row itself
  for (std::size_t titles = 1; titles <= kMostTitles; ++titles) {
    if (!read_next(rows, below) || has_code(below)) return false;
    const HeadingRow next = heading_row_of(below);
    if (next != HeadingRow::None) return next == HeadingRow::Other;
    if (!may_be_title(below)) return false;
  }
  return false;
}

HeadingRow TableFile::heading_row_of(const CsvRecord& row) const {
  if (repeats_head(row)) return HeadingRow::Same;
  return heading_row(row, id_column(row), columns_, known());
}

/// A community that is known by its name alone says more than that.
bool TableFile::may_be_title(const CsvRecord& row) const {
  const std::string_view text = first_text(row);
  if (is_total(text) || is_foot(text)) return false;
  const std::size_t texts = count_texts(row);
  return texts < 2 || (texts == 2 && name_in(row).empty());
}

void TableFile::name_other_table(CsvRecord& row, Diagnostics& diagnostics) const {
  CsvReader rows = row_at(row.span.begin, row.number);
  while (read_next(rows, row) && heading_row_of(row) != HeadingRow::Other) {
  }
  std::size_t left_out = 0;
  CsvRecord below;
  while (true) {
    Diagnostics later;
    const CsvFound found = rows.next(below, later);
    if (found == CsvFound::End || found == CsvFound::Rest) break;
    if (!is_empty_row(below)) ++left_out;
  }
  diagnostics.add(Code::OtherTable, row.cells.front().span, std::to_string(left_out));
}

}  // namespace cbps::data
