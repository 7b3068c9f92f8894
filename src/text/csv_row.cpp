#include "cbps/text/csv_row.h"

namespace cbps {
namespace {

/// Readers take blanks off around a cell without quotes.
bool is_blank(char c) { return c == ' ' || c == '\t'; }

bool needs_quotes(std::string_view cell) {
  return cell.find_first_of(",\"\r\n") != std::string_view::npos ||
         (!cell.empty() && (is_blank(cell.front()) || is_blank(cell.back())));
}

}  // namespace

void append_csv_cell(std::string_view cell, std::string& row) {
  if (!needs_quotes(cell)) {
    row += cell;
    return;
  }
  row += '"';
  for (const char c : cell) {
    if (c == '"') row += '"';
    row += c;
  }
  row += '"';
}

std::string csv_row(const std::vector<std::string>& cells) {
  std::string row;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i != 0) row += ',';
    append_csv_cell(cells[i], row);
  }
  return row + "\r\n";
}

}  // namespace cbps
