#include "report/words/wording.h"

#include <array>

namespace cbps::report {
namespace {

constexpr std::array kRows{
#define CBPS_WORDING(name, zh, en) Wording{#name, zh, en},
#include "report/words/wording.inc"
#undef CBPS_WORDING
};

}  // namespace

std::span<const Wording> wordings(Text /*text*/) { return kRows; }

}  // namespace cbps::report
