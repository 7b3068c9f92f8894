#pragma once

#include <cstdint>
#include <span>

#include "cbps/text/words.h"

namespace cbps::cli {

/// What `cbps init` says: one row each in `wording.inc`.
enum class Said : std::uint8_t {
#define CBPS_WORDING(name, zh, en) name,
#include "cli/interview/wording.inc"
#undef CBPS_WORDING
};
[[nodiscard]] std::span<const Wording> wordings(Said said);

}  // namespace cbps::cli
