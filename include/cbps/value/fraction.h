#pragma once

#include <compare>
#include <cstdint>
#include <string>

#include "cbps/value/decimal.h"
#include "cbps/value/integer.h"

namespace cbps {

/// An exact ratio in lowest terms; the denominator is positive. Scores are fractions until they are
/// printed. Operations throw `std::overflow_error` where the result does not fit 64 bits.
class Fraction {
 public:
  Fraction() = default;
  /// Throws `std::domain_error` if `denominator` is 0, and `std::overflow_error` if one of the two
  /// does not fit 64 bits once reduced. Rule packs are limited so that scores do.
  Fraction(Int128 numerator, Int128 denominator);

  [[nodiscard]] std::int64_t numerator() const { return numerator_; }
  [[nodiscard]] std::int64_t denominator() const { return denominator_; }

  [[nodiscard]] std::strong_ordering operator<=>(const Fraction& other) const;
  [[nodiscard]] bool operator==(const Fraction& other) const = default;

  [[nodiscard]] Fraction operator+(const Fraction& other) const;
  [[nodiscard]] Fraction operator-(const Fraction& other) const;
  [[nodiscard]] Fraction operator*(const Fraction& other) const;

 private:
  std::int64_t numerator_ = 0;
  std::int64_t denominator_ = 1;
};

/// `value` × 10^`shift`, rounded down to `scale` digits: percentages are `shift` 2. Throws
/// `std::overflow_error` where that does not fit 64 bits.
[[nodiscard]] Decimal round_down(const Fraction& value, unsigned shift, unsigned scale);

/// "5/6", "0/1".
[[nodiscard]] std::string to_string(const Fraction& value);

}  // namespace cbps
