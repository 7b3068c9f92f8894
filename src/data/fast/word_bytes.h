#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

/// Short texts as one number: their last eight bytes, the last of them in the highest place on all
/// machines, and zeros before a shorter text.
namespace cbps::data {

inline constexpr std::size_t kWordBytes = 8;

/// For each length of a text its bytes in such a word. Not inside of a function, which would copy
/// it each time.
inline constexpr std::array<std::uint64_t, kWordBytes + 1> kWordMasks{0,
                                                                      0xFF00000000000000,
                                                                      0xFFFF000000000000,
                                                                      0xFFFFFF0000000000,
                                                                      0xFFFFFFFF00000000,
                                                                      0xFFFFFFFFFF000000,
                                                                      0xFFFFFFFFFFFF0000,
                                                                      0xFFFFFFFFFFFFFF00,
                                                                      0xFFFFFFFFFFFFFFFF};

/// Of the eight bytes before `end`, the last `length`, which is at most 8.
[[nodiscard]] inline std::uint64_t word_mask(std::size_t length) { return kWordMasks[length]; }

/// The eight bytes before `end`.
[[nodiscard]] inline std::uint64_t word_before(const char* end) {
  std::uint64_t word = 0;
  std::memcpy(&word, end - kWordBytes, kWordBytes);
  if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
  return word;
}

/// The end of a text as `word_before` and `word_mask` give it.
[[nodiscard]] constexpr std::uint64_t word_of(std::string_view text) {
  std::uint64_t word = 0;
  for (std::size_t i = text.size() > kWordBytes ? text.size() - kWordBytes : 0; i < text.size();
       ++i) {
    word = word >> 8U | std::uint64_t{static_cast<unsigned char>(text[i])} << 56U;
  }
  return word;
}

/// A text of at most seven bytes as one number that no other text has: its length stands in the
/// lowest byte. 0 for longer ones.
[[nodiscard]] inline std::uint64_t whole_word(const char* begin, const char* end) {
  const auto length = static_cast<std::size_t>(end - begin);
  return length < kWordBytes ? (word_before(end) & word_mask(length)) | length : 0;
}
[[nodiscard]] constexpr std::uint64_t whole_word(std::string_view text) {
  return text.size() < kWordBytes ? word_of(text) | text.size() : 0;
}

/// The number that digits are: eight bytes of 0 to 9, the first digit in the lowest byte.
[[nodiscard]] inline std::uint64_t number_of_digits(std::uint64_t digits) {
  constexpr std::uint64_t kPairs = 0x000000FF000000FF;
  digits = digits * 10 + (digits >> 8U);
  return ((digits & kPairs) * 0x000F424000000064 + (digits >> 16U & kPairs) * 0x0000271000000001) >>
         32U;
}

}  // namespace cbps::data
