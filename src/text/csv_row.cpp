#include "cbps/text/csv_row.h"

#include <algorithm>
#include <array>

#include "cbps/text/unicode.h"

namespace cbps {
namespace {

/// Readers take blanks off around a cell without quotes.
bool is_blank(char c) { return c == ' ' || c == '\t'; }

bool needs_quotes(std::string_view cell) {
  return cell.find_first_of(",\"\r\n") != std::string_view::npos ||
         (!cell.empty() && (is_blank(cell.front()) || is_blank(cell.back())));
}

/// What begins a formula, in the usual width and in that of Chinese characters.
constexpr std::array<std::string_view, 8> kFormulaSigns{"=", "+", "-", "@", "＝", "＋", "－", "＠"};

bool begins_formula(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  return std::any_of(kFormulaSigns.begin(), kFormulaSigns.end(),
                     [text](std::string_view sign) { return text.starts_with(sign); });
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

std::string csv_text(std::string_view text) {
  std::string shown = unicode::printable(text);
  return begins_formula(shown) ? "'" + shown : shown;
}

}  // namespace cbps
