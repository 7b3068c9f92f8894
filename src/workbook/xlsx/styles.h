#pragma once

#include <variant>
#include <vector>

#include "workbook/cell/number_format.h"
#include "workbook/zip/package.h"

namespace cbps::workbook {

/// The form of the numbers in cells of each style, in the order in which cells refer to them.
using Styles = std::vector<NumberFormat>;

[[nodiscard]] std::variant<Styles, Fault> read_styles(const Part& part);

}  // namespace cbps::workbook
