#include "cbps/diag/unicode.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace cbps::unicode {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

utf8proc_ssize_t decode(std::string_view text, std::size_t offset, utf8proc_int32_t& code_point) {
  return utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + offset),
                          static_cast<utf8proc_ssize_t>(text.size() - offset), &code_point);
}

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

}  // namespace

std::optional<std::size_t> first_invalid_byte(std::string_view text) {
  std::size_t offset = 0;
  while (offset < text.size()) {
    if (is_ascii(text[offset])) {
      ++offset;
      continue;
    }
    utf8proc_int32_t code_point = 0;
    const utf8proc_ssize_t length = decode(text, offset, code_point);
    if (length <= 0) return offset;
    offset += static_cast<std::size_t>(length);
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
    offset += character_at(text, offset).length;
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

void append(std::string& text, char32_t code_point) {
  utf8proc_uint8_t bytes[4];
  const utf8proc_ssize_t length =
      utf8proc_encode_char(static_cast<utf8proc_int32_t>(code_point), bytes);
  text.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

std::string normalise(std::string_view text) {
  std::string folded;
  if (std::all_of(text.begin(), text.end(), is_ascii)) {
    folded = text;
  } else {
    utf8proc_uint8_t* mapped = nullptr;
    const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT |
                                                        UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
    const utf8proc_ssize_t length =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                     static_cast<utf8proc_ssize_t>(text.size()), &mapped, options);
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
    if (length < 0) return std::string(text);
    folded.assign(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length));
  }
  std::string result;
  result.reserve(folded.size());
  for (const char c : folded) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') continue;
    result.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  }
  return result;
}

std::string printable(std::string_view text, std::size_t most) {
  std::string result;
  std::size_t characters = 0;
  for (std::size_t offset = 0; offset < text.size(); ++characters) {
    if (characters == most) return result + "…";
    const Character character = character_at(text, offset);
    if (is_control(character.code_point)) {
      result += ' ';
    } else if (character.code_point == 0xFFFD) {
      result += "\xEF\xBF\xBD";
    } else {
      result += text.substr(offset, character.length);
    }
    offset += character.length;
  }
  return result;
}

}  // namespace cbps::unicode
