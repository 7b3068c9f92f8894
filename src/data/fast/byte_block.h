#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace cbps::data {

/// 64 bytes of a text, looked at all at once: bit i of a mask speaks of byte i.
class ByteBlock {
 public:
  static constexpr std::size_t kBytes = 64;

  /// There are `left` bytes from `at` on; those beyond count as zeros.
  ByteBlock(const char* at, std::size_t left) {
    if (left >= kBytes) {
      load(at);
      return;
    }
    char padded[kBytes] = {};
    std::memcpy(padded, at, left);
    load(padded);
  }

#if defined(__SSE2__)
  [[nodiscard]] std::uint64_t equal(char c) const {
    const __m128i wanted = _mm_set1_epi8(c);
    return mask(0, wanted) | mask(1, wanted) << 16U | mask(2, wanted) << 32U |
           mask(3, wanted) << 48U;
  }
  /// Whether any byte is one of two: cheaper than their masks.
  [[nodiscard]] bool has(char a, char b) const {
    const __m128i first = _mm_set1_epi8(a);
    const __m128i second = _mm_set1_epi8(b);
    __m128i any = _mm_setzero_si128();
    for (const __m128i part : parts_) {
      any = _mm_or_si128(any,
                         _mm_or_si128(_mm_cmpeq_epi8(part, first), _mm_cmpeq_epi8(part, second)));
    }
    return _mm_movemask_epi8(any) != 0;
  }

 private:
  void load(const char* at) {
    for (std::size_t i = 0; i < 4; ++i) {
      parts_[i] = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + 16 * i));
    }
  }
  [[nodiscard]] std::uint64_t mask(std::size_t part, __m128i wanted) const {
    return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(parts_[part], wanted)));
  }

  __m128i parts_[4];
#else
  [[nodiscard]] std::uint64_t equal(char c) const {
    std::uint64_t found = 0;
    for (std::size_t i = 0; i < kBytes; ++i) found |= std::uint64_t{bytes_[i] == c} << i;
    return found;
  }
  [[nodiscard]] bool has(char a, char b) const {
    bool found = false;
    for (const char c : bytes_) found |= c == a || c == b;
    return found;
  }

 private:
  void load(const char* at) { std::memcpy(bytes_, at, kBytes); }

  char bytes_[kBytes];
#endif
};

/// Bit i of the result is the parity of bits 0 to i. Of a mask of quotes: set from an opening one
/// up to the one before the closing.
[[nodiscard]] inline std::uint64_t prefix_parity(std::uint64_t bits) {
  for (unsigned shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
  return bits;
}

/// The bits below bit `index` (0 to 64).
[[nodiscard]] inline std::uint64_t bits_below(std::size_t index) {
  return index >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << index) - 1;
}

}  // namespace cbps::data
