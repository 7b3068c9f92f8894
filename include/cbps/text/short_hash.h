#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace cbps {

/// A hash of a short text, for tables in memory. It depends on the byte order of the machine.
/// Different texts may have equal hashes.
[[nodiscard]] inline std::uint32_t short_hash(std::string_view text) {
  constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15;
  constexpr std::size_t kWord = sizeof(std::uint64_t);
  std::uint64_t state = text.size() * kFactor;
  const auto mix = [&state](const char* from, std::size_t length) {
    std::uint64_t word = 0;
    std::memcpy(&word, from, length);
    state = (state ^ word) * kFactor;
    state ^= state >> 32U;
  };
  std::size_t i = 0;
  for (; i + kWord <= text.size(); i += kWord) mix(text.data() + i, kWord);
  if (i == text.size()) return static_cast<std::uint32_t>(state);
  if (i > 0) {
    mix(text.data() + text.size() - kWord, kWord);  // overlaps what was mixed in already
  } else {
    std::uint64_t word = 0;
    for (const char c : text) word = word << 8U | static_cast<unsigned char>(c);
    state = (state ^ word) * kFactor;
    state ^= state >> 32U;
  }
  return static_cast<std::uint32_t>(state);
}

}  // namespace cbps
