#include "text/normal_form.h"

#include <array>
#include <cstddef>

// Headings and labels are Chinese and ASCII, and are normalised by the thousand whenever the
// program starts. None of the characters here is changed by composition, none combines with the one
// before it, and each alone becomes itself, its lower case or its half width; so each can be dealt
// with alone. That this is what Unicode's tables say, for every one, is tested.
namespace cbps::unicode {
namespace {

bool is_continuation(unsigned byte) { return (byte & 0xC0U) == 0x80; }

constexpr unsigned char kGone = 0xFF;
/// What an ASCII character becomes: its lower case, itself, or nothing (blanks).
constexpr auto kFolded = [] {
  std::array<unsigned char, 128> folded{};
  for (unsigned char c = 0; c < folded.size(); ++c) {
    const bool upper = c >= 'A' && c <= 'Z';
    folded[c] = static_cast<unsigned char>(upper ? c - 'A' + 'a' : c);
  }
  for (const char c : {' ', '\t', '\n', '\r'}) folded[static_cast<unsigned char>(c)] = kGone;
  return folded;
}();

/// Of a character of three bytes that is read as some ASCII character, that one; 0 for others.
unsigned half_width(unsigned lead, unsigned second, unsigned third) {
  if (lead == 0xE3) return second == 0x80 && third == 0x80 ? ' ' : 0;  // U+3000
  if (lead != 0xEF) return 0;
  if (second == 0xBC && third >= 0x81) return third - 0x60;         // U+FF01 to U+FF3F
  if (second == 0xBD && third <= 0x9E) return third - 0x80 + 0x60;  // U+FF40 to U+FF5E
  return 0;
}

/// Whether a character of three bytes stays as it is.
bool is_stable(unsigned lead, unsigned second, unsigned third) {
  if (lead >= 0xE5 && lead <= 0xE9) return true;  // U+5000 to U+9FFF
  if (lead == 0xE4) return second >= 0xB8;        // U+4E00 to U+4FFF
  // 、 。 〃, the brackets 〈 to 】
  if (lead == 0xE3)
    return second == 0x80 && ((third >= 0x81 && third <= 0x83) || (third >= 0x88 && third <= 0x91));
  // — ‘ ’ “ ”
  return lead == 0xE2 && second == 0x80 &&
         (third == 0x94 || third == 0x98 || third == 0x99 || third == 0x9C || third == 0x9D);
}

}  // namespace

std::optional<std::string> common_normal_form(std::string_view text) {
  std::string result(text.size(), '\0');  // nothing grows
  char* out = result.data();
  const auto put = [&out](unsigned c) { *out++ = static_cast<char>(c); };
  const auto put_folded = [&](unsigned c) {
    if (kFolded[c] != kGone) put(kFolded[c]);
  };
  const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  for (std::size_t i = 0; i < text.size();) {
    const unsigned lead = byte(i);
    if (lead < 0x80) {
      put_folded(lead);
      ++i;
      continue;
    }
    if (lead < 0xE2 || text.size() - i < 3) return std::nullopt;
    const unsigned second = byte(i + 1);
    const unsigned third = byte(i + 2);
    if (!is_continuation(second) || !is_continuation(third)) return std::nullopt;
    if (is_stable(lead, second, third)) {
      for (const unsigned c : {lead, second, third}) put(c);
    } else if (const unsigned ascii = half_width(lead, second, third); ascii != 0) {
      put_folded(ascii);
    } else {
      return std::nullopt;
    }
    i += 3;
  }
  result.resize(static_cast<std::size_t>(out - result.data()));
  return result;
}

}  // namespace cbps::unicode
