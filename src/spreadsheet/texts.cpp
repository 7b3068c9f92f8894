#include "spreadsheet/texts.h"

#include <algorithm>

#include "cbps/spreadsheet/writer.h"
#include "cbps/text/unicode.h"

namespace cbps::spreadsheet {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

bool is_hex(char sign) {
  return (sign >= '0' && sign <= '9') || (sign >= 'A' && sign <= 'F') ||
         (sign >= 'a' && sign <= 'f');
}

/// Whether `_x0041_` stands at the beginning.
bool begins_with_escape(std::string_view text) {
  constexpr std::size_t kLength = 7;
  constexpr std::size_t kDigits = 2;
  if (text.size() < kLength || text[0] != '_' || text[1] != 'x' || text[kLength - 1] != '_') {
    return false;
  }
  const std::string_view digits = text.substr(kDigits, 4);
  return std::all_of(digits.begin(), digits.end(), is_hex);
}

/// Printable ASCII without the sign that an escape begins with.
bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char sign) { return sign >= ' ' && sign <= '~' && sign != '_'; });
}

}  // namespace

std::string holdable(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  constexpr char32_t kLastOfXml = 0xFFFD;
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const unicode::Character one = unicode::character_at(text, at);
    const bool is_character =
        one.code_point != 0 && (one.code_point <= kLastOfXml || one.code_point > 0xFFFF);
    const std::string_view bytes = text.substr(at, one.length);
    const bool is_bad = one.code_point == kLastOfXml;
    out += is_character && !is_bad ? bytes : kReplacement;
    if (begins_with_escape(text.substr(at))) out += "x005F_";
    at += one.length;
  }
  return out;
}

std::string shortened(std::string_view text) {
  constexpr std::size_t kEscape = 6;  // characters more
  std::size_t length = 0;
  std::size_t last = 0;  // where the text is cut if it has to be
  for (std::size_t at = 0; at < text.size();) {
    length += begins_with_escape(text.substr(at)) ? 1 + kEscape : 1;
    if (length < kMostOfCell) last = at + unicode::character_at(text, at).length;
    if (length > kMostOfCell) return std::string(text.substr(0, last)) + "…";
    at += unicode::character_at(text, at).length;
  }
  return std::string(text);
}

std::string cut(std::string text, std::size_t most) {
  if (unicode::count_characters(text) <= most) return text;
  std::size_t at = 0;
  for (std::size_t i = 0; i + 1 < most; ++i) at += unicode::character_at(text, at).length;
  text.resize(at);
  return text + "…";
}

bool fits_into_list(const std::vector<std::string>& texts) {
  constexpr std::size_t kMost = 255;
  std::size_t length = texts.empty() ? 0 : texts.size() - 1;
  for (const std::string& text : texts) {
    if (text.find(',') != std::string::npos) return false;
    length += unicode::count_characters(text);
  }
  return length <= kMost;
}

}  // namespace cbps::spreadsheet
