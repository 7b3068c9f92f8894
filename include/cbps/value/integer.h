#pragma once

#include <cstdint>
#include <limits>

namespace cbps {

/// Holds any product of two 64-bit integers. Exact arithmetic is checked in this type.
__extension__ using Int128 = __int128;

inline constexpr Int128 kInt64Min = std::numeric_limits<std::int64_t>::min();
inline constexpr Int128 kInt64Max = std::numeric_limits<std::int64_t>::max();

[[nodiscard]] constexpr bool fits_int64(Int128 value) {
  return value >= kInt64Min && value <= kInt64Max;
}

/// Quotients rounded towards minus and plus infinity. `divisor` is not 0.
[[nodiscard]] constexpr Int128 floor_divide(Int128 value, Int128 divisor) {
  const Int128 quotient = value / divisor;
  return value % divisor != 0 && ((value < 0) != (divisor < 0)) ? quotient - 1 : quotient;
}
[[nodiscard]] constexpr Int128 ceil_divide(Int128 value, Int128 divisor) {
  return -floor_divide(-value, divisor);
}

/// 10 to the power of a scale (0 to 18).
[[nodiscard]] constexpr std::int64_t power_of_ten(unsigned exponent) {
  std::int64_t power = 1;
  while (exponent-- > 0) power *= 10;
  return power;
}

}  // namespace cbps
