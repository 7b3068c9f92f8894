#pragma once

#include "cbps/cli/run.h"
#include "cbps/text/language.h"

namespace cbps::cli {

/// `cbps --version`. Returns the exit code.
[[nodiscard]] int print_version(Language language, const Environment& environment);

}  // namespace cbps::cli
