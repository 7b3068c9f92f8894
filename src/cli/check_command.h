#pragma once

#include "cbps/cli/run.h"
#include "cli/options.h"

namespace cbps::cli {

/// `cbps check`: reads rules and profiles, assesses, reports. Returns the exit code.
[[nodiscard]] int check_command(const CheckOptions& options, Language language,
                                const Environment& environment);

}  // namespace cbps::cli
