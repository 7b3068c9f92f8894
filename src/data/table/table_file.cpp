#include "cbps/data/table_file.h"

#include <algorithm>
#include <utility>

#include "cbps/text/cell_name.h"
#include "cbps/text/list.h"
#include "data/facts/community_id.h"
#include "data/facts/identity.h"
#include "data/profile/profile_builder.h"
#include "data/table/heading.h"
#include "data/table/heading_row.h"
#include "data/table/line_ends.h"
#include "data/table/lying_table.h"
#include "data/table/row_identity.h"
#include "data/table/row_words.h"
#include "data/table/table_header.h"
#include "data/table/table_layout.h"
#include "data/table/table_map.h"

namespace cbps::data {
namespace {

constexpr std::string_view kWideComma = "，";

/// Whether a full-width comma stands in a cell without quotes, where it may part two cells.
bool holds_wide_comma(const CsvCell& cell) {
  return cell.span.length == cell.text.size() &&
         cell.text.find(kWideComma) != std::string_view::npos;
}

Text constant_text(const TableConstant& constant) { return {constant.text, constant.place}; }

/// Says of cells that nothing tells what they are.
Diagnostic no_heading(const CsvRecord& row, const std::vector<std::size_t>& columns) {
  const Span first = row.cells[columns.front()].span;
  const Span place{first.begin, 0, first.file};
  if (columns.size() == 1) return diagnostic(Code::NoHeading, place);
  constexpr std::size_t kMostColumns = 20;
  std::vector<std::string> names;
  for (const std::size_t column : columns) {
    names.push_back(row.lies ? cells_of(row).name(row.cells[column].span) : column_letters(column));
    if (names.size() == kMostColumns) break;
  }
  const std::vector<std::string_view> named(names.begin(), names.end());
  return diagnostic(Code::NoHeadings, place, std::to_string(columns.size()),
                    first_of(named, columns.size(), kMostColumns));
}

bool says_that_it_lies(const TableMap* map) { return map != nullptr && map->lies.value_or(false); }

/// Whether a map leaves it open that a table lies on its side.
bool may_lie(const TableMap* map) {
  return map == nullptr || (map->lies.value_or(true) && !map->heading_row);
}

}  // namespace

TableFile::TableFile(const Dictionary& dictionary, TableLayout layout, TableHeader header,
                     const InputOptions& options)
    : dictionary_(&dictionary),
      map_(options.map),
      first_row_(layout.rows),
      header_(cells_of(layout.headings)),
      columns_(std::move(header.columns)),
      constants_(std::move(header.constants)),
      faults_(std::move(header.faults)),
      readings_(std::move(header.readings)),
      head_(std::move(layout.head)),
      options_(options.reading),
      remarks_(std::move(header.remarks)) {
  const auto has = [](std::string Identity::*member) {
    return [member](const TableColumn& column) { return column.identity == member; };
  };
  auto known_by = std::find_if(columns_.begin(), columns_.end(), has(&Identity::id));
  if (known_by == columns_.end()) {
    known_by = std::find_if(columns_.begin(), columns_.end(), has(&Identity::name));
  }
  id_column_ = static_cast<std::size_t>(known_by - columns_.begin());
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i].is_period) period_columns_.push_back(i);
  }
  for (const std::vector<std::string>& row : head_) {
    has_code_in_head_ = has_code_in_head_ || std::any_of(row.begin(), row.end(), is_ascii_code);
  }
}

