#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "cbps/text/language.h"
#include "cli/command_model.h"

namespace cbps::cli {

/// The help of the last command of `chain`, which begins with the program: each is a command of the
/// one before. Lines are at most `width` columns long.
[[nodiscard]] std::string help_text(std::span<const CommandModel* const> chain, Language language,
                                    std::size_t width);

}  // namespace cbps::cli
