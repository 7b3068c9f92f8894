#include "cbps/data/table_file.h"

#include <algorithm>
#include <utility>

#include "data/facts/community_id.h"
#include "data/facts/identity.h"
#include "data/profile/profile_builder.h"
#include "data/table/table_header.h"

namespace cbps::data {
namespace {

bool is_empty(const CsvCell& cell) { return is_blank(cell.text); }

constexpr std::string_view kWideComma = "，";

/// Whether a full-width comma stands in a cell without quotes, where it may part two cells.
bool holds_wide_comma(const CsvCell& cell) {
  return cell.span.length == cell.text.size() &&
         cell.text.find(kWideComma) != std::string_view::npos;
}

Text text_of(const CsvCell& cell) { return {cell.text, cell.span}; }

/// The first text of a row that is no running number.
std::string_view first_text(const CsvRecord& row) {
  const auto is_text = [](const CsvCell& cell) {
    return cell.text.find_first_not_of("0123456789") != std::string_view::npos && !is_empty(cell);
  };
  const auto first = std::find_if(row.cells.begin(), row.cells.end(), is_text);
  return first == row.cells.end() ? std::string_view{} : first->text;
}

}  // namespace

TableFile::TableFile(const Dictionary& dictionary, CsvReader first_row, RowCells header,
                     std::vector<TableColumn> columns, Diagnostics faults, Diagnostics remarks,
                     ReadingOptions options)
    : dictionary_(&dictionary),
      first_row_(first_row),
      header_(std::move(header)),
      columns_(std::move(columns)),
      faults_(std::move(faults)),
      options_(options),
      remarks_(std::move(remarks)) {
  const auto has = [](std::string Identity::*member) {
    return [member](const TableColumn& column) { return column.identity == member; };
  };
  auto known_by = std::find_if(columns_.begin(), columns_.end(), has(&Identity::id));
  if (known_by == columns_.end()) {
    known_by = std::find_if(columns_.begin(), columns_.end(), has(&Identity::name));
  }
  id_column_ = static_cast<std::size_t>(known_by - columns_.begin());
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i].is_period) period_column_ = i;
  }
}

std::optional<TableFile> TableFile::open(const Sources& sources, FileId file,
                                         const Dictionary& dictionary, RowCells& header,
                                         Diagnostics& diagnostics, ReadingOptions options) {
  const std::string_view text = sources.text(file);
  CsvReader rows(sources, file);
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
  Diagnostics remarks;
  auto columns = read_header(row, dictionary, options, of_columns, remarks, diagnostics);
  if (!columns) return std::nullopt;
  TableFile table(dictionary, rows, header, std::move(*columns), std::move(of_columns),
                  std::move(remarks), options);
  Diagnostics later;
  if (table.next(rows, row, later) == CsvFound::End) {
    diagnostics.add(Code::NoCommunities, header.cells.front());
    return std::nullopt;
  }
  table.first_number_ = row.number;
  return table;
}

const Diagnostics& TableFile::remarks(std::uint32_t number) const {
  static const Diagnostics none;
  return number == first_number_ ? remarks_ : none;
}

CsvFound TableFile::next(CsvReader& rows, CsvRecord& row, Diagnostics& diagnostics) const {
  while (true) {
    const CsvFound found = rows.next(row, diagnostics);
    if (found != CsvFound::Record) return found;
    if (std::all_of(row.cells.begin(), row.cells.end(), is_empty)) continue;
    if (fit_cells(row, diagnostics)) return CsvFound::Record;
    return CsvFound::Fault;
  }
}

bool TableFile::fit_cells(CsvRecord& row, Diagnostics& diagnostics) const {
  const std::size_t count = row.cells.size();
  if (count >= columns_.size()) {
    const auto surplus = row.cells.begin() + static_cast<std::ptrdiff_t>(columns_.size());
    const auto given = std::find_if_not(surplus, row.cells.end(), is_empty);
    if (given != row.cells.end()) {
      ragged(row, given->span, diagnostics).note(Code::HelpQuoteComma);
      return false;
    }
    row.cells.erase(surplus, row.cells.end());
    return true;
  }
  const auto unsplit = std::find_if(row.cells.begin(), row.cells.end(), holds_wide_comma);
  if (unsplit != row.cells.end()) {
    const std::size_t at = unsplit->span.begin + unsplit->text.find(kWideComma);
    diagnostics.add(Code::CsvWideComma, {at, kWideComma.size(), first_row_.file()});
    return false;
  }
  if (count == 1 && !is_code(row.cells.front().text)) {
    ragged(row, row.cells.front().span, diagnostics);
    return false;
  }
  row.missing = columns_.size() - count;
  const Span last = row.cells.back().span;
  row.cells.resize(columns_.size(), {{}, {last.begin + last.length, 0, last.file}});
  return true;
}

