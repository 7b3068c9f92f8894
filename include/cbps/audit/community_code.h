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
  std::uint64_t code = 0;
  for (const char c : id) {
    if (c < '0' || c > '9') return std::nullopt;
    code = code * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return code;
}

}  // namespace cbps::audit
