#include "cbps/value/fraction.h"

#include <numeric>
#include <stdexcept>

namespace cbps {
namespace {

Int128 gcd(Int128 a, Int128 b) {
  if (a < 0) a = -a;
  while (b != 0) {
    const Int128 rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

}  // namespace

Fraction::Fraction(Int128 numerator, Int128 denominator) {
  if (denominator == 0) throw std::domain_error("a fraction has the denominator 0");
  if (denominator < 0) {
    numerator = -numerator;
    denominator = -denominator;
  }
  // Nearly all fit 64 bits, where this takes a tenth of the time.
  if (numerator > kInt64Min && numerator <= kInt64Max && denominator <= kInt64Max) {
    numerator_ = static_cast<std::int64_t>(numerator);
    denominator_ = static_cast<std::int64_t>(denominator);
    const std::int64_t common = std::gcd(numerator_, denominator_);
    numerator_ /= common;
    denominator_ /= common;
    return;
  }
  const Int128 common = gcd(numerator, denominator);
  numerator /= common;
  denominator /= common;
  if (!fits_int64(numerator) || !fits_int64(denominator)) {
    throw std::overflow_error("a fraction does not fit 64 bits");
  }
  numerator_ = static_cast<std::int64_t>(numerator);
  denominator_ = static_cast<std::int64_t>(denominator);
}

std::strong_ordering Fraction::operator<=>(const Fraction& other) const {
  return static_cast<Int128>(numerator_) * other.denominator_ <=>
         static_cast<Int128>(other.numerator_) * denominator_;
}

Fraction Fraction::operator+(const Fraction& other) const {
  // Over the least common denominator: the plain product may leave 128 bits.
  const std::int64_t common = std::gcd(denominator_, other.denominator_);
  const Int128 mine = other.denominator_ / common;
  const Int128 theirs = denominator_ / common;
  return {numerator_ * mine + other.numerator_ * theirs, denominator_ * mine};
}

Fraction Fraction::operator-(const Fraction& other) const {
  return *this + other * Fraction(-1, 1);
}

Fraction Fraction::operator*(const Fraction& other) const {
  return {static_cast<Int128>(numerator_) * other.numerator_,
          static_cast<Int128>(denominator_) * other.denominator_};
}

Decimal round_down(const Fraction& value, unsigned shift, unsigned scale) {
  std::int64_t fits = 0;
  if (value.numerator() >= 0 &&
      !__builtin_mul_overflow(value.numerator(), power_of_ten(shift + scale), &fits)) {
    return {fits / value.denominator(), static_cast<std::uint8_t>(scale)};
  }
  const Int128 scaled = static_cast<Int128>(value.numerator()) * power_of_ten(shift + scale);
  const Int128 rounded = floor_divide(scaled, value.denominator());
  if (!fits_int64(rounded)) throw std::overflow_error("a rounded fraction does not fit 64 bits");
  return {static_cast<std::int64_t>(rounded), static_cast<std::uint8_t>(scale)};
}

std::string to_string(const Fraction& value) {
  return std::to_string(value.numerator()) + '/' + std::to_string(value.denominator());
}

}  // namespace cbps
