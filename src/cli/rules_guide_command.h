#pragma once

#include "cbps/cli/run.h"
#include "cli/options.h"

namespace cbps::cli {

/// `cbps rules list`: the standards and checks of a pack. Returns the exit code.
[[nodiscard]] int list_rules_command(const RulesListOptions& options, Language language,
                                     const Environment& environment);

/// `cbps rules show`: a standard or check as it is in force. Returns the exit code.
[[nodiscard]] int show_rules_command(const RulesShowOptions& options, Language language,
                                     const Environment& environment);

}  // namespace cbps::cli
