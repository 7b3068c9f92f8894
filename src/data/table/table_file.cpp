#include "cbps/data/table_file.h"

#include <algorithm>
#include <utility>

#include "data/facts/identity.h"
#include "data/profile/profile_builder.h"
#include "data/table/table_header.h"

namespace cbps::data {
namespace {

bool is_empty(const CsvCell& cell) { return is_blank(cell.text); }

Text text_of(const CsvCell& cell) { return {cell.text, cell.span}; }

}  // namespace

TableFile::TableFile(const Dictionary& dictionary, CsvReader first_row, RowCells header,
                     std::vector<TableColumn> columns, Diagnostics faults)
    : dictionary_(&dictionary),
      first_row_(first_row),
      header_(std::move(header)),
      columns_(std::move(columns)),
      faults_(std::move(faults)) {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i].identity == &Identity::id) id_column_ = i;
    if (columns_[i].is_period) period_column_ = i;
  }
}

std::optional<TableFile> TableFile::open(const Sources& sources, FileId file,
                                         const Dictionary& dictionary, RowCells& header,
                                         Diagnostics& diagnostics) {
  const std::string_view text = sources.text(file);
  CsvReader rows(text, file);
  CsvRecord row;
  Diagnostics faults;
  CsvFound found = CsvFound::Record;
  do {
    found = rows.next(row, faults);
  } while (found == CsvFound::Record && std::all_of(row.cells.begin(), row.cells.end(), is_empty));
  if (found == CsvFound::End) {
    diagnostics.add(Code::EmptyFile, {0, 0, file});
    return std::nullopt;
  }
  header = cells_of(row);
  // A fault of the separator looks like many others: of quotes, of lengths, of headings.
  const bool is_text =
      rows.text_fault() == doc::TextFault::None || rows.text_fault() == doc::TextFault::Spreadsheet;
  if (is_text && !check_separator(text, file, diagnostics)) return std::nullopt;
  diagnostics.append(std::move(faults));
  if (found != CsvFound::Record) return std::nullopt;
  Diagnostics of_columns;
  auto columns = read_header(row, dictionary, of_columns, diagnostics);
  if (!columns) return std::nullopt;
  TableFile table(dictionary, rows, header, std::move(*columns), std::move(of_columns));
  Diagnostics later;
  if (table.next(rows, row, later) == CsvFound::End) {
    diagnostics.add(Code::NoCommunities, header.cells.front());
    return std::nullopt;
  }
  return table;
}

CsvFound TableFile::next(CsvReader& rows, CsvRecord& row, Diagnostics& diagnostics) const {
  while (true) {
    const CsvFound found = rows.next(row, diagnostics);
    if (found != CsvFound::Record) return found;
    if (std::all_of(row.cells.begin(), row.cells.end(), is_empty)) continue;
    const std::size_t count = row.cells.size();
    if (count == columns_.size()) return found;
    const bool is_longer = count > columns_.size();
    const Span place = is_longer ? row.cells[columns_.size()].span : row.cells.back().span;
    diagnostics
        .add(Code::CsvRaggedRow, place, std::to_string(count), std::to_string(columns_.size()))
        .note(Code::HelpQuoteComma);
    return CsvFound::Fault;
  }
}

Identity TableFile::identity(const CsvRecord& row) const {
  Identity identity;
  for (std::size_t i = 0; i < std::min(columns_.size(), row.cells.size()); ++i) {
    const std::string_view text = row.cells[i].text;
    if (columns_[i].identity == nullptr || says_not_given(text)) continue;
    identity.*(columns_[i].identity) = text;
  }
  return identity;
}

Span TableFile::place(const CsvRecord& row) const {
  return id_column_ < row.cells.size() ? row.cells[id_column_].span : row.span;
}

const CsvCell* TableFile::year_cell(const CsvRecord& row) const {
  if (!period_column_ || *period_column_ >= row.cells.size()) return nullptr;
  const CsvCell& cell = row.cells[*period_column_];
  return says_not_given(cell.text) ? nullptr : &cell;
}

std::optional<int> TableFile::year(const CsvRecord& row, Diagnostics& diagnostics) const {
  const CsvCell* cell = year_cell(row);
  return cell == nullptr ? std::nullopt : parse_year(text_of(*cell), diagnostics);
}

Origin TableFile::origin(const CsvRecord& row) const {
  return {identity(row), place(row), {}, cells_of(row), {}, {}};
}

void TableFile::read(const CsvRecord& record, const Calendar& calendar, Table& table,
                     std::size_t row, Origin& origin, Diagnostics& diagnostics) const {
  ProfileBuilder builder(*dictionary_, calendar, table, row, origin);
  if (origin.identity.id.empty()) {
    diagnostics.add(Code::NoRowId, origin.span);
  } else {
    check_id({origin.identity.id, origin.span}, diagnostics);
  }
  if (const CsvCell* year = year_cell(record)) builder.note(kinds_of_year(year->text), year->span);
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const CsvCell& cell = record.cells[i];
    const TableColumn& column = columns_[i];
    if (!column.fact) {
      if (!column.has_heading() && !says_not_given(cell.text)) {
        builder.fault(diagnostic(Code::NoHeading, cell.span));
      }
    } else if (builder.place_of(*column.fact) == nullptr) {
      builder.text(*column.fact, text_of(cell));
    } else if (!says_not_given(cell.text, dictionary_->field(*column.fact), *dictionary_)) {
      builder.again(*column.fact, cell.span, [&] { builder.text(*column.fact, text_of(cell)); });
    }
  }
  builder.resolve_parts();
  builder.check_parts();
}

RowCells cells_of(const CsvRecord& row) {
  RowCells cells{row.number, {}};
  cells.cells.reserve(row.cells.size());
  for (const CsvCell& cell : row.cells) cells.cells.push_back(cell.span);
  return cells;
}

}  // namespace cbps::data
