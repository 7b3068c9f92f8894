#include "data/facts/value_text.h"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace cbps::data {
namespace {

unsigned byte_of(char c) { return static_cast<unsigned char>(c); }

struct Interval {
  char32_t first;
  char32_t last;
};
/// White space and signs without width, beyond ASCII, in ascending order.
constexpr std::array kUnseen{
    Interval{0x85, 0x85},     Interval{0xA0, 0xA0},     Interval{0xAD, 0xAD},
    Interval{0x1680, 0x1680}, Interval{0x180E, 0x180E}, Interval{0x2000, 0x200F},
    Interval{0x2028, 0x202F}, Interval{0x205F, 0x2064}, Interval{0x2066, 0x206F},
    Interval{0x3000, 0x3000}, Interval{0xFE00, 0xFE0F}, Interval{0xFEFF, 0xFEFF},
};

bool is_unseen(char32_t code_point) {
  constexpr char32_t kFirstOfChinese = 0x3001;
  if (code_point <= 0x20) return true;
  if (code_point >= kFirstOfChinese && code_point < 0xFE00) return false;  // most texts
  return std::any_of(kUnseen.begin(), kUnseen.end(), [code_point](const Interval& one) {
    return code_point >= one.first && code_point <= one.last;
  });
}

/// The code point that two or three bytes are; 0x10000 for all others.
char32_t code_point_of(std::string_view bytes) {
  if (bytes.size() == 1) return byte_of(bytes[0]) < 0x80 ? byte_of(bytes[0]) : 0x10000;
  if (bytes.size() == 2) return (byte_of(bytes[0]) & 0x1FU) << 6U | (byte_of(bytes[1]) & 0x3FU);
  if (bytes.size() != 3) return 0x10000;
  return (byte_of(bytes[0]) & 0x0FU) << 12U | (byte_of(bytes[1]) & 0x3FU) << 6U |
         (byte_of(bytes[2]) & 0x3FU);
}

/// How many bytes the first character has, going by its first byte.
std::size_t first_length(std::string_view text) {
  const unsigned first = byte_of(text.front());
  const std::size_t length = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  return std::min(length, text.size());
}

std::size_t last_length(std::string_view text) {
  std::size_t length = 1;
  while (length < std::min<std::size_t>(text.size(), 4) &&
         (byte_of(text[text.size() - length]) & 0xC0U) == 0x80) {
    ++length;
  }
  return length;
}

/// Characters that are no blank, most likely: signs of ASCII and Chinese characters.
bool is_plain_begin(char c) {
  return (byte_of(c) > 0x20 && byte_of(c) < 0x7F) || (byte_of(c) >= 0xE4 && byte_of(c) <= 0xE9);
}

constexpr std::string_view kFormula = "=\"";

/// In what a whole value may stand. Who types quotes often types the same one twice.
struct Quotes {
  std::string_view open;
  std::string_view close;
};
constexpr std::array kQuotes{Quotes{"“", "”"},   Quotes{"”", "”"},   Quotes{"“", "“"},
                             Quotes{"‘", "’"},   Quotes{"’", "’"},   Quotes{"‘", "‘"},
                             Quotes{"「", "」"}, Quotes{"『", "』"}, Quotes{"【", "】"},
                             Quotes{"＂", "＂"}, Quotes{"＇", "＇"}, Quotes{"\"", "\""},
                             Quotes{"'", "'"}};

/// Whether a text may begin with one of the signs above. Most do not.
bool may_be_quote(char c) {
  const unsigned byte = byte_of(c);
  return c == '"' || c == '\'' || byte == 0xE2 || byte == 0xE3 || byte == 0xEF;
}

/// What stands in quotes, where all of a text does; nothing for any other text.
std::optional<std::string_view> inside_quotes(std::string_view text) {
  for (const Quotes& one : kQuotes) {
    const std::size_t around = one.open.size() + one.close.size();
    if (text.size() < around || !text.starts_with(one.open) || !text.ends_with(one.close)) continue;
    const std::string_view inside = text.substr(one.open.size(), text.size() - around);
    // “党务”、“居务” are two.
    const bool is_whole = inside.find(one.open) == std::string_view::npos &&
                          inside.find(one.close) == std::string_view::npos;
    if (is_whole) return inside;
  }
  return std::nullopt;
}

/// Whether one of its characters may have full width.
bool may_be_wide(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return byte_of(c) == 0xEF || byte_of(c) == 0xE3; });
}

}  // namespace

std::string_view without_blanks_around(std::string_view text) {
  while (!text.empty() && !is_plain_begin(text.front())) {
    const std::size_t length = first_length(text);
    if (!is_unseen(code_point_of(text.substr(0, length)))) break;
    text.remove_prefix(length);
  }
  while (!text.empty() && !(byte_of(text.back()) > 0x20 && byte_of(text.back()) < 0x7F)) {
    const std::size_t length = last_length(text);
    if (!is_unseen(code_point_of(text.substr(text.size() - length)))) break;
    text.remove_suffix(length);
  }
  return text;
}

std::string_view without_quotes_around(std::string_view text) {
  text = without_blanks_around(text);
  while (!text.empty() && may_be_quote(text.front())) {
    const auto inside = inside_quotes(text);
    if (!inside) break;
    text = without_blanks_around(*inside);
  }
  return text;
}

bool is_in_quotes(std::string_view text) {
  text = without_blanks_around(text);
  return !text.empty() && may_be_quote(text.front()) && inside_quotes(text).has_value();
}

std::string_view quote_in(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!may_be_quote(text[i])) continue;
    for (const Quotes& one : kQuotes) {
      for (const std::string_view sign : {one.open, one.close}) {
        if (text.substr(i).starts_with(sign)) return text.substr(i, sign.size());
      }
    }
  }
  return {};
}

std::string_view without_text_mark(std::string_view text) {
  text = without_blanks_around(text);
  if (text.empty() || !(may_be_quote(text.front()) || text.front() == '=')) return text;
  text = without_quotes_around(text);
  if (text.starts_with('\'')) return without_blanks_around(text.substr(1));
  if (text.size() > kFormula.size() && text.starts_with(kFormula) && text.ends_with('"')) {
    return without_blanks_around(text.substr(2, text.size() - 3));
  }
  return text;
}

ValueText::ValueText(std::string_view written) : text_(without_text_mark(written)) {
  if (may_be_wide(text_)) fold();
}

void ValueText::fold() {
  char* out = short_.data();
  if (text_.size() > kShort) {
    long_.resize(text_.size());
    out = long_.data();
  }
  char* const begin = out;
  for (std::size_t i = 0; i < text_.size();) {
    const std::size_t length = first_length(text_.substr(i));
    const char32_t code_point = length == 3 ? code_point_of(text_.substr(i, 3)) : 0;
    if (code_point >= 0xFF01 && code_point <= 0xFF5E) {
      *out++ = static_cast<char>(code_point - 0xFEE0);
    } else if (code_point == 0x3000) {
      *out++ = ' ';
    } else {
      out = std::copy_n(text_.data() + i, length, out);
    }
    i += length;
  }
  const std::string_view folded(begin, static_cast<std::size_t>(out - begin));
  // A mark of full width shows only now.
  text_ = without_text_mark(folded);
}

}  // namespace cbps::data
