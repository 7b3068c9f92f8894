#include "data/facts/community_id.h"

#include <algorithm>
#include <array>
#include <utility>

#include "cbps/text/personal.h"
#include "cbps/text/unicode.h"
#include "data/facts/value_text.h"

namespace cbps::data {
namespace {

constexpr std::size_t kCodeDigits = 12;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c); });
}

template <class List, class Value>
bool is_one_of(const List& list, const Value& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

/// Words for nothing, and what spreadsheets write where they cannot compute; normalised.
constexpr std::array<std::string_view, 36> kNoIds{
    "-",       "--",    "—",      "——",      "/",      "无",      "没有",      "暂无",    "暂缺",
    "未填",    "不详",  "待补",   "待填",    "未知",   "不涉及",  "不适用",    "n/a",     "na",
    "nan",     "null",  "none",   "nil",     "~",      "#n/a",    "#ref!",     "#value!", "#name?",
    "#div/0!", "#num!", "#null!", "#spill!", "#calc!", "#field!", "#blocked!", "#####",   "?"};

constexpr std::array<std::string_view, 18> kTotals{
    "合计",  "总计",     "小计",       "共计",   "平均", "平均值", "平均数", "汇总", "累计",
    "total", "subtotal", "grandtotal", "全街道", "全镇", "全乡",   "全区",   "全县", "全市"};
constexpr std::array<std::string_view, 4> kTotalEndings{"小计", "合计", "总计", "汇总"};

/// Quotation marks that are no pair around the whole: they make another id of the same code.
constexpr std::array<std::string_view, 6> kQuotes{"“", "”", "‘", "’", "\"", "'"};

/// What the wider areas are called whose codes end in so many zeros, the widest first.
struct Wider {
  std::string_view zeros;
  std::string_view zh;
  std::string_view en;
};
constexpr std::array kWider{
    Wider{"0000000000", "省级", "a province"},
    Wider{"00000000", "市级", "a city"},
    Wider{"000000", "区县", "a county"},
    Wider{"000", "街道", "a street"},
};

/// Half-width forms, without blanks around it and invisible signs anywhere.
std::string tidied(std::string_view text) {
  constexpr char32_t kFullWidthFirst = 0xFF01;
  constexpr char32_t kFullWidthLast = 0xFF5E;
  constexpr char32_t kToHalfWidth = 0xFEE0;
  std::string result;
  std::string blanks;  // they count only where something follows
  for (std::size_t at = 0; at < text.size();) {
    const unicode::Character character = unicode::character_at(text, at);
    const char32_t point = character.code_point;
    at += character.length;
    if (unicode::is_invisible(point)) continue;
    if (unicode::is_space(point)) {
      if (!result.empty()) blanks += ' ';
      continue;
    }
    result += std::exchange(blanks, {});
    const bool is_full_width = point >= kFullWidthFirst && point <= kFullWidthLast;
    unicode::append(result, is_full_width ? point - kToHalfWidth : point);
  }
  return result;
}

/// `="990101001001"` and `'990101001001`: how spreadsheets are made to keep a code as a text; and
/// without the quotes in which all of it stands.
std::string_view without_marks(std::string_view text) {
  text = without_quotes_around(text);
  if (text.size() > 3 && text.starts_with("=\"") && text.ends_with('"')) {
    return text.substr(2, text.size() - 3);
  }
  if (text.size() > 1 && text.front() == '\'') text.remove_prefix(1);
  return text;
}

/// The digits of a code that has blanks in it, separators of thousands, or `.0` behind it; nothing
/// for any other text.
std::optional<std::string> digits_of(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (c != ' ') digits += c;
  }
  const std::size_t point = digits.find('.');
  if (point != std::string::npos) {
    const std::string_view fraction = std::string_view(digits).substr(point + 1);
    if (fraction.empty() || fraction.find_first_not_of('0') != std::string_view::npos) return {};
    digits.resize(point);
  }
  constexpr std::size_t kGroup = 4;  // three digits and a comma
  if (digits.size() == kCodeDigits + kCodeDigits / 3 - 1 && digits.find(',') == kGroup - 1) {
    for (std::size_t at = kGroup - 1; at < digits.size(); at += kGroup) {
      if (digits[at] != ',') return {};
    }
    std::erase(digits, ',');
    if (digits.size() != kCodeDigits) return {};
  }
  if (!is_all_digits(digits)) return {};
  return digits;
}

