#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cbps {

/// Appends a cell as RFC 4180 has it, with quotation marks where they are needed.
void append_csv_cell(std::string_view cell, std::string& row);

/// A row as RFC 4180 has it: commas, quotation marks where they are needed, CRLF.
[[nodiscard]] std::string csv_row(const std::vector<std::string>& cells);

/// `text` as a cell that a spreadsheet shows and does not compute: as `unicode::printable` makes
/// it, behind an apostrophe where it would begin a formula.
[[nodiscard]] std::string csv_text(std::string_view text);

}  // namespace cbps
