#include "cbps/text/unicode.h"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "text/normal_form.h"

namespace cbps::unicode {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

/// Whether `byte` can only be the second or third of a character.
bool is_continuation(unsigned byte) { return (byte & 0xC0U) == 0x80; }

/// Gives the length of the character at `offset`; what is none has a length of 0 or less.
utf8proc_ssize_t decode(std::string_view text, std::size_t offset, utf8proc_int32_t& code_point) {
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data() + offset);
  const std::size_t left = text.size() - offset;
  if (bytes[0] < 0x80) {
    code_point = bytes[0];
    return 1;
  }
  // Chinese for the most part. Behind these first bytes there are neither surrogates nor over-long
  // forms: any two continuations make a character.
  if (bytes[0] > 0xE0 && bytes[0] < 0xED && left >= 3 && is_continuation(bytes[1]) &&
      is_continuation(bytes[2])) {
    code_point = (bytes[0] & 0x0F) << 12 | (bytes[1] & 0x3F) << 6 | (bytes[2] & 0x3F);
    return 3;
  }
  return utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(left), &code_point);
}

/// The first byte at or behind `offset` that is not ASCII.
std::size_t skip_ascii(std::string_view text, std::size_t offset) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080;
  for (std::uint64_t word = 0; text.size() - offset >= sizeof word; offset += sizeof word) {
    std::memcpy(&word, text.data() + offset, sizeof word);
    if ((word & kHighBits) != 0) break;
  }
  while (offset < text.size() && is_ascii(text[offset])) ++offset;
  return offset;
}

}  // namespace

std::optional<std::size_t> first_invalid_byte(std::string_view text) {
  for (std::size_t offset = skip_ascii(text, 0); offset < text.size();) {
    utf8proc_int32_t code_point = 0;
    const utf8proc_ssize_t length = decode(text, offset, code_point);
    if (length <= 0) return offset;
    offset += static_cast<std::size_t>(length);
    if (offset < text.size() && is_ascii(text[offset])) offset = skip_ascii(text, offset);
  }
  return std::nullopt;
}

Character character_at(std::string_view text, std::size_t offset) {
  utf8proc_int32_t code_point = 0;
  const utf8proc_ssize_t length = decode(text, offset, code_point);
  if (length <= 0) return {kReplacement, offset, 1, 1};
  return {static_cast<char32_t>(code_point), offset, static_cast<std::size_t>(length),
          static_cast<std::size_t>(std::max(0, utf8proc_charwidth(code_point)))};
}

std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t offset = 0; offset < text.size(); ++count) {
    utf8proc_int32_t code_point = 0;
    const utf8proc_ssize_t length = decode(text, offset, code_point);
    offset += length <= 0 ? 1 : static_cast<std::size_t>(length);
  }
  return count;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const Character character = character_at(text, offset);
    width += character.width;
    offset += character.length;
  }
  return width;
}

bool is_letter(char32_t code_point) {
  const utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(code_point));
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

bool is_space(char32_t code_point) {
  if (code_point >= 0x09 && code_point <= 0x0D) return true;
  if (code_point == 0x20 || code_point == 0x85) return true;
  if (code_point < 0xA0) return false;
  const utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(code_point));
  return category >= UTF8PROC_CATEGORY_ZS && category <= UTF8PROC_CATEGORY_ZP;
}

bool is_number_sign(char32_t code_point) {
  const utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(code_point));
  return category == UTF8PROC_CATEGORY_ND || category == UTF8PROC_CATEGORY_NO;
}

void append(std::string& text, char32_t code_point) {
  utf8proc_uint8_t bytes[4];
  const utf8proc_ssize_t length =
      utf8proc_encode_char(static_cast<utf8proc_int32_t>(code_point), bytes);
  text.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

std::string full_normal_form(std::string_view given) {
  // utf8proc reads a text twice, and a mapped one may be changed meanwhile.
  const std::string text(given);
  utf8proc_uint8_t* mapped = nullptr;
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT |
                                                      UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
  const utf8proc_ssize_t length =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                   static_cast<utf8proc_ssize_t>(text.size()), &mapped, options);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  if (length < 0) return text;
  std::string result(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length));
  std::erase_if(result, [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return result;
}

std::string normalise(std::string_view text) {
  if (auto common = common_normal_form(text)) return *std::move(common);
  return full_normal_form(text);
}

bool is_invisible(char32_t code_point) {
  // Nearly all text lies here: Latin letters, and Chinese characters with their punctuation.
  if (code_point < 0xAD || (code_point >= 0x2070 && code_point < 0xFEFF)) return false;
  struct Range {
    char32_t first, last;
  };
  constexpr std::array kRanges{
      Range{0x00AD, 0x00AD}, Range{0x061C, 0x061C}, Range{0x180E, 0x180E},
      Range{0x200B, 0x200F}, Range{0x2028, 0x202E}, Range{0x2060, 0x206F},
      Range{0xFEFF, 0xFEFF}, Range{0xFFF9, 0xFFFB}, Range{0xE0000, 0xE007F}};
  return std::any_of(kRanges.begin(), kRanges.end(), [code_point](const Range& range) {
    return code_point >= range.first && code_point <= range.last;
  });
}

std::string without_invisible(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const Character character = character_at(text, offset);
    if (!is_invisible(character.code_point)) result += text.substr(offset, character.length);
    offset += character.length;
  }
  return result;
}

std::string name_of(char32_t code_point) {
  return fmt::format("U+{:04X}", static_cast<std::uint32_t>(code_point));
}

namespace {

/// Which no text may hold in XML.
bool is_no_character(char32_t code_point) { return (code_point & 0xFFFEU) == 0xFFFEU; }

}  // namespace

std::string printable(std::string_view text, std::size_t most) {
  std::string result;
  result.reserve(std::min(text.size(), most));
  std::size_t begin = 0;  // what lies between it and `offset` is printable and not yet appended
  std::size_t characters = 0;
  for (std::size_t offset = 0; offset < text.size(); ++characters) {
    if (characters == most) return result.append(text, begin, offset - begin) + "…";
    const Character character = character_at(text, offset);
    const char32_t point = character.code_point;
    if (is_control(point) || point == kReplacement || is_invisible(point) ||
        is_no_character(point)) {
      result.append(text, begin, offset - begin);
      if (point == '\t' || point == '\n' || point == '\r') {
        result += ' ';
      } else {
        result += point == kReplacement ? "\xEF\xBF\xBD" : name_of(point);
      }
      begin = offset + character.length;
    }
    offset += character.length;
  }
  result.append(text, begin);
  return result;
}

}  // namespace cbps::unicode
