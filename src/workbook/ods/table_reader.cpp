#include "workbook/ods/table_reader.h"

#include <algorithm>
#include <array>

#include "workbook/cell/reference.h"

namespace cbps::workbook {
namespace {

/// A few bytes can repeat a cell 17 thousand million times. Tables that people fill in repeat less.
constexpr std::uint64_t kMostCopies = std::uint64_t{1} << 24U;

/// What rows and columns stand in without being others.
constexpr std::array<std::string_view, 6> kWrappers{"table-rows",           "table-header-rows",
                                                    "table-row-group",      "table-columns",
                                                    "table-header-columns", "table-column-group"};

bool is_wrapper(std::string_view name) {
  return std::find(kWrappers.begin(), kWrappers.end(), name) != kWrappers.end();
}

bool is_shown(const XmlAttributes& attributes) {
  return attributes.find("visibility").value_or("visible") == "visible";
}

/// 0 for what is no number.
std::uint32_t repetition(const XmlAttributes& attributes, std::string_view name) {
  return whole_number(attributes.find(name).value_or("1")).value_or(0);
}

}  // namespace

bool TableReader::start(std::string_view name, const XmlAttributes& attributes) {
  if (skipped_ != 0) {
    ++skipped_;
    return true;
  }
  switch (in_) {
    case In::Table: return start_in_table(name, attributes);
    case In::Row:
      if (name == "table-cell" || name == "covered-table-cell") return start_cell(attributes);
      break;
    case In::Cell: paragraphs_.start(name, attributes); return true;
  }
  skipped_ = 1;
  return true;
}

bool TableReader::start_in_table(std::string_view name, const XmlAttributes& attributes) {
  if (is_wrapper(name)) return true;
  if (name == "table-row") return start_row(attributes);
  skipped_ = 1;
  return name != "table-column" || start_column(attributes);
}

bool TableReader::end() {
  if (skipped_ != 0) {
    --skipped_;
    return true;
  }
  switch (in_) {
    case In::Table: return true;  // of what rows stand in
    case In::Row: in_ = In::Table; return end_row();
    case In::Cell:
      if (paragraphs_.end()) return true;
      in_ = In::Row;
      return end_cell();
  }
  return false;
}

bool TableReader::text(std::string_view piece) {
  if (skipped_ != 0 || in_ != In::Cell) return true;
  paragraphs_.text(piece);
  return paragraphs_.value().size() <= kMostCellText || fail(FaultKind::CellTooLong);
}

bool TableReader::start_column(const XmlAttributes& attributes) {
  const std::uint32_t count = repetition(attributes, "number-columns-repeated");
  if (count == 0) return fail(FaultKind::BadReference);
  if (!is_shown(attributes) && columns_ < kMostColumns) {
    const std::uint64_t last = std::min<std::uint64_t>(columns_ + count, kMostColumns) - 1;
    facts_.hide_columns(static_cast<std::uint32_t>(columns_), static_cast<std::uint32_t>(last));
  }
  columns_ += count;
  return true;
}

bool TableReader::start_row(const XmlAttributes& attributes) {
  in_ = In::Row;
  buffer_.clear();
  row_ = next_row_;
  column_ = next_column_ = 0;
  rows_repeated_ = repetition(attributes, "number-rows-repeated");
  if (rows_repeated_ == 0) return fail(FaultKind::BadReference);
  next_row_ += rows_repeated_;
  row_is_hidden_ = !is_shown(attributes);
  return true;
}

bool TableReader::start_cell(const XmlAttributes& attributes) {
  in_ = In::Cell;
  column_ = next_column_;
  if (!cell_.read(attributes)) return fail(FaultKind::BadReference);
  next_column_ += cell_.repeated;
  paragraphs_.clear();
  return true;
}

void TableReader::note_merged() {
  if (row_ > kMostRows || column_ >= kMostColumns) return;
  const auto row = static_cast<std::uint32_t>(row_);
  const auto column = static_cast<std::uint32_t>(column_);
  const auto last = [](std::uint32_t first, std::uint32_t count, std::uint32_t most) {
    return static_cast<std::uint32_t>(
        std::min<std::uint64_t>(std::uint64_t{first} + count - 1, most));
  };
  merged_.add({row, column, last(row, cell_.rows, kMostRows),
               last(column, cell_.columns, kMostColumns - 1)});
}

bool TableReader::end_cell() {
  if (cell_.columns > 1 || cell_.rows > 1) note_merged();
  const OdsText found = text_of_cell(cell_, paragraphs_.value(), scratch_);
  if (found.text.empty()) return true;
  if (found.text.size() > kMostCellText) return fail(FaultKind::CellTooLong);
  if (row_ > kMostRows || next_column_ > kMostColumns) return fail(FaultKind::BadReference);
  const auto text = buffer_.keep(found.text);
  if (!text) return fail(FaultKind::RowTooLong);
  if (cell_.repeated > 1) copies_ += cell_.repeated;
  if (copies_ > kMostCopies) return fail(FaultKind::TooMuchRepeated);
  const auto row = static_cast<std::uint32_t>(row_);
  for (auto column = static_cast<std::uint32_t>(column_); column < next_column_; ++column) {
    if (!merged_.is_seen(row, column, *text)) {
      facts_.cover(row, column);
      continue;
    }
    if (found.lacks_year) facts_.date_without_year(row, column);
    buffer_.add(column, found.kind, *text);
  }
  return true;
}

bool TableReader::end_row() {
  const auto cells = buffer_.cells();
  if (cells.empty()) return true;
  if (next_row_ - 1 > kMostRows) return fail(FaultKind::BadReference);
  if (rows_repeated_ > 1) copies_ += std::uint64_t{rows_repeated_} * cells.size();
  if (copies_ > kMostCopies) return fail(FaultKind::TooMuchRepeated);
  for (std::uint64_t row = row_; row < next_row_; ++row) {
    facts_.row(cells, row_is_hidden_);
    if (!take_(static_cast<std::uint32_t>(row), cells)) return false;
  }
  return true;
}

bool TableReader::fail(FaultKind kind) {
  std::string place;
  if (row_ != 0 && row_ <= kMostRows && column_ < kMostColumns) {
    place = place_text(static_cast<std::uint32_t>(row_), static_cast<std::uint32_t>(column_));
  }
  fault_ = Fault{kind, {}, std::move(place)};
  return false;
}

}  // namespace cbps::workbook
