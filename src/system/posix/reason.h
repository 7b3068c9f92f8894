#pragma once

#include "cbps/text/language.h"

namespace cbps::system {

/// What a value of `errno` means: in both languages for errors that users meet, in the system's own
/// words for all others.
[[nodiscard]] Bilingual reason(int error);

}  // namespace cbps::system
