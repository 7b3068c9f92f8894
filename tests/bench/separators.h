#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// Commas and line ends outside quotation marks, found 64 bytes at a time.
namespace bench22 {

struct Masks {
  std::uint64_t quotes = 0;
  std::uint64_t separators = 0;  ///< inside quotation marks too
};

/// A bit for each of 64 bytes, the first in bit 0.
inline Masks masks(const char* at) {
  Masks found;
#if defined(__SSE2__)
  const __m128i comma = _mm_set1_epi8(',');
  const __m128i line_end = _mm_set1_epi8('\n');
  const __m128i quote = _mm_set1_epi8('"');
  const auto bits = [](__m128i vector) {
    return static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(vector)));
  };
  for (unsigned i = 0; i < 4; ++i) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + 16 * i));
    const __m128i either =
        _mm_or_si128(_mm_cmpeq_epi8(bytes, comma), _mm_cmpeq_epi8(bytes, line_end));
    found.separators |= bits(either) << (16 * i);
    found.quotes |= bits(_mm_cmpeq_epi8(bytes, quote)) << (16 * i);
  }
#else
  for (unsigned i = 0; i < 64; ++i) {
    found.separators |= static_cast<std::uint64_t>(at[i] == ',' || at[i] == '\n') << i;
    found.quotes |= static_cast<std::uint64_t>(at[i] == '"') << i;
  }
#endif
  return found;
}

/// Each bit becomes the parity of those up to it: set from an opening quotation mark to before the
/// one that closes.
inline std::uint64_t parity(std::uint64_t bits) {
  for (unsigned shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
  return bits;
}

/// Calls `each` with the place of every separator. False where a quotation mark stays open.
template <class Each>
bool for_separators(const char* begin, const char* end, const Each& each) {
  std::uint64_t inside = 0;  // all ones while a quotation mark is open
  for (const char* block = begin; block < end; block += 64) {
    std::array<char, 64> last{};
    const char* bytes = block;
    if (end - block < 64) {
      std::memcpy(last.data(), block, static_cast<std::size_t>(end - block));
      bytes = last.data();
    }
    const Masks found = masks(bytes);
    std::uint64_t open = inside;
    if (found.quotes != 0) {
      open ^= parity(found.quotes);
      inside = static_cast<std::uint64_t>(static_cast<std::int64_t>(open) >> 63);
    }
    for (std::uint64_t rest = found.separators & ~open; rest != 0; rest &= rest - 1) {
      each(block + std::countr_zero(rest));
    }
  }
  return inside == 0;
}

}  // namespace bench22
