#pragma once

#include <array>
#include <cstddef>

#include "cbps/result/finding.h"
#include "cbps/text/page.h"

namespace cbps::report::text {

[[nodiscard]] constexpr Hue hue_of(result::Outcome outcome) {
  constexpr std::array<Hue, 5> kHues{Hue::Good, Hue::Bad, Hue::Open, Hue::Dim, Hue::Dim};
  return kHues[static_cast<std::size_t>(outcome)];
}

}  // namespace cbps::report::text
