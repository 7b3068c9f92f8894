#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

#include "text/encoding/ascii.h"
#include "text/encoding/decoders.h"

namespace cbps::encoding {
namespace {

constexpr unsigned kFirstLead = 0x81;
constexpr unsigned kLeads = 126;
constexpr unsigned kFirstTrail = 0x40;
constexpr unsigned kTrails = 191;

/// The characters of two bytes, by lead and trail; 0 where there is none.
constexpr std::array<std::uint16_t, std::size_t{kLeads} * kTrails> kTwoBytes{
#define CBPS_GB18030_LEAD(...) __VA_ARGS__,
#define CBPS_GB18030_RANGE(first, code_point)
#include "text/encoding/gb18030_table.inc"
#undef CBPS_GB18030_LEAD
#undef CBPS_GB18030_RANGE
};

/// Codes of four bytes, counted in their order, that stand for code points that follow each other:
/// from `first` up to the next range.
struct Range {
  std::uint16_t first;
  std::uint16_t code_point;
};
constexpr Range kRanges[] = {
#define CBPS_GB18030_LEAD(...)
#define CBPS_GB18030_RANGE(first, code_point) {first, code_point},
#include "text/encoding/gb18030_table.inc"
#undef CBPS_GB18030_LEAD
#undef CBPS_GB18030_RANGE
};
constexpr std::uint32_t kRangesEnd = 39420;     ///< the last of them ends here, behind U+FFFF
constexpr std::uint32_t kPlanesBegin = 189000;  ///< the code of U+10000, which all others follow
constexpr std::uint32_t kPlanes = 0x100000;     ///< how many those are

unsigned byte(char c) { return static_cast<unsigned char>(c); }
bool is_lead(char c) { return byte(c) - kFirstLead < kLeads; }
bool is_digit(char c) { return byte(c) - 0x30U < 10; }

/// The character of a code of four bytes, by its number; 0 if there is none.
char32_t character_of(std::uint32_t code) {
  if (code >= kPlanesBegin) {
    return code - kPlanesBegin < kPlanes ? code - kPlanesBegin + 0x10000 : 0;
  }
  if (code >= kRangesEnd) return 0;
  const auto* next = std::upper_bound(
      std::begin(kRanges), std::end(kRanges), code,
      [](std::uint32_t wanted, const Range& range) { return wanted < range.first; });
  const Range& range = *std::prev(next);
  return range.code_point + (code - range.first);
}

/// What stands where no code of two bytes does: a character of four bytes, or none.
struct Rare {
  char32_t character = 0;
  BadBytes bad = {};  ///< if there is none; offsets from the beginning of `rest`
};
Rare rare(std::string_view rest) {
  if (byte(rest[0]) == 0x80) return {0, {0, 1, Misfit::EuroByte}};
  if (!is_lead(rest[0])) return {0, {0, 1, Misfit::NoCharacter}};
  if (rest.size() == 1) return {0, {0, 1, Misfit::CutShort}};
  if (!is_digit(rest[1])) return {0, {0, 2, Misfit::NoCharacter}};
  if (rest.size() == 2) return {0, {0, 2, Misfit::CutShort}};
  if (!is_lead(rest[2])) return {0, {0, 3, Misfit::NoCharacter}};
  if (rest.size() == 3) return {0, {0, 3, Misfit::CutShort}};
  const BadBytes none{0, 4, Misfit::NoCharacter};
  if (!is_digit(rest[3])) return {0, none};
  const std::uint32_t code = (((byte(rest[0]) - kFirstLead) * 10 + byte(rest[1]) - 0x30) * kLeads +
                              byte(rest[2]) - kFirstLead) *
                                 10 +
                             byte(rest[3]) - 0x30;
  return {character_of(code), none};
}

}  // namespace

Decoded decode_gb18030(std::string_view bytes, char* to) {
  char* const begin = to;
  const char* from = bytes.data();
  const char* const end = from + bytes.size();
  while (from != end) {
    const std::size_t run = copy_ascii(from, static_cast<std::size_t>(end - from), to);
    from += run;
    to += run;
    while (from != end && byte(*from) >= 0x80) {
      const unsigned lead = byte(*from) - kFirstLead;
      if (lead < kLeads && end - from >= 2) {
        const unsigned trail = byte(from[1]) - kFirstTrail;
        const char32_t c = trail < kTrails ? kTwoBytes[lead * kTrails + trail] : 0;
        if (c != 0) {
          to = put(to, c);
          from += 2;
          continue;
        }
      }
      Rare found = rare({from, static_cast<std::size_t>(end - from)});
      if (found.character == 0) {
        found.bad.offset = static_cast<std::size_t>(from - bytes.data());
        return {static_cast<std::size_t>(to - begin), found.bad};
      }
      to = put(to, found.character);
      from += 4;
    }
  }
  return {static_cast<std::size_t>(to - begin), std::nullopt};
}

}  // namespace cbps::encoding
