#pragma once

#include "cbps/cli/run.h"
#include "cli/options.h"

namespace cbps::cli {

/// `cbps template`: a profile to fill in. Returns the exit code.
[[nodiscard]] int template_command(const TemplateOptions& options, Language language,
                                   const Environment& environment);

}  // namespace cbps::cli
