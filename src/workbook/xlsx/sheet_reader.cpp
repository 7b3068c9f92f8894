#include "workbook/xlsx/sheet_reader.h"

#include <fmt/format.h>

#include "workbook/cell/reference.h"

namespace cbps::workbook {

bool SheetReader::start(std::string_view name, const XmlAttributes& attributes) {
  if (skipped_ != 0) {
    ++skipped_;
    return true;
  }
  switch (in_) {
    case In::Document:
      return name == "worksheet" ? enter(In::Worksheet) : fail(FaultKind::UnexpectedRoot, {});
    case In::Worksheet:
      if (name == "sheetData") return enter(In::Rows);
      if (name == "cols") return enter(In::Columns);
      return skip();
    case In::Columns:
      if (name == "col") columns(attributes);
      return skip();
    case In::Rows: return name == "row" ? start_row(attributes) : skip();
    case In::Row: return name == "c" ? start_cell(attributes) : skip();
    case In::Cell: return start_in_cell(name);
    case In::Inline: inline_.start(name, attributes); return true;
    case In::Value:
    case In::Formula: return skip();
  }
  return false;
}

bool SheetReader::end() {
  if (skipped_ != 0) {
    --skipped_;
    return true;
  }
  switch (in_) {
    case In::Value:
    case In::Formula: return enter(In::Cell);
    case In::Inline: return inline_.end() || enter(In::Cell);
    case In::Cell: return end_cell() && enter(In::Row);
    case In::Row: return end_row() && enter(In::Rows);
    case In::Rows:
    case In::Columns: return enter(In::Worksheet);
    case In::Worksheet:
    case In::Document: return true;
  }
  return false;
}

bool SheetReader::text(std::string_view piece) {
  if (skipped_ != 0) return true;
  bool fits = true;
  if (in_ == In::Value) {
    cell_.value += piece;
    fits = cell_.value.size() <= kMostCellText;
  } else if (in_ == In::Formula) {
    cell_.formula += piece;
    fits = cell_.formula.size() <= kMostCellText;
  } else if (in_ == In::Inline) {
    fits = inline_.text(piece);
  }
  return fits || fail(FaultKind::CellTooLong, here());
}

bool SheetReader::start_in_cell(std::string_view name) {
  if (name == "v") {
    cell_.has_value = true;
    cell_.value.clear();
    return enter(In::Value);
  }
  if (name == "f") {
    cell_.has_formula = true;
    cell_.formula.clear();
    return enter(In::Formula);
  }
  if (name == "is") {
    cell_.has_inline = true;
    inline_.clear();
    return enter(In::Inline);
  }
  return skip();
}

bool SheetReader::start_row(const XmlAttributes& attributes) {
  const std::uint32_t last = row_;
  row_ = last + 1;
  columns_ = 0;
  row_is_hidden_ = false;
  buffer_.clear();
  std::optional<std::string_view> number;
  attributes.each([&](std::string_view name, std::string_view value) {
    if (name == "r") number = value;
    if (name == "hidden") row_is_hidden_ = is_true(value);
  });
  if (number) {
    row_ = whole_number(*number).value_or(0);
    if (row_ == 0 || row_ > kMostRows) return fail(FaultKind::BadReference, std::string(*number));
  }
  if (row_ > kMostRows) return fail(FaultKind::BadReference, fmt::to_string(row_));
  if (row_ == last) return fail(FaultKind::DuplicateRow, fmt::to_string(row_));
  if (row_ < last) return fail(FaultKind::RowOrder, fmt::to_string(row_));
  return enter(In::Row);
}

bool SheetReader::start_cell(const XmlAttributes& attributes) {
  std::uint32_t column = columns_;
  std::optional<FaultKind> fault;
  std::string_view place;
  type_ = "n";
  cell_.style = 0;
  cell_.has_value = cell_.has_formula = cell_.has_inline = false;
  attributes.each([&](std::string_view name, std::string_view value) {
    if (name == "r") {
      place = value;
      const auto parsed = parse_place(value);
      if (!parsed || parsed->row != row_) {
        fault = FaultKind::BadReference;
      } else {
        column = parsed->column;
      }
    } else if (name == "t") {
      type_ = value;
    } else if (name == "s") {
      cell_.style = whole_number(value).value_or(UINT32_MAX);
    }
  });
  if (fault) return fail(*fault, std::string(place));
  if (column >= kMostColumns) return fail(FaultKind::BadReference, place_text(row_, column));
  if (column + 1 == columns_) return fail(FaultKind::DuplicateCell, place_text(row_, column));
  if (column < columns_) return fail(FaultKind::CellOrder, place_text(row_, column));
  columns_ = column + 1;
  return enter(In::Cell);
}

bool SheetReader::end_cell() {
  if (!cell_.has_value && !cell_.has_formula && !cell_.has_inline) return true;
  cell_.type = type_;
  cell_.inline_text = inline_.value();
  const auto outcome = text_of_cell(cell_, context_, scratch_);
  if (const auto* kind = std::get_if<FaultKind>(&outcome)) return fail(*kind, here());
  const CellText& found = std::get<CellText>(outcome);
  const auto text = found.is_shared ? found.text : buffer_.keep(found.text);
  if (!text) return fail(FaultKind::RowTooLong, here());
  if (text->empty()) return true;
  if (!merged_.is_seen(row_, columns_ - 1, *text)) {
    facts_.cover(row_, columns_ - 1);
    return true;
  }
  if (found.lacks_year) facts_.date_without_year(row_, columns_ - 1);
  buffer_.add(columns_ - 1, found.kind, *text);
  return true;
}

bool SheetReader::end_row() {
  if (buffer_.cells().empty()) return true;
  facts_.row(buffer_.cells(), row_is_hidden_);
  return take_(row_, buffer_.cells());
}

void SheetReader::columns(const XmlAttributes& attributes) {
  if (!is_true(attributes.find("hidden"))) return;
  const auto first = whole_number(attributes.find("min").value_or(""));
  const auto last = whole_number(attributes.find("max").value_or(""));
  if (first && last && *first != 0 && *first <= *last) facts_.hide_columns(*first - 1, *last - 1);
}

bool SheetReader::fail(FaultKind kind, std::string place) {
  // A name that is none may be of any length.
  constexpr std::size_t kMostPlaceBytes = 64;
  fault_ = Fault{kind, {}, place.size() > kMostPlaceBytes ? std::string() : std::move(place)};
  return false;
}

std::string SheetReader::here() const { return place_text(row_, columns_ - 1); }

}  // namespace cbps::workbook
