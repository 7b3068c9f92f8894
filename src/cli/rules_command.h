#pragma once

#include "cbps/cli/run.h"
#include "cli/options.h"

namespace cbps::cli {

/// `cbps rules lint`: 0 nothing found, 1 something, 2 the rules do not compile.
[[nodiscard]] int lint_command(const RulesOptions& options, Language language,
                               const Environment& environment);

/// `cbps rules test`: 0 all cases pass (and none is missing, where that is asked), 1 not all, 2 the
/// rules or cases cannot be read, or there are none.
[[nodiscard]] int test_command(const RulesTestOptions& options, Language language,
                               const Environment& environment);

}  // namespace cbps::cli
