#pragma once

#include <cstddef>
#include <string>

#include "cbps/text/language.h"

namespace cbps::cli {

/// "已检查 120,000 个社区，每秒 40,000 个，约剩 9 秒". `share` is that of the input, from 0 to 1,
/// which took so many seconds. How long the rest takes is left out while it is a mere guess.
[[nodiscard]] std::string progress_line(std::size_t communities, double share, double seconds,
                                        Language language);

}  // namespace cbps::cli
