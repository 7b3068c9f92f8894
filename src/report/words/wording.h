#pragma once

#include <cstdint>
#include <span>

#include "cbps/text/words.h"

namespace cbps::report {

/// Every text that reports print, by name: one row each in `wording.inc`. Prose stands nowhere
/// else.
enum class Text : std::uint16_t {
#define CBPS_WORDING(name, zh, en) name,
#include "report/words/wording.inc"
#undef CBPS_WORDING
};
[[nodiscard]] std::span<const Wording> wordings(Text text);

using Words = cbps::Words<Text>;

/// `text` moved by `offset` rows: months and quarters stand in order.
[[nodiscard]] constexpr Text nth(Text text, unsigned offset) {
  return static_cast<Text>(static_cast<unsigned>(text) + offset);
}

}  // namespace cbps::report