Diagnostic& TableFile::ragged(const CsvRecord& row, Span place, Diagnostics& diagnostics) const {
  place.length = 0;  // what stands there is nothing that anybody knows
  return diagnostics.add(Code::CsvRaggedRow, place, std::to_string(row.cells.size()),
                         std::to_string(columns_.size()));
}

Identity TableFile::identity(const CsvRecord& row, Diagnostics& faults, Diagnostics& remarks,
                             Diagnostics& diagnostics) const {
  Identity identity;
  bool has_id = false;
  for (std::size_t i = 0; i < std::min(columns_.size(), row.cells.size()); ++i) {
    const CsvCell& cell = row.cells[i];
    const auto member = columns_[i].identity;
    // Among ids a word for nothing is an error, as it may be one that could not be looked up.
    const bool is_id = member == &Identity::id;
    if (member == nullptr || (is_id ? is_empty(cell) : says_not_given(cell.text))) continue;
    has_id = has_id || is_id;
    // Without an id there may be nobody; all else may be missing.
    Diagnostics& found = is_id ? diagnostics : faults;
    read_part(member, text_of(cell), identity, PersonalData(options_, found, remarks), found,
              remarks);
  }
  if (!identity.id.empty()) return identity;
  const std::string_view total = is_total(identity.name) ? identity.name : first_text(row);
  if (!has_id && is_total(total)) {
    diagnostics.add(Code::TotalsRow, place(row), total);
  } else if (identity.name.empty() && diagnostics.empty()) {
    diagnostics.add(Code::NoRowId, place(row));
  }
  identity.id = id_by_name(identity);
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
  Diagnostics later;  // it is said by `read`
  return {identity(row, later, later, later), place(row), {}, cells_of(row), remarks(row.number)};
}

void TableFile::read(const CsvRecord& record, const Calendar& calendar, Table& table,
                     std::size_t row, Origin& origin, Diagnostics& diagnostics) const {
  ProfileBuilder builder(*dictionary_, calendar, table, row, origin, options_);
  origin.identity = identity(record, origin.faults, origin.remarks, diagnostics);
  if (record.missing > 0) {
    const Span end = record.cells[columns_.size() - record.missing].span;
    origin.remarks.add(Code::ShortRow, end, std::to_string(record.missing));
  }
  if (const CsvCell* year = year_cell(record)) builder.note(kinds_of_year(year->text), year->span);
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const CsvCell& cell = record.cells[i];
    const TableColumn& column = columns_[i];
    if (!column.fact) {
      if (!column.has_heading() && !says_not_given(cell.text)) {
        builder.fault(diagnostic(Code::NoHeading, {cell.span.begin, 0, cell.span.file}));
      }
      continue;
    }
    const FieldId fact = *column.fact;
    if (says_not_given(cell.text, dictionary_->field(fact), *dictionary_)) continue;
    if (builder.place_of(fact) == nullptr) {
      builder.text(fact, text_of(cell));
    } else {
      builder.again(fact, cell.span, [&] { builder.text(fact, text_of(cell)); });
    }
  }
  builder.resolve_parts();
  builder.check_parts();
}

RowCells cells_of(const CsvRecord& row) {
  // Those that are missing have the same place: it is the first of them that has a name.
  const std::size_t count = row.cells.size() - row.missing + std::min<std::size_t>(row.missing, 1);
  RowCells cells{row.number, {}};
  cells.cells.reserve(count);
  for (std::size_t i = 0; i < count; ++i) cells.cells.push_back(row.cells[i].span);
  return cells;
}

}  // namespace cbps::data
