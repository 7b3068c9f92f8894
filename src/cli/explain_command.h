#pragma once

#include "cbps/cli/run.h"
#include "cli/options.h"

namespace cbps::cli {

/// `cbps explain`: a standard or check in words. Returns the exit code.
[[nodiscard]] int explain_command(const ExplainOptions& options, Language language,
                                  const Environment& environment);

}  // namespace cbps::cli
