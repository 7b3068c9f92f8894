#pragma once

#include "cbps/workbook/fault.h"

namespace cbps::workbook {

/// A fault whose names can be shown: those in a file are any bytes, of any length.
[[nodiscard]] Fault printable(const Fault& fault);

}  // namespace cbps::workbook
