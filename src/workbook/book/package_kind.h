#pragma once

#include "cbps/workbook/kind.h"
#include "workbook/zip/package.h"

namespace cbps::workbook {

/// What a ZIP is by its parts.
[[nodiscard]] Kind kind_of_package(const Package& package);

}  // namespace cbps::workbook