/// 4.20102E+11
bool is_rounded(std::string_view text) {
  const auto skip_digits = [](std::string_view rest) {
    return rest.substr(std::min(rest.find_first_not_of("0123456789"), rest.size()));
  };
  std::string_view rest = skip_digits(text);
  if (rest.size() == text.size()) return false;
  if (rest.starts_with('.')) rest = skip_digits(rest.substr(1));
  if (!rest.starts_with('e') && !rest.starts_with('E')) return false;
  rest.remove_prefix(1);
  if (rest.starts_with('+')) rest.remove_prefix(1);
  return !rest.empty() && skip_digits(rest).empty();
}

/// Digits of other scripts anywhere; enclosed and raised ones where there is nothing but numbers.
bool has_foreign_digits(std::string_view text) {
  bool is_foreign = false;
  bool is_number = true;
  for (std::size_t at = 0; at < text.size();) {
    const unicode::Character character = unicode::character_at(text, at);
    const char32_t point = character.code_point;
    at += character.length;
    if (point < 0x80) {
      is_number = is_number && is_digit(static_cast<char>(point));
    } else if (unicode::is_number_sign(point)) {
      is_foreign = true;
    } else {
      is_number = false;
    }
  }
  return is_foreign && is_number;
}

/// Whether a text without blanks begins or ends as all words for totals do; most do not.
bool may_be_total(std::string_view text) {
  constexpr std::array<std::string_view, 7> kEnds{"计", "均", "总", "值", "数", "l", "L"};
  constexpr std::string_view kAllOf = "全";  // 全街道
  return text.starts_with(kAllOf) ||
         std::any_of(kEnds.begin(), kEnds.end(),
                     [text](std::string_view end) { return text.ends_with(end); });
}

/// Whether an id is the code of a division but for a sign or two: letters that look like digits, a
/// sign that was typed by mistake.
bool is_nearly_code(std::string_view id) {
  constexpr std::size_t kLeastDigits = 10;
  constexpr std::size_t kMostBytes = 16;
  constexpr std::size_t kMostOthers = 2;
  if (id.size() > kMostBytes) return false;
  const auto digits = static_cast<std::size_t>(std::count_if(id.begin(), id.end(), is_digit));
  const std::size_t others = unicode::count_characters(id) - digits;
  return digits >= kLeastDigits && others > 0 && others <= kMostOthers &&
         digits + others >= kCodeDigits - 1 && digits + others <= kCodeDigits + 1;
}

/// Whether a text is as long as a name and of Chinese characters only, quotation marks apart. What
/// a community is called ends in 社区 or 村.
bool may_be_name_of_person(std::string_view text) {
  constexpr std::size_t kMostCharacters = 4;
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size();) {
    const unicode::Character character = unicode::character_at(text, at);
    const std::string_view sign = text.substr(at, character.length);
    at += character.length;
    if (is_one_of(kQuotes, sign)) continue;
    if (!unicode::is_ideograph(character.code_point)) return false;
    ++characters;
  }
  return characters > 1 && characters <= kMostCharacters && !text.ends_with("社区") &&
         !text.ends_with("村");
}

/// Whether Chinese characters stand in a text beside signs that no id has: blanks, commas, quotes.
bool is_phrase(std::string_view text) {
  bool has_ideograph = false;
  bool has_sign = false;
  for (std::size_t at = 0; at < text.size();) {
    const unicode::Character character = unicode::character_at(text, at);
    const char32_t point = character.code_point;
    at += character.length;
    has_ideograph = has_ideograph || unicode::is_ideograph(point);
    const bool is_word_sign = point == U'_' || point == U'-' || unicode::is_letter(point) ||
                              unicode::is_number_sign(point);
    has_sign = has_sign || !is_word_sign;
  }
  return has_ideograph && has_sign;
}

/// Whether a text is no id and may say anything, also about a person: several things in one cell,
/// a name, words that ask for one.
bool is_hidden(std::string_view text) {
  return text.find_first_of(",;:@") != std::string_view::npos || is_phrase(text) ||
         may_be_name_of_person(text) || may_name_person(text) || is_personal_heading(text);
}

void remark_on_form(const std::string& id, Span place, Diagnostics& remarks) {
  if (is_nearly_code(id)) remarks.add(Code::NearlyCode, place, id);
  constexpr std::array<std::size_t, 4> kUnusual{9, 10, 11, 13};
  if (!is_all_digits(id)) return;
  if (is_one_of(kUnusual, id.size())) {
    remarks.add(Code::ShortId, place, id, std::to_string(id.size()));
  }
  if (id.size() != kCodeDigits) return;
  for (const Wider& wider : kWider) {
    if (!id.ends_with(wider.zeros)) continue;
    remarks.add(Code::WiderId, place, id, Bilingual{std::string(wider.zh), std::string(wider.en)});
    return;
  }
}

}  // namespace

