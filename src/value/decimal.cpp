#include "cbps/value/decimal.h"

#include <algorithm>

#include "cbps/value/integer.h"

namespace cbps {
namespace {

Int128 aligned(const Decimal& value) {
  return static_cast<Int128>(value.units) * power_of_ten(kMaxScale - value.scale);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Most numbers: nothing but digits, and few.
std::optional<std::int64_t> parse_digits(std::string_view text, unsigned scale) {
  constexpr std::size_t kMostDigits = 9;  // and as many zeros: less than 2^63
  if (text.empty() || text.size() > kMostDigits || scale > kMaxScale) return std::nullopt;
  std::int64_t units = 0;
  for (const char c : text) {
    if (!is_digit(c)) return std::nullopt;
    units = units * 10 + (c - '0');
  }
  return units * power_of_ten(scale);
}

/// The digits before the point and, when any count, those after it.
struct Digits {
  bool negative;
  std::string whole;
  std::string rest;
};

Digits digits_of(const Decimal& value) {
  const bool negative = value.units < 0;
  std::uint64_t magnitude = negative ? ~static_cast<std::uint64_t>(value.units) + 1
                                     : static_cast<std::uint64_t>(value.units);
  const auto one = static_cast<std::uint64_t>(power_of_ten(value.scale));
  std::string rest = value.scale == 0 ? "" : std::to_string(magnitude % one);
  rest.insert(0, value.scale - rest.size(), '0');
  while (!rest.empty() && rest.back() == '0') rest.pop_back();
  return {negative, std::to_string(magnitude / one), rest};
}

std::string joined(const Digits& digits) {
  std::string text = digits.negative ? "-" : "";
  text += digits.whole;
  if (!digits.rest.empty()) text += '.' + digits.rest;
  return text;
}

}  // namespace

std::strong_ordering Decimal::operator<=>(const Decimal& other) const {
  if (scale == other.scale) return units <=> other.units;
  return aligned(*this) <=> aligned(other);
}

bool Decimal::operator==(const Decimal& other) const { return aligned(*this) == aligned(other); }

ParsedDecimal parse_decimal(std::string_view text, unsigned scale) {
  if (const auto units = parse_digits(text, scale)) {
    return {Decimal{*units, static_cast<std::uint8_t>(scale)}, {}};
  }
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const std::size_t point = std::min(text.find('.'), text.size());
  const std::string_view whole = text.substr(0, point);
  const bool has_point = point < text.size();
  const std::string_view rest = has_point ? text.substr(point + 1) : std::string_view{};
  const auto all_digits = [](std::string_view part) {
    return !part.empty() && std::all_of(part.begin(), part.end(), is_digit);
  };
  if (!all_digits(whole) || (has_point && !all_digits(rest))) {
    return {std::nullopt, NumberError::NotANumber};
  }
  if (rest.size() > scale) return {std::nullopt, NumberError::TooManyDigits};
  Int128 units = 0;
  const auto take = [&units](char digit) {
    if (units <= kInt64Max) units = units * 10 + (digit - '0');
  };
  std::for_each(whole.begin(), whole.end(), take);
  std::for_each(rest.begin(), rest.end(), take);
  for (std::size_t i = rest.size(); i < scale; ++i) take('0');
  if (negative) units = -units;
  if (!fits_int64(units)) return {std::nullopt, NumberError::TooLarge};
  return {Decimal{static_cast<std::int64_t>(units), static_cast<std::uint8_t>(scale)}, {}};
}

std::string to_string(const Decimal& value) { return joined(digits_of(value)); }

std::string to_grouped_string(const Decimal& value) {
  Digits digits = digits_of(value);
  for (std::size_t left = digits.whole.size(); left > 3;) {
    left -= 3;
    digits.whole.insert(left, 1, ',');
  }
  return joined(digits);
}

}  // namespace cbps
