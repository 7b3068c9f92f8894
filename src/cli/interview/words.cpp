#include "cli/interview/words.h"

#include <array>

namespace cbps::cli {
namespace {

constexpr std::array kRows{
#define CBPS_WORDING(name, zh, en) Wording{#name, zh, en},
#include "cli/interview/wording.inc"
#undef CBPS_WORDING
};

}  // namespace

std::span<const Wording> wordings(Said /*said*/) { return kRows; }

}  // namespace cbps::cli
