#include "doc/surrogate_pairs.h"

#include <fmt/format.h>

#include <charconv>
#include <cstdint>
#include <optional>

namespace cbps::doc {
namespace {

constexpr std::string_view kEscape = "\\u";
constexpr std::size_t kDigits = 4;
constexpr std::size_t kUnitLength = kEscape.size() + kDigits;

/// The unit of UTF-16 that is escaped at a place, if it is in the 1024 from `first` on.
std::optional<std::uint32_t> surrogate_at(std::string_view text, std::size_t at,
                                          std::uint32_t first) {
  constexpr std::uint32_t kCount = 0x400;
  const std::string_view written = text.substr(at, kUnitLength);
  if (written.size() < kUnitLength || !written.starts_with(kEscape)) return std::nullopt;
  std::uint32_t unit = 0;
  const char* const end = written.data() + kUnitLength;
  const auto read = std::from_chars(written.data() + kEscape.size(), end, unit, 16);
  const bool is_one = read.ptr == end && unit >= first && unit - first < kCount;
  return is_one ? std::optional(unit - first) : std::nullopt;
}

}  // namespace

RepairedText join_surrogate_pairs(std::string_view text) {
  constexpr std::uint32_t kFirstHigh = 0xD800;
  constexpr std::uint32_t kFirstLow = 0xDC00;
  constexpr std::uint32_t kFirstOfTwo = 0x10000;
  constexpr std::uint32_t kBitsOfLow = 10;
  RepairedText joined(text);
  // A backslash takes the character behind it with it, which may be another backslash.
  for (std::size_t at = text.find('\\'); at != std::string_view::npos; at = text.find('\\', at)) {
    const auto high = surrogate_at(text, at, kFirstHigh);
    const auto low = high ? surrogate_at(text, at + kUnitLength, kFirstLow) : std::nullopt;
    if (low) {
      const std::uint32_t character = kFirstOfTwo + (*high << kBitsOfLow) + *low;
      joined.replace(at, 2 * kUnitLength, fmt::format("\\U{:08X}", character));
    }
    at += low ? 2 * kUnitLength : 2;
  }
  return joined;
}

}  // namespace cbps::doc
