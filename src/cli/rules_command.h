#pragma once

#include "cbps/cli/run.h"
#include "cli/options.h"

namespace cbps::cli {

/// `cbps rules lint`: 0 nothing found, 1 something, 2 the rules do not compile.
[[nodiscard]] int lint_command(const RulesOptions& options, Language language,
                               const Environment& environment);

}  // namespace cbps::cli
