#pragma once

#include <string_view>
#include <variant>
#include <vector>

#include "workbook/zip/part.h"

namespace cbps::workbook {

/// Reads the directory of a ZIP: its parts in the order in which they stand there, folders left
/// out. The parts see `bytes`. ZIP64 too.
[[nodiscard]] std::variant<std::vector<Part>, FaultKind> read_directory(std::string_view bytes);

}  // namespace cbps::workbook
