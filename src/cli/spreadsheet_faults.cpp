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
      system::report({{"临时文件（环境变量 TMPDIR 可另指一个文件夹）",
                       "a temporary file (the environment variable TMPDIR names another folder)"},
                      fault.reason},
                     diagnostics);
      return;
  }
  unreachable();
}

}  // namespace cbps::cli
