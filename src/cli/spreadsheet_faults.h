#pragma once

#include "cbps/diag/diagnostic.h"
#include "cbps/spreadsheet/fault.h"

namespace cbps::cli {

/// Reports why a workbook was not written.
void report(const spreadsheet::Fault& fault, Diagnostics& diagnostics);

}  // namespace cbps::cli
