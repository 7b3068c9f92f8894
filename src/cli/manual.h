#pragma once

#include <string>

#include "cbps/text/language.h"
#include "cli/command_model.h"

namespace cbps::cli {

/// The manual page cbps(1) as troff source with the macros `man`, in UTF-8: what the help of all
/// commands says, and the environment variables.
[[nodiscard]] std::string manual_page(const CommandModel& program, Language language);

}  // namespace cbps::cli
