#pragma once

#include "cbps/cli/run.h"
#include "cli/options.h"

namespace cbps::cli {

/// `cbps eval`: one expression, its names bound on the command line or by a profile. Returns the
/// exit code: 0 whatever the answer is, 2 where there is none.
[[nodiscard]] int eval_command(const EvalOptions& options, Language language,
                               const Environment& environment);

}  // namespace cbps::cli
