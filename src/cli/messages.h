#pragma once

#include <string>
#include <string_view>

#include "cbps/cli/run.h"
#include "cbps/diag/diagnostic.h"
#include "cbps/result/assessment.h"

namespace cbps::cli {

/// What has no place in any file: the command line itself.
inline constexpr Span kCommandLine{0, 0, FileId::None};

/// A message as people read it on standard error.
[[nodiscard]] std::string rendered(const Diagnostic& diagnostic, const Sources& sources,
                                   Language language, const Environment& environment);

/// The same without excerpts, for a message whose sources are gone.
[[nodiscard]] std::string rendered(const result::Remark& remark, Language language,
                                   const Environment& environment);

/// A line below a message.
[[nodiscard]] std::string rendered(const Note& note, Language language,
                                   const Environment& environment);

/// Those that are errors.
[[nodiscard]] Diagnostics errors_of(const Diagnostics& diagnostics);

/// Writes messages to standard error.
void print_diagnostics(const Diagnostics& diagnostics, const Sources& sources, Language language,
                       const Environment& environment);

/// Writes a command's result to standard output. Returns `exit_code`, or `kUnusable` if it cannot
/// be written, which is reported.
[[nodiscard]] int print_result(std::string_view text, Language language,
                               const Environment& environment, ExitCode exit_code = kGateMet);

}  // namespace cbps::cli
