#include "cli/spreadsheet_faults.h"

#include "cbps/system/output.h"
#include "cbps/value/unreachable.h"
#include "cli/messages.h"

namespace cbps::cli {

void report(const spreadsheet::Fault& fault, Diagnostics& diagnostics) {
  switch (fault.kind) {
    case spreadsheet::FaultKind::NotBuiltIn:
      diagnostics.add(Code::XlsxNotBuiltIn, kCommandLine);
      return;
    case spreadsheet::FaultKind::TextTooLong:
      diagnostics.add(Code::XlsxTextTooLong, kCommandLine, fault.cell);
      return;
    case spreadsheet::FaultKind::SheetFull:
      diagnostics.add(Code::XlsxSheetFull, kCommandLine);
      return;
    case spreadsheet::FaultKind::NotStored:
      system::report({system::temporary_file_name(), fault.reason}, diagnostics);
      return;
  }
  unreachable();
}

}  // namespace cbps::cli
