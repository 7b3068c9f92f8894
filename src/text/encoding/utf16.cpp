#include "text/encoding/ascii.h"
#include "text/encoding/decoders.h"

namespace cbps::encoding {
namespace {

constexpr std::size_t kUnit = 2;
constexpr char32_t kSwappedMark = 0xFFFE;

enum class Order : unsigned char { Little, Big };

template <Order order>
char32_t unit_at(const char* at) {
  const char32_t first = static_cast<unsigned char>(at[0]);
  const char32_t second = static_cast<unsigned char>(at[1]);
  return order == Order::Little ? first | second << 8U : first << 8U | second;
}

/// Copies the ASCII characters that a text begins with, in whole blocks, and says how many they
/// are: characters behind them may be ASCII too.
template <Order order>
std::size_t narrow_ascii(const char* from, std::size_t left, char* to) {
  std::size_t done = 0;
#if defined(__SSE2__)
  for (; left - done * kUnit >= kBlock; done += kBlock / kUnit) {
    __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from + done * kUnit));
    if (order == Order::Big) {
      block = _mm_or_si128(_mm_slli_epi16(block, 8), _mm_srli_epi16(block, 8));
    }
    const __m128i beyond = _mm_and_si128(block, _mm_set1_epi16(static_cast<std::int16_t>(0xFF80)));
    const __m128i is_ascii = _mm_cmpeq_epi16(beyond, _mm_setzero_si128());
    if (_mm_movemask_epi8(is_ascii) != 0xFFFF) break;
    _mm_storel_epi64(reinterpret_cast<__m128i*>(to + done), _mm_packus_epi16(block, block));
  }
#else
  for (; left - done * kUnit >= kUnit; ++done) {
    const char32_t unit = unit_at<order>(from + done * kUnit);
    if (unit >= 0x80) break;
    to[done] = static_cast<char>(unit);
  }
#endif
  return done;
}

bool is_surrogate(char32_t unit) { return (unit & 0xF800U) == 0xD800; }
bool is_high(char32_t unit) { return (unit & 0xFC00U) == 0xD800; }
bool is_low(char32_t unit) { return (unit & 0xFC00U) == 0xDC00; }

template <Order order>
Decoded decode_utf16(std::string_view bytes, char* to) {
  char* const begin = to;
  const char* from = bytes.data();
  const char* const end = from + bytes.size();
  const auto ends_with = [&](std::size_t length, Misfit why) {
    return Decoded{static_cast<std::size_t>(to - begin),
                   BadBytes{static_cast<std::size_t>(from - bytes.data()), length, why}};
  };
  while (from != end) {
    const std::size_t run = narrow_ascii<order>(from, static_cast<std::size_t>(end - from), to);
    from += run * kUnit;
    to += run;
    // At least one character, and all others that are not ASCII.
    while (from != end) {
      const auto left = static_cast<std::size_t>(end - from);
      if (left < kUnit) return ends_with(left, Misfit::CutShort);
      const char32_t unit = unit_at<order>(from);
      if (unit < 0x80) {
        *to++ = static_cast<char>(unit);
        from += kUnit;
        break;
      }
      if (unit == kSwappedMark) return ends_with(kUnit, Misfit::SwappedMark);
      if (!is_surrogate(unit)) {
        to = put(to, unit);
        from += kUnit;
        continue;
      }
      if (is_high(unit) && left < 2 * kUnit) return ends_with(left, Misfit::CutShort);
      const char32_t low = is_high(unit) ? unit_at<order>(from + kUnit) : 0;
      if (!is_low(low)) return ends_with(kUnit, Misfit::LoneSurrogate);
      to = put(to, 0x10000 + ((unit & 0x3FFU) << 10U) + (low & 0x3FFU));
      from += 2 * kUnit;
    }
  }
  return {static_cast<std::size_t>(to - begin), std::nullopt};
}

}  // namespace

Decoded decode_utf16le(std::string_view bytes, char* to) {
  return decode_utf16<Order::Little>(bytes, to);
}
Decoded decode_utf16be(std::string_view bytes, char* to) {
  return decode_utf16<Order::Big>(bytes, to);
}

}  // namespace cbps::encoding
