#include "data/table/heading_parts.h"

#include <algorithm>
#include <array>

#include "cbps/text/unicode.h"

namespace cbps::data {
namespace {

struct Brackets {
  std::string_view open, close;
};
constexpr std::array kBrackets{Brackets{"(", ")"}, Brackets{"[", "]"}, Brackets{"【", "】"},
                               Brackets{"〔", "〕"}};

/// A number in a circle, or the sign of a reference.
bool is_mark(char32_t sign) {
  return (sign >= U'①' && sign <= U'⑳') || (sign >= U'❶' && sign <= U'❿') || sign == U'※';
}

bool is_superscript(char32_t sign) {
  return sign == U'¹' || sign == U'²' || sign == U'³' || sign == U'⁰' ||
         (sign >= U'⁴' && sign <= U'⁹');
}

}  // namespace

std::string without_brackets(std::string normal) {
  const bool in_brackets = normal.size() > 1 && normal.starts_with('(') && normal.ends_with(')');
  return in_brackets ? normal.substr(1, normal.size() - 2) : normal;
}

std::string without_footnote_marks(std::string_view written) {
  std::string result;
  char32_t before = 0;
  for (std::size_t at = 0; at < written.size();) {
    const unicode::Character character = unicode::character_at(written, at);
    const char32_t sign = character.code_point;
    // m² is no footnote.
    if (!is_mark(sign) && !(is_superscript(sign) && unicode::is_ideograph(before))) {
      result += written.substr(at, character.length);
      before = sign;
    }
    at += character.length;
  }
  return result;
}

std::optional<Addition> addition_of(std::string_view heading) {
  for (const auto& [open, close] : kBrackets) {
    if (!heading.ends_with(close)) continue;
    const std::size_t begin = heading.rfind(open);
    if (begin == std::string_view::npos || begin == 0) continue;
    const std::size_t inside = begin + open.size();
    return Addition{heading.substr(0, begin),
                    heading.substr(inside, heading.size() - close.size() - inside)};
  }
  const std::size_t slash = heading.rfind('/');
  if (slash == std::string_view::npos || slash == 0) return std::nullopt;
  return Addition{heading.substr(0, slash), heading.substr(slash + 1)};
}

std::vector<std::string_view> texts_in_brackets(std::string_view heading) {
  std::vector<std::string_view> all;
  for (const auto& [open, close] : kBrackets) {
    for (std::size_t at = heading.find(open); at != std::string_view::npos;
         at = heading.find(open, at)) {
      at += open.size();
      const std::size_t end = std::min(heading.find(close, at), heading.size());
      all.push_back(heading.substr(at, end - at));
    }
  }
  return all;
}

bool is_footnote(std::string_view addition) {
  constexpr std::size_t kMostDigits = 2;
  const std::string_view number = without_in_front(addition, "注");
  const bool is_digits = number.find_first_not_of("0123456789") == std::string_view::npos;
  return is_digits && number.size() <= kMostDigits && !addition.empty();
}

bool is_year_text(std::string_view text) {
  constexpr std::size_t kDigits = 4;
  constexpr std::array<std::string_view, 6> kBehind{"", "年", "年度", "年末", "年底", "年初"};
  const bool is_late = text.starts_with("19") || text.starts_with("20");
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  if (!is_late || digits != kDigits) return false;
  const std::string_view rest = text.substr(digits);
  return std::find(kBehind.begin(), kBehind.end(), rest) != kBehind.end();
}

std::string_view without_number(std::string_view heading) {
  std::string_view rest = heading;
  const bool in_brackets = rest.starts_with('(');
  if (in_brackets) rest.remove_prefix(1);
  const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
  if (digits == 0) return heading;
  rest.remove_prefix(digits);
  constexpr std::array<std::string_view, 3> kBehind{".", "、", ")"};
  for (const std::string_view sign : kBehind) {
    if (rest.starts_with(sign) && in_brackets == (sign == ")")) return rest.substr(sign.size());
  }
  return heading;
}

std::string_view without_in_front(std::string_view text, std::string_view word) {
  if (!text.starts_with(word)) return text;
  text.remove_prefix(word.size());
  if (text.starts_with(':')) text.remove_prefix(1);
  return text;
}

std::vector<std::string_view> words_in(std::string_view text) {
  constexpr std::array<std::string_view, 4> kBetween{"、", ",", ";", "和"};
  std::vector<std::string_view> words;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const std::string_view rest = text.substr(at);
    const auto sign = std::find_if(kBetween.begin(), kBetween.end(),
                                   [rest](std::string_view one) { return rest.starts_with(one); });
    if (!rest.empty() && sign == kBetween.end()) {
      ++at;
      continue;
    }
    words.push_back(text.substr(begin, at - begin));
    begin = at = at + (rest.empty() ? 1 : sign->size());
  }
  return words;
}

}  // namespace cbps::data
