#pragma once

#include <cstdint>
#include <string>

#include "cbps/text/language.h"

namespace cbps::spreadsheet {

enum class FaultKind : std::uint8_t {
  NotBuiltIn,   ///< this program was built without libxlsxwriter
  TextTooLong,  ///< more than 32,767 characters in a cell
  SheetFull,    ///< more than 1,048,576 rows or 16,384 columns
  NotStored,    ///< the temporary files could not be written
};

/// Why a workbook was not written.
struct Fault {
  FaultKind kind = FaultKind::NotBuiltIn;
  std::string cell;  ///< "填报表!A5", where a cell is the reason
  Bilingual reason;  ///< of the system, where it is the reason
};

}  // namespace cbps::spreadsheet
