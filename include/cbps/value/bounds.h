#pragma once

#include <algorithm>
#include <array>

#include "cbps/value/integer.h"

namespace cbps {

/// The range of values that a number can have; both bounds are inclusive. The operations are
/// exact for operands that fit int64, so overflow of int64 can be detected.
struct Bounds {
  Int128 least = 0;
  Int128 most = 0;

  [[nodiscard]] bool fits() const { return fits_int64(least) && fits_int64(most); }
  [[nodiscard]] bool has(Int128 value) const { return least <= value && value <= most; }
};

inline Bounds hull(Bounds a, Bounds b) {
  return {std::min(a.least, b.least), std::max(a.most, b.most)};
}
inline Bounds negated(Bounds a) { return {-a.most, -a.least}; }
inline Bounds sum(Bounds a, Bounds b) { return {a.least + b.least, a.most + b.most}; }
inline Bounds difference(Bounds a, Bounds b) { return sum(a, negated(b)); }

inline Bounds product(Bounds a, Bounds b) {
  const std::array corners{a.least * b.least, a.least * b.most, a.most * b.least, a.most * b.most};
  return {*std::min_element(corners.begin(), corners.end()),
          *std::max_element(corners.begin(), corners.end())};
}

/// Quotients are rounded towards zero, and largest for the divisors next to zero and at the ends.
inline Bounds quotient(Bounds a, Bounds by) {
  Bounds all{0, 0};
  bool first = true;
  for (const Int128 divisor : {by.least, by.most, Int128{-1}, Int128{1}}) {
    if (divisor == 0 || !by.has(divisor)) continue;
    const Bounds one = a.least / divisor <= a.most / divisor
                           ? Bounds{a.least / divisor, a.most / divisor}
                           : Bounds{a.most / divisor, a.least / divisor};
    all = first ? one : hull(all, one);
    first = false;
  }
  return all;
}

/// Remainders have the sign of the dividend and are less than the divisor.
inline Bounds remainder(Bounds a, Bounds by) {
  const Int128 rest = std::max({by.most, -by.least, Int128{1}}) - 1;
  return {a.least < 0 ? -std::min(rest, -a.least) : Int128{0},
          a.most > 0 ? std::min(rest, a.most) : Int128{0}};
}

}  // namespace cbps