std::optional<TableFile> TableFile::open(Sources& sources, FileId file,
                                         const Dictionary& dictionary, RowCells& header,
                                         Diagnostics& diagnostics, const InputOptions& options) {
  file = with_line_feeds(sources, file);
  const TableMap* map = options.map.get();
  const KnownHeadings known{&dictionary, map, map == nullptr ? FileId::None : map->add_to(sources)};
  LayoutSearch search(sources, {file}, known);
  Readings readings;
  std::optional<AboveTable> above;
  std::vector<TableUnit> below;
  if (may_lie(map) && (says_that_it_lies(map) || !search.has_headings())) {
    auto [stood, is_refused] = stand_up(sources, file, known, options.ignored_columns, diagnostics);
    if (is_refused) return std::nullopt;
    if (!stood && says_that_it_lies(map)) {
      diagnostics.add(Code::NoHeadingColumn, known.in_map(map->lies_place), sources.path(file),
                      std::to_string(kHeadingColumns));
      return std::nullopt;
    }
    if (stood) {
      above = std::move(stood->above);
      below = std::move(stood->below);
      if (!stood->is_own_form) readings.add(ReadingKind::Lying, 1, {0, 0, file});
      readings.add(ReadingKind::Totals, stood->totals, {0, 0, file});
      readings.add(ReadingKind::ColumnsIgnored, stood->ignored, {0, 0, file});
      search = search_stood(sources, file, *stood, known);
    }
  }
  auto layout = std::move(search).layout(header, diagnostics);
  if (!layout) return std::nullopt;
  if (above) layout->above = *std::move(above);
  auto columns = read_header(layout->headings, layout->above, known, options, diagnostics);
  if (!columns) return std::nullopt;
  for (const Readings::Entry& one : readings.entries()) {
    columns->readings.add(one.kind, one.count, one.first);
  }
  columns->readings.add(layout->kinds, layout->headings.cells.front().span);
  columns->readings.add(ReadingKind::TitleRows, static_cast<std::uint32_t>(layout->titles),
                        layout->first_title);
  TableFile table(dictionary, std::move(*layout), std::move(*columns), options);
  table.is_of_sheet_ = !sources.sheet(file).empty();
  for (const TableUnit& unit : below) (void)table.fits_unit(unit, table.faults_);
  CsvReader rows = table.rows();
  CsvRecord row;
  RowKind kind{};
  Diagnostics later;
  CsvFound found = table.next(rows, row, kind, later);
  while (found == CsvFound::Record && kind != RowKind::Community) {
    found = table.next(rows, row, kind, later);
  }
  if (found == CsvFound::End) {
    diagnostics.add(Code::NoCommunities, header.cells.front());
    return std::nullopt;
  }
  table.first_number_ = row.number;
  table.note_first_row(row);
  return table;
}

CsvFound TableFile::next(CsvReader& rows, CsvRecord& row, RowKind& kind,
                         Diagnostics& diagnostics) const {
  CsvFound found = rows.next(row, diagnostics);
  while (found == CsvFound::Record && is_empty_row(row)) found = rows.next(row, diagnostics);
  kind = RowKind::Community;
  if (found != CsvFound::Record) return found;
  kind = kind_of(row);
  bool is_sound = true;
  switch (kind) {
    case RowKind::Community: is_sound = fit_cells(row, diagnostics); break;
    case RowKind::Foot:
      is_sound = fits_unit(unit_of_table(row.cells, *dictionary_), diagnostics);
      break;
    case RowKind::Headings:
    case RowKind::Total: break;
    case RowKind::OtherTable:
      name_other_table(row, diagnostics);
      rows = rows.at(rows.text().size(), row.number);
      return CsvFound::Rest;
  }
  return is_sound ? CsvFound::Record : CsvFound::Fault;
}

KnownHeadings TableFile::known() const { return {dictionary_, map_.get(), FileId::None}; }

bool TableFile::is_of_community(std::string_view id) const {
  const auto heads = [id](const std::vector<std::string>& row) {
    return std::find(row.begin(), row.end(), id) != row.end();
  };
  return is_ascii_code(id) &&
         (!has_code_in_head_ || std::none_of(head_.begin(), head_.end(), heads));
}

bool TableFile::fits_unit(const TableUnit& unit, Diagnostics& diagnostics) const {
  if (unit.word.empty()) return true;
  for (const TableColumn& column : columns_) {
    if (!column.fact || column.is_invalid) continue;
    const Field& field = dictionary_->field(*column.fact);
    bool is_disputed = false;
    const auto power = unit.power_for(field, is_disputed);
    if (!power || (*power == column.power && !is_disputed)) continue;
    diagnostics.add(Code::UnitBelowTable, unit.place, unit.word, field.label);
    return false;
  }
  return true;
}

