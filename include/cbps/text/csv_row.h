#pragma once

#include <string>
#include <vector>

namespace cbps {

/// A row as RFC 4180 has it: commas, quotation marks where they are needed, CRLF.
[[nodiscard]] std::string csv_row(const std::vector<std::string>& cells);

}  // namespace cbps
