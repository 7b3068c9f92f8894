#pragma once

#include <cstdint>

#include "cbps/value/fraction.h"

/// Published figures: scores and shares as reports print them, in hundredths of a percent, rounded
/// down. Means and ranks are those of published figures, because these are what readers see.
namespace cbps::audit {

/// The published figure of a full score.
inline constexpr std::int64_t kFullFigure = 10'000;

/// `share` is a fraction of one.
[[nodiscard]] inline std::int64_t hundredths(const Fraction& share) {
  return round_down(share, 2, 2).units;
}
[[nodiscard]] inline Fraction published(std::int64_t hundredths) {
  return Fraction(hundredths, kFullFigure);
}

}  // namespace cbps::audit