std::string read_id(Text written, Diagnostics& faults, Diagnostics& remarks) {
  if (is_plain_id(written.text)) return std::string(written.text);
  const std::string tidy = tidied(written.text);
  const std::string_view text = without_marks(tidy);
  const std::string normal = unicode::normalise(text);
  const auto refuse = [&](Message<1> code) {
    faults.add(code, written.span, written.text);
    return std::string(written.text);
  };
  if (normal.empty() || is_one_of(kNoIds, normal)) return refuse(Code::NoIdGiven);
  if (is_total(text)) return refuse(Code::TotalsRow);
  if (is_rounded(text)) return refuse(Code::RoundedId);
  const auto digits = digits_of(text);
  if (!digits && is_hidden(text)) {
    faults.add(Code::NoUsableId, written.span);
    return {};
  }
  const bool has_quotes = std::any_of(
      kQuotes.begin(), kQuotes.end(),
      [text](std::string_view sign) { return text.find(sign) != std::string_view::npos; });
  if (has_quotes || has_foreign_digits(text)) return refuse(Code::OddId);
  std::string id = digits.value_or(std::string(text));
  if (id != written.text) remarks.add(Code::TidiedId, written.span, written.text, id);
  remark_on_form(id, written.span, remarks);
  return id;
}

bool is_ascii_code(std::string_view text) {
  const auto is_sign = [](char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
  };
  return std::all_of(text.begin(), text.end(), is_sign) &&
         std::any_of(text.begin(), text.end(), is_digit);
}

bool is_code(std::string_view text) {
  const std::string tidy = tidied(text);
  return digits_of(without_marks(tidy)).has_value();
}

bool is_personal_id(std::string_view text) {
  constexpr std::size_t kDigitsOfPart = 15;
  if (text.size() == kCodeDigits && text.front() != '0' && is_all_digits(text)) return false;
  const std::string tidy = tidied(text);
  const auto digits = digits_of(without_marks(tidy));
  if (!digits) return holds_personal_detail(text);
  return digits->size() != kDigitsOfPart && holds_personal_detail(*digits);
}

bool is_plain_id(std::string_view id) {
  constexpr std::size_t kLongestWord = 12;  // of those above, in bytes
  if (id.empty()) return false;
  if (is_all_digits(id)) {
    return id.size() == kCodeDigits ? !id.ends_with("000") : id.size() < 9 || id.size() > 13;
  }
  bool has_digit = false;
  for (std::size_t at = 0; at < id.size();) {
    const auto byte = static_cast<unsigned char>(id[at]);
    has_digit = has_digit || is_digit(id[at]);
    const bool is_word_sign = is_digit(id[at]) || id[at] == '_' || id[at] == '-' ||
                              (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
    // Three bytes of a Chinese character.
    const bool is_ideograph = byte >= 0xE5 && byte <= 0xE9;
    if (!is_word_sign && !is_ideograph) return false;
    at += is_ideograph ? 3 : 1;
  }
  if (!has_digit && id.size() <= kLongestWord &&
      (is_one_of(kNoIds, unicode::normalise(id)) || may_be_name_of_person(id))) {
    return false;
  }
  return !is_rounded(id) && !may_be_total(id) && !is_nearly_code(id) && !is_personal_heading(id);
}

bool is_total(std::string_view text) {
  // Blanks of every width go, and so do signs that are not seen.
  std::string visible;
  for (std::size_t at = 0; at < text.size();) {
    const unicode::Character character = unicode::character_at(text, at);
    if (!unicode::is_space(character.code_point) && !unicode::is_invisible(character.code_point)) {
      visible += text.substr(at, character.length);
    }
    at += character.length;
  }
  const std::string normal = unicode::normalise(visible);
  // What it is a total of may stand in brackets behind it.
  const std::string_view word = std::string_view(normal).substr(0, normal.find('('));
  const auto ends_so = [&](std::string_view ending) {
    return word.ends_with(ending) || normal.ends_with(ending);
  };
  return is_one_of(kTotals, word) ||
         std::any_of(kTotalEndings.begin(), kTotalEndings.end(), ends_so);
}

}  // namespace cbps::data
