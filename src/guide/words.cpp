#include "guide/words.h"

#include <array>

namespace cbps::guide {
namespace {

constexpr std::array kRows{
#define CBPS_WORDING(name, zh, en) Wording{#name, zh, en},
#include "guide/wording.inc"
#undef CBPS_WORDING
};
static_assert(kRows.size() <= 256, "Word is one byte");

}  // namespace

std::span<const Wording> wordings(Word /*word*/) { return kRows; }

}  // namespace cbps::guide
