#include <algorithm>
#include <array>

#include "cbps/text/encoding.h"
#include "cbps/text/unicode.h"
#include "text/encoding/ascii.h"

namespace cbps::encoding {
namespace {

/// So many characters beyond ASCII that all fit UTF-8 are no other encoding by chance.
constexpr std::size_t kEnoughCharacters = 64;

/// NUL bytes are at least a part of this size of a UTF-16 text in a language of letters.
constexpr std::size_t kPartOfNuls = 4;

unsigned byte_at(std::string_view text, std::size_t offset) {
  return static_cast<unsigned char>(text[offset]);
}

bool is_trail(std::string_view text, std::size_t offset) {
  return offset < text.size() && (byte_at(text, offset) & 0xC0U) == 0x80;
}

/// The length of the UTF-8 character beyond ASCII at `at`; 0 if there is none.
std::size_t utf8_length(std::string_view text, std::size_t at) {
  const unsigned lead = byte_at(text, at);
  if (lead < 0xC2 || lead > 0xF4 || !is_trail(text, at + 1)) return 0;
  if (lead < 0xE0) return 2;
  const unsigned second = byte_at(text, at + 1);
  if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F)) return 0;
  if (!is_trail(text, at + 2)) return 0;
  if (lead < 0xF0) return 3;
  if ((lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F)) return 0;
  return is_trail(text, at + 3) ? 4 : 0;
}

enum class Nuls : unsigned char { Refused, Taken };

/// Whether a beginning is UTF-8. Looks no further than it takes to know. A character may be cut off
/// at the end.
bool reads_as_utf8(std::string_view text, Nuls nuls) {
  constexpr std::size_t kLongest = 4;
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (byte_at(text, at) < 0x80) {
      const std::size_t run = skip_ascii(text.data() + at, text.size() - at);
      at += run;
      if (run != 0) continue;
      if (text[at] == '\0' && nuls == Nuls::Refused) return false;
      ++at;
      continue;
    }
    const std::size_t length = utf8_length(text, at);
    if (length == 0) return text.size() == kTellingBytes && text.size() - at < kLongest;
    if (++characters == kEnoughCharacters) return true;
    at += length;
  }
  return true;
}

std::optional<Encoding> by_mark(std::string_view text) {
  using namespace std::string_view_literals;
  if (text.starts_with("\xFF\xFE\0\0"sv)) return Encoding::Utf8;  // UTF-32, which is not read
  for (const Encoding one :
       {Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Gb18030}) {
    if (mark_length(text, one) != 0) return one;
  }
  return std::nullopt;
}

/// The UTF-16 of which NUL bytes are the high bytes of ASCII. Some Chinese characters have one as
/// their low byte (一 is 4E 00), so there may be NUL bytes on both sides.
std::optional<Encoding> by_nuls(std::string_view text, const Judge& judge) {
  std::array<std::size_t, 2> nuls{};  // at even offsets, at odd ones
  for (std::size_t at = text.find('\0'); at != std::string_view::npos;
       at = text.find('\0', at + 1)) {
    ++nuls[at % 2];
  }
  for (const Encoding one : {Encoding::Utf16Le, Encoding::Utf16Be}) {
    const std::size_t high = nuls[one == Encoding::Utf16Le ? 1 : 0];
    const std::size_t low = nuls[one == Encoding::Utf16Le ? 0 : 1];
    if (high == 0) continue;
    std::string decoded;
    const auto bad = decode(text, one, decoded);
    const bool fits = !bad || bad->why == Misfit::CutShort;
    if (fits && low == 0 && high * kPartOfNuls >= text.size()) return one;
    if (judge(decoded) != Familiarity::None) return one;
  }
  return std::nullopt;
}

bool reads_as_gb18030(std::string_view text, const Judge& judge) {
  std::string decoded;
  const auto bad = decode(text, Encoding::Gb18030, decoded);
  // Words of ASCII are the same in all encodings: they count only where all else fits.
  const bool fits = !bad || bad->why == Misfit::CutShort;
  return judge(decoded) >= (fits ? Familiarity::OfAscii : Familiarity::BeyondAscii);
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

Encoding detect(std::string_view bytes, const Judge& judge) {
  const std::string_view beginning = bytes.substr(0, kTellingBytes);
  if (const auto marked = by_mark(beginning)) return *marked;
  if (reads_as_utf8(beginning, Nuls::Refused)) return Encoding::Utf8;
  if (const auto found = by_nuls(beginning, judge)) return *found;
  if (reads_as_utf8(beginning, Nuls::Taken)) return Encoding::Utf8;
  return reads_as_gb18030(beginning, judge) ? Encoding::Gb18030 : Encoding::Utf8;
}

std::optional<Encoding> guess(std::string_view bytes) {
  if (is_ascii(bytes)) return std::nullopt;
  std::string decoded;
  for (const Encoding one : {Encoding::Utf8, Encoding::Gb18030}) {
    if (!decode(bytes, one, decoded)) return one;
  }
  return std::nullopt;
}

}  // namespace cbps::encoding
