#pragma once

#include <string>
#include <vector>

namespace cbps::guide {

/// What makes a spreadsheet read the file as UTF-8.
inline constexpr char kByteOrderMark[] = "\xEF\xBB\xBF";

/// A row as RFC 4180 has it: commas, quotation marks where they are needed, CRLF.
[[nodiscard]] std::string csv_row(const std::vector<std::string>& cells);

}  // namespace cbps::guide