bool TableFile::fit_cells(CsvRecord& row, Diagnostics& diagnostics) const {
  const std::size_t count = row.cells.size();
  if (count >= columns_.size()) {
    if (is_of_sheet_) return true;
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
  RowIdentity who(options_, faults, remarks, diagnostics);
  for (std::size_t i = 0; i < std::min(columns_.size(), row.cells.size()); ++i) {
    const auto member = columns_[i].identity;
    if (member != nullptr) who.add(member, text_of(row, i));
  }
  for (const TableConstant& constant : constants_) {
    if (constant.identity != nullptr) who.add(constant.identity, constant_text(constant));
  }
  return std::move(who).identity(place(row));
}

std::size_t TableFile::id_column(const CsvRecord& row) const {
  for (std::size_t i = id_column_; i < std::min(columns_.size(), row.cells.size()); ++i) {
    const bool is_same = columns_[i].identity == columns_[id_column_].identity;
    if (is_same && !is_empty(row.cells[i])) return i;
  }
  return id_column_;
}

Span TableFile::place(const CsvRecord& row) const {
  const std::size_t column = id_column(row);
  return column < row.cells.size() ? row.cells[column].span : row.span;
}

Text TableFile::text_of(const CsvRecord& row, std::size_t column) const {
  const CsvCell& cell = row.cells[column];
  const TableColumn& its = columns_[column];
  const std::string_view text = its.words == nullptr ? cell.text : its.words->read(cell.text);
  return {text, cell.span, its.power};
}

std::vector<Text> TableFile::year_texts(const CsvRecord& row) const {
  std::vector<Text> all;
  for (const std::size_t column : period_columns_) {
    if (column >= row.cells.size()) continue;
    const Text text = text_of(row, column);
    if (!says_not_given(text.text)) all.push_back(text);
  }
  if (!all.empty()) return all;
  for (const TableConstant& constant : constants_) {
    if (constant.is_period()) all.push_back(constant_text(constant));
  }
  return all;
}

std::optional<Span> TableFile::year_place(const CsvRecord& row) const {
  const std::vector<Text> texts = year_texts(row);
  if (texts.empty()) return std::nullopt;
  return texts.front().span;
}

std::optional<int> TableFile::year(const CsvRecord& row, Diagnostics& diagnostics) const {
  std::optional<int> first;
  Span place;
  for (const Text& text : year_texts(row)) {
    const auto year = parse_year(text, diagnostics);
    if (!year) return std::nullopt;
    if (first && *first != *year) {
      diagnostics.add(given_twice(nullptr, text.span, place));
      return std::nullopt;
    }
    if (!first) place = text.span;
    first = year;
  }
  return first;
}

Origin TableFile::origin(const CsvRecord& row) const {
  Diagnostics later;  // it is said by `read`
  return {identity(row, later, later, later), place(row), {}, cells_of(row), {}};
}

void TableFile::read(const CsvRecord& record, const Calendar& calendar, Table& table,
                     std::size_t row, Origin& origin, Diagnostics& diagnostics) const {
  ProfileBuilder builder(*dictionary_, calendar, table, row, origin, options_);
  origin.identity = identity(record, origin.faults, origin.remarks, diagnostics);
  if (record.missing > 0) {
    const Span end = record.cells[columns_.size() - record.missing].span;
    origin.remarks.add(Code::ShortRow, end, std::to_string(record.missing));
  }
  std::vector<std::size_t> without_heading;  // columns that hold something
  remark_on_merged(record, origin.remarks);
  const std::vector<Text> years = year_texts(record);
  if (!years.empty() && !period_columns_.empty()) {
    builder.note(kinds_of_year(years.front().text), years.front().span);
  }
  // A row of a file that is being changed may be none of a community any more.
  for (std::size_t i = 0; i < std::min(columns_.size(), record.cells.size()); ++i) {
    const CsvCell& cell = record.cells[i];
    const TableColumn& column = columns_[i];
    if (!column.fact) {
      if (!column.has_heading() && !says_not_given(cell.text)) {
        without_heading.push_back(i);
      }
      continue;
    }
    const FieldId fact = *column.fact;
    if (column.is_invalid) {
      builder.invalid(fact, cell.span);
      continue;
    }
    const Text text = text_of(record, i);
    if (says_not_given(text.text, dictionary_->field(fact), *dictionary_)) continue;
    if (builder.place_of(fact) == nullptr) {
      builder.text(fact, text);
    } else {
      builder.again(fact, cell.span, [&] { builder.text(fact, text); });
    }
  }
  for (std::size_t i = columns_.size(); i < record.cells.size(); ++i) {
    if (!is_empty(record.cells[i])) without_heading.push_back(i);
  }
  if (!without_heading.empty()) builder.fault(no_heading(record, without_heading));
  for (const TableConstant& constant : constants_) {
    if (constant.fact &&
        !says_not_given(constant.text, dictionary_->field(*constant.fact), *dictionary_)) {
      builder.text(*constant.fact, constant_text(constant));
    }
  }
  builder.resolve_parts();
  builder.check_parts();
}

RowCells cells_of(const CsvRecord& row) {
  // Those that are missing have the same place: it is the first of them that has a name.
  const std::size_t count = row.cells.size() - row.missing + std::min<std::size_t>(row.missing, 1);
  RowCells cells{row.number, {}, row.lies};
  cells.cells.reserve(count);
  for (std::size_t i = 0; i < count; ++i) cells.cells.push_back(row.cells[i].span);
  return cells;
}

}  // namespace cbps::data
