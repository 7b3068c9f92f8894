#pragma once

#include <cstdint>
#include <span>

#include "cbps/text/words.h"

namespace cbps::guide {

/// The texts of guides and of conditions in words: one row each in `wording.inc`.
enum class Word : std::uint8_t {
#define CBPS_WORDING(name, zh, en) name,
#include "guide/wording.inc"
#undef CBPS_WORDING
};
[[nodiscard]] std::span<const Wording> wordings(Word word);

using Words = cbps::Words<Word>;

}  // namespace cbps::guide
