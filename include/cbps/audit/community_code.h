#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace cbps::audit {

/// Converts an id of twelve digits to its number, or returns nothing for any other id. Two such ids
/// are equal exactly when their numbers are equal.
[[nodiscard]] inline std::optional<std::uint64_t> community_code(std::string_view id) {
  constexpr std::size_t kDigits = 12;
  if (id.size() != kDigits) return std::nullopt;
  constexpr unsigned kLastDigit = 9;
  std::uint64_t code = 0;
  bool is_number = true;
  for (const char c : id) {
    const unsigned digit = static_cast<unsigned char>(c) - unsigned{'0'};
    is_number &= digit <= kLastDigit;
    code = code * 10 + digit;
  }
  if (!is_number) return std::nullopt;
  return code;
}

}  // namespace cbps::audit
