#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cbps {

inline constexpr unsigned kMaxScale = 9;

/// An exact number: `units` × 10^-`scale`. Integers have scale 0. Never rounds.
struct Decimal {
  std::int64_t units = 0;
  std::uint8_t scale = 0;

  /// Compares by value: 1.50 equals 1.5.
  [[nodiscard]] std::strong_ordering operator<=>(const Decimal& other) const;
  [[nodiscard]] bool operator==(const Decimal& other) const;
};

enum class NumberError : unsigned char { NotANumber, TooManyDigits, TooLarge };

/// Accepts `-?\d+` or `-?\d+\.\d+` with at most `scale` digits after the point; the result has
/// exactly that scale. Nothing else is accepted: no sign `+`, no exponent, no separators, no
/// spaces.
struct ParsedDecimal {
  std::optional<Decimal> value;
  NumberError error = NumberError::NotANumber;  ///< when there is no value
};
[[nodiscard]] ParsedDecimal parse_decimal(std::string_view text, unsigned scale);

/// The shortest exact spelling, without superfluous zeros: 240, 180.5, -0.25.
[[nodiscard]] std::string to_string(const Decimal& value);

/// Like `to_string`, with commas between thousands: 1,200.5.
[[nodiscard]] std::string to_grouped_string(const Decimal& value);

}  // namespace cbps
