#pragma once

#include <optional>
#include <string_view>

#include "cbps/workbook/kind.h"

namespace cbps::workbook {

/// What a file is, if that can be told without looking at the parts of a ZIP; nothing if it is one.
[[nodiscard]] std::optional<Kind> kind_by_beginning(std::string_view bytes);

}  // namespace cbps::workbook
