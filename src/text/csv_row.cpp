#include "cbps/text/csv_row.h"

namespace cbps {
namespace {

/// Readers take blanks off around a cell without quotes.
bool is_blank(char c) { return c == ' ' || c == '\t'; }

bool needs_quotes(const std::string& cell) {
  return cell.find_first_of(",\"\r\n") != std::string::npos ||
         (!cell.empty() && (is_blank(cell.front()) || is_blank(cell.back())));
}

}  // namespace

std::string csv_row(const std::vector<std::string>& cells) {
  std::string row;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i != 0) row += ',';
    const std::string& cell = cells[i];
    if (!needs_quotes(cell)) {
      row += cell;
      continue;
    }
    row += '"';
    for (const char c : cell) row += c == '"' ? "\"\"" : std::string(1, c);
    row += '"';
  }
  return row + "\r\n";
}

}  // namespace cbps
