#include "cbps/system/output.h"

namespace cbps::system {

void report(const WriteError& error, Diagnostics& diagnostics) {
  if (error.is_closed_pipe) return;
  constexpr Span kNowhere{0, 0, FileId::None};
  Diagnostic& diagnostic = diagnostics.add(Code::CannotWrite, kNowhere, error.target);
  if (!error.reason.empty()) diagnostic.note(Code::Hint, error.reason);
}

Bilingual temporary_file_name() {
  return {"临时文件（环境变量 TMPDIR 可另指一个文件夹）",
          "a temporary file (the environment variable TMPDIR names another folder)"};
}

}  // namespace cbps::system
