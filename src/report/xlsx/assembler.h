#pragma once

#include <memory>

#include "cbps/report/assembler.h"

namespace cbps::report::xlsx {

/// Writes the rows of all pieces (`RowWriter`) to the sheets of a workbook.
[[nodiscard]] std::unique_ptr<Assembler> workbook();

/// The same with nothing but the ledger.
[[nodiscard]] std::unique_ptr<Assembler> ledger_workbook();

}  // namespace cbps::report::xlsx
