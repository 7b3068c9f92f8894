#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace cbps::encoding {

/// How many bytes `copy_ascii` and `narrow_ascii` may write behind what they copy.
inline constexpr std::size_t kBlock = 16;

/// Copies the ASCII bytes that a text begins with, and says how many they are. `kBlock` bytes more
/// than there are left may be written.
inline std::size_t copy_ascii(const char* from, std::size_t left, char* to) {
  std::size_t done = 0;
#if defined(__SSE2__)
  for (; left - done >= kBlock; done += kBlock) {
    const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from + done));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(to + done), block);
    const auto beyond = static_cast<unsigned>(_mm_movemask_epi8(block));
    if (beyond != 0) return done + static_cast<std::size_t>(std::countr_zero(beyond));
  }
#else
  for (; left - done >= sizeof(std::uint64_t); done += sizeof(std::uint64_t)) {
    std::uint64_t block = 0;
    std::memcpy(&block, from + done, sizeof block);
    if ((block & 0x8080808080808080U) != 0) break;
    std::memcpy(to + done, &block, sizeof block);
  }
#endif
  for (; done < left && static_cast<unsigned char>(from[done]) < 0x80; ++done) {
    to[done] = from[done];
  }
  return done;
}

/// How many ASCII bytes other than NUL a text begins with, found in whole blocks: the bytes behind
/// them may be ASCII too.
inline std::size_t skip_ascii(const char* text, std::size_t left) {
  std::size_t done = 0;
#if defined(__SSE2__)
  for (; left - done >= kBlock; done += kBlock) {
    const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text + done));
    const __m128i zeros = _mm_cmpeq_epi8(block, _mm_setzero_si128());
    if (_mm_movemask_epi8(_mm_or_si128(block, zeros)) != 0) return done;
  }
#else
  for (; left - done >= sizeof(std::uint64_t); done += sizeof(std::uint64_t)) {
    std::uint64_t block = 0;
    std::memcpy(&block, text + done, sizeof block);
    const std::uint64_t has_zero = (block - 0x0101010101010101U) & ~block;
    if (((block | has_zero) & 0x8080808080808080U) != 0) return done;
  }
#endif
  return done;
}

/// Appends a character beyond ASCII as UTF-8, and gives the place behind it.
inline char* put(char* to, char32_t c) {
  const auto trail = [](char32_t bits) { return static_cast<char>(0x80U | (bits & 0x3FU)); };
  if (c < 0x800) {
    *to++ = static_cast<char>(0xC0U | c >> 6U);
  } else if (c < 0x10000) {
    *to++ = static_cast<char>(0xE0U | c >> 12U);
    *to++ = trail(c >> 6U);
  } else {
    *to++ = static_cast<char>(0xF0U | c >> 18U);
    *to++ = trail(c >> 12U);
    *to++ = trail(c >> 6U);
  }
  *to++ = trail(c);
  return to;
}

}  // namespace cbps::encoding
