#pragma once

#include <string_view>

#include "workbook/cell/number_format.h"

/// What the text that a cell shows says about the format in which it shows its value. An .ods has
/// both the value and this text.
namespace cbps::workbook {

/// As `NumberFormat::unit`, of a cell that shows a number.
[[nodiscard]] std::string_view unit_shown(std::string_view shown, double number);

/// As `NumberFormat::parts`, of a cell that shows a date.
[[nodiscard]] DateParts parts_shown(std::string_view shown);

}  // namespace cbps::workbook
