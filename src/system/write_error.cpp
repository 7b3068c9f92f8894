#include "cbps/system/output.h"

namespace cbps::system {

void report(const WriteError& error, Diagnostics& diagnostics) {
  if (error.is_closed_pipe) return;
  constexpr Span kNowhere{0, 0, FileId::None};
  Diagnostic& diagnostic = diagnostics.add(Code::CannotWrite, kNowhere, error.target);
  if (!error.reason.empty()) diagnostic.note(Code::Hint, error.reason);
}

}  // namespace cbps::system
