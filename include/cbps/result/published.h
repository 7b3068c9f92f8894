#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "cbps/value/fraction.h"
#include "cbps/value/integer.h"

/// Published figures: scores and shares as reports print them, in hundredths of a percent, rounded
/// down. Means and ranks are those of published figures, because these are what readers see.
namespace cbps::result {

/// The published figure of a full score.
inline constexpr std::int64_t kFullFigure = 10'000;

/// `share` is a fraction of one.
[[nodiscard]] inline std::int64_t hundredths(const Fraction& share) {
  return round_down(share, 2, 2).units;
}
/// Bins of scores are 2.5 points wide, from 0; a full score is in the last one.
inline constexpr std::size_t kScoreBins = 40;
[[nodiscard]] inline std::size_t bin_of(std::int64_t hundredths) {
  return std::min(static_cast<std::size_t>(hundredths) * kScoreBins / kFullFigure, kScoreBins - 1);
}
[[nodiscard]] inline Fraction published(std::int64_t hundredths) {
  return Fraction(hundredths, kFullFigure);
}
/// The mean of `count` published figures with this sum, as a fraction of one. Nothing of none.
[[nodiscard]] inline std::optional<Fraction> mean(std::int64_t sum, std::size_t count) {
  if (count == 0) return std::nullopt;
  return Fraction(sum, static_cast<Int128>(count) * kFullFigure);
}

}  // namespace cbps::result
