#include "doc/clean_text.h"

#include <cstddef>
#include <cstdint>

namespace cbps::doc {
namespace {

constexpr std::size_t kBlock = 64;

/// The first of three bytes that make a character, where any two trails do. (U+FEFF and what is
/// behind U+FFC0 are told by their second byte.)
bool is_lead_of_three(unsigned char c) {
  return static_cast<unsigned char>(c - 0xE1) <= 0xEF - 0xE1 && c != 0xED;
}

/// Whether all of a block is printable ASCII, tabs, line ends and characters of three bytes,
/// Chinese for the most part: then a byte is a trail exactly where a lead stands one or two before
/// it. The last character may end behind the block. Reads two bytes before it. Without branches and
/// of a fixed length, so that compilers make vector instructions of it.
bool is_plain_block(const unsigned char* bytes) {
  std::uint8_t odd = 0;
  for (std::size_t i = 0; i < kBlock; ++i) {
    const unsigned char c = bytes[i];
    const unsigned char before = *(bytes + i - 1);
    const unsigned char second = *(bytes + i - 2);
    const bool is_text = static_cast<unsigned char>(c - 0x20) < 0x5F;
    const bool is_space = c == '\n' || c == '\r' || c == '\t';
    const bool is_trail = static_cast<unsigned char>(c - 0x80) < 0x40;
    const bool wants_trail = is_lead_of_three(before) | is_lead_of_three(second);
    const bool is_special = (before == 0xEF) & ((c == 0xBB) | (c == 0xBF));
    odd |= static_cast<std::uint8_t>(!(is_text | is_space | is_trail | is_lead_of_three(c)));
    odd |= static_cast<std::uint8_t>((is_trail != wants_trail) | is_special);
  }
  return odd == 0;
}

bool is_trail(unsigned c) { return (c & 0xC0) == 0x80; }

/// The length of the character beyond ASCII at the beginning of `rest` bytes; 0: not well-formed,
/// a control character, or one that is not worth the trouble.
std::size_t length_beyond_ascii(const unsigned char* at, std::size_t rest) {
  const unsigned lead = at[0];
  if (lead >= 0xE0 && lead <= 0xEF) {  // Chinese, nearly always
    if (rest < 3 || !is_trail(at[1]) || !is_trail(at[2])) return 0;
    if (lead == 0xE0 && at[1] < 0xA0) return 0;  // over-long
    if (lead == 0xED && at[1] > 0x9F) return 0;  // surrogates
    if (lead == 0xEF && at[1] == 0xBB && at[2] == 0xBF) return 0;
    if (lead == 0xEF && at[1] == 0xBF && at[2] >= 0xBE) return 0;
    return 3;
  }
  if (lead >= 0xC2 && lead <= 0xDF) {
    if (rest < 2 || !is_trail(at[1])) return 0;
    return lead == 0xC2 && at[1] < 0xA0 ? 0 : 2;  // C1
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    if (rest < 4 || !is_trail(at[1]) || !is_trail(at[2]) || !is_trail(at[3])) return 0;
    if (lead == 0xF0 && at[1] < 0x90) return 0;
    return lead == 0xF4 && at[1] > 0x8F ? 0 : 4;
  }
  return 0;
}

bool has_lone_return(std::string_view text) {
  for (std::size_t at = text.find('\r'); at != std::string_view::npos;
       at = text.find('\r', at + 1)) {
    if (at + 1 == text.size() || text[at + 1] != '\n') return true;
  }
  return false;
}

}  // namespace

bool is_clean(std::string_view text) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  const std::size_t size = text.size();
  std::size_t i = 0;  // where a character begins
  while (i < size) {
    if (i >= 2 && size - i >= kBlock && is_plain_block(bytes + i)) {
      i += kBlock;
      if (is_lead_of_three(bytes[i - 1])) {
        i -= 1;
      } else if (is_lead_of_three(bytes[i - 2])) {
        i -= 2;
      }
      continue;
    }
    const std::size_t end = size - i < kBlock ? size : i + kBlock;
    while (i < end) {
      const unsigned char c = bytes[i];
      if (c < 0x80) {
        if ((c < 0x20 && c != '\n' && c != '\r' && c != '\t') || c == 0x7F) return false;
        ++i;
        continue;
      }
      const std::size_t length = length_beyond_ascii(bytes + i, size - i);
      if (length == 0) return false;
      i += length;
    }
  }
  return !has_lone_return(text);
}

}  // namespace cbps::doc
