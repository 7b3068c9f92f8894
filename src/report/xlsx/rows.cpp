#include "report/xlsx/rows.h"

#include <cstring>
#include <utility>

#include "cbps/spreadsheet/writer.h"
#include "cbps/text/unicode.h"

namespace cbps::report::xlsx {
namespace {

enum class CellKind : std::uint8_t { Blank, Text, Number, Date };

/// Bytes as they are in memory: a piece is read by the process that made it.
template <class T>
void put(std::string& piece, const T& value) {
  static_assert(std::is_trivially_copyable_v<T>);
  piece.append(reinterpret_cast<const char*>(&value), sizeof value);
}

template <class T>
T take(std::string_view& piece) {
  static_assert(std::is_trivially_copyable_v<T>);
  T value{};
  std::memcpy(&value, piece.data(), sizeof value);
  piece.remove_prefix(sizeof value);
  return value;
}

struct Head {
  SheetId sheet;
  RowRole role;
  std::uint16_t cells;
  std::uint32_t of_first;
};

void take_cell(std::string_view& piece, spreadsheet::Value& value) {
  switch (take<CellKind>(piece)) {
    case CellKind::Blank: value = std::monostate{}; return;
    case CellKind::Text: {
      const auto size = take<std::uint32_t>(piece);
      const std::string_view text = piece.substr(0, size);
      if (auto* known = std::get_if<std::string>(&value)) {
        *known = text;
      } else {
        value.emplace<std::string>(text);
      }
      piece.remove_prefix(text.size());
      return;
    }
    case CellKind::Number: value = take<Decimal>(piece); return;
    case CellKind::Date: value = take<Date>(piece); return;
  }
}

}  // namespace

RowWriter::RowWriter(std::string& piece, SheetId sheet, RowRole role, std::size_t of_first)
    : piece_(piece), begin_(piece.size()) {
  put(piece_, Head{sheet, role, 0, static_cast<std::uint32_t>(of_first)});
}

RowWriter::~RowWriter() {
  Head head{};
  std::memcpy(&head, &piece_[begin_], sizeof head);
  head.cells = cells_;
  std::memcpy(&piece_[begin_], &head, sizeof head);
}

RowWriter& RowWriter::text(std::string_view text) {
  if (text.empty()) return skip();
  const std::string shown = spreadsheet::shortened(unicode::printable(text));
  ++cells_;
  put(piece_, CellKind::Text);
  put(piece_, static_cast<std::uint32_t>(shown.size()));
  piece_ += shown;
  return *this;
}

RowWriter& RowWriter::number(const Decimal& number) {
  ++cells_;
  put(piece_, CellKind::Number);
  put(piece_, number);
  return *this;
}

RowWriter& RowWriter::count(std::size_t count) {
  return number({static_cast<std::int64_t>(count), 0});
}

RowWriter& RowWriter::date(Date date) {
  ++cells_;
  put(piece_, CellKind::Date);
  put(piece_, date);
  return *this;
}

RowWriter& RowWriter::skip(std::size_t cells) {
  for (std::size_t i = 0; i < cells; ++i) put(piece_, CellKind::Blank);
  cells_ = static_cast<std::uint16_t>(cells_ + cells);
  return *this;
}

void take_row(std::string_view& piece, RowRecord& row) {
  const auto head = take<Head>(piece);
  row.sheet = head.sheet;
  row.role = head.role;
  row.of_first = head.of_first;
  row.cells.resize(head.cells);
  for (spreadsheet::Value& cell : row.cells) take_cell(piece, cell);
}

}  // namespace cbps::report::xlsx
