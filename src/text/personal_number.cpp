#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string>

#include "cbps/text/personal.h"
#include "cbps/text/unicode.h"

namespace cbps {
namespace {

constexpr std::size_t kMobileDigits = 11;
constexpr std::size_t kIdentityLength = 18;
constexpr std::size_t kOldIdentityDigits = 15;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Enough to tell of most texts that they hold no such number, without a look at each character:
/// they have too few digits, or bytes that full-width digits begin with.
bool may_hold_number(std::string_view text) {
  const auto may_be_digit = [](char c) { return is_digit(c) || c == '\xEF'; };
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), may_be_digit)) >=
         kMobileDigits;
}

/// The same of numbers and e-mail addresses. Names of communities are asked by the hundred
/// thousand: they are Chinese characters, with a digit or two.
bool may_hold_detail(std::string_view text) {
  static constexpr auto kWeights = [] {
    std::array<unsigned char, 256> weights{};
    for (unsigned char digit = '0'; digit <= '9'; ++digit) weights[digit] = 1;
    weights['@'] = kMobileDigits;
    weights[0xEF] = kMobileDigits;  // full-width digits begin with it
    return weights;
  }();
  std::size_t weight = 0;
  for (const char c : text) weight += kWeights[static_cast<unsigned char>(c)];
  return weight >= kMobileDigits;
}

struct Separator {
  char32_t code_point;
  char sign;
};
/// What may stand between groups of digits. A point or a comma may also belong to a number, so
/// they have signs of their own.
constexpr std::array kSeparators{
    Separator{U' ', '-'},      Separator{U'-', '-'},      Separator{U'/', '-'},
    Separator{U'_', '-'},      Separator{U'(', '-'},      Separator{U')', '-'},
    Separator{U'\u00A0', '-'}, Separator{U'\u2010', '-'}, Separator{U'\u2011', '-'},
    Separator{U'\u2013', '-'}, Separator{U'\u2014', '-'}, Separator{U'\u3000', '-'},
    Separator{U'\uFF08', '-'}, Separator{U'\uFF09', '-'}, Separator{U'\uFF0D', '-'},
    Separator{U'\uFF0F', '-'}, Separator{U'\uFF3F', '-'}, Separator{U'.', '.'},
    Separator{U'\u00B7', '.'}, Separator{U'\uFF0E', '.'}, Separator{U',', ','},
    Separator{U'\uFF0C', ','},
};

/// The sign that `signs_of` gives a character; 0 for one that takes no column.
char sign_of(char32_t point) {
  constexpr char32_t kFullWidthZero = 0xFF10;
  if (point >= U'0' && point <= U'9') return static_cast<char>(point);
  if (point >= kFullWidthZero && point <= kFullWidthZero + 9) {
    return static_cast<char>('0' + (point - kFullWidthZero));
  }
  if (point == U'x' || point == U'X' || point == U'\uFF38' || point == U'\uFF58') return 'x';
  const auto separator =
      std::find_if(kSeparators.begin(), kSeparators.end(),
                   [point](const Separator& one) { return one.code_point == point; });
  if (separator != kSeparators.end()) return separator->sign;
  return unicode::is_invisible(point) ? '\0' : '?';
}

/// The text with a sign for each character: its digits, its letters x, the signs of separators
/// (several `-` are one), `?` for all else.
std::string signs_of(std::string_view text) {
  std::string signs;
  for (std::size_t at = 0; at < text.size();) {
    const unicode::Character character = unicode::character_at(text, at);
    at += character.length;
    const char sign = sign_of(character.code_point);
    if (sign != '\0' && !(sign == '-' && signs.ends_with('-'))) signs += sign;
  }
  return signs;
}

bool is_identity_number(std::string_view digits) {
  constexpr std::array<int, kIdentityLength - 1> kWeights{7, 9, 10, 5,  8, 4, 2, 1, 6,
                                                          3, 7, 9,  10, 5, 8, 4, 2};
  constexpr std::string_view kCheckSigns = "10x98765432";
  std::size_t sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) {
    if (!is_digit(digits[i])) return false;
    sum += static_cast<std::size_t>(kWeights[i] * (digits[i] - '0'));
  }
  return digits.back() == kCheckSigns[sum % kCheckSigns.size()];
}

bool is_mobile_number(std::string_view digits) {
  for (const std::string_view prefix : {"0086", "86", "0"}) {
    if (digits.size() == kMobileDigits + prefix.size() && digits.starts_with(prefix)) {
      digits.remove_prefix(prefix.size());
    }
  }
  return digits.size() == kMobileDigits && digits[0] == '1' && digits[1] >= '3';
}

/// 027 87654321, 0717 6543210: an area and seven or eight digits. No number of things begins with
/// 0.
bool is_landline_number(std::string_view digits) {
  constexpr std::size_t kMostDigits = 12;
  return (digits.size() == kMobileDigits || digits.size() == kMostDigits) && digits[0] == '0' &&
         digits[1] != '0';
}

/// Identity numbers of before 1999: a province, four digits of the county, the day of birth
/// without its century, three digits.
bool is_old_identity_number(std::string_view digits) {
  if (digits.size() != kOldIdentityDigits) return false;
  const auto pair = [digits](std::size_t at) {
    return (digits[at] - '0') * 10 + (digits[at + 1] - '0');
  };
  constexpr std::size_t kMonth = 8;
  constexpr std::size_t kDay = 10;
  const int province = pair(0);
  const int month = pair(kMonth);
  const int day = pair(kDay);
  return province >= 11 && province <= 65 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/// The digits from `begin` on that groups of these lengths make, with one of the separators between
/// them, if no digit follows.
std::string grouped(std::string_view signs, std::size_t begin, std::span<const std::size_t> lengths,
                    std::string_view separators) {
  std::string digits;
  std::size_t at = begin;
  for (const std::size_t length : lengths) {
    if (!digits.empty()) {
      if (at >= signs.size() || separators.find(signs[at]) == std::string_view::npos) return {};
      ++at;
    }
    for (std::size_t i = 0; i < length; ++i, ++at) {
      if (at >= signs.size() || !is_digit(signs[at])) return {};
      digits += signs[at];
    }
  }
  return at < signs.size() && is_digit(signs[at]) ? std::string() : digits;
}

/// How people part the digits of a kind of number. Two groups with a point between them may be a
/// decimal, so only a `-` may part those.
struct Grouping {
  std::array<std::size_t, 4> lengths;  ///< 0: there are no more groups
  std::string_view separators;
  bool (*is_number)(std::string_view);
};
constexpr std::array kGroupings{
    Grouping{{3, 4, 4}, "-.,", is_mobile_number},  Grouping{{3, 8}, "-", is_mobile_number},
    Grouping{{7, 4}, "-", is_mobile_number},       Grouping{{3, 3, 5}, "-.,", is_mobile_number},
    Grouping{{4, 4, 4}, "-.,", is_mobile_number},  Grouping{{2, 3, 3, 3}, "-.,", is_mobile_number},
    Grouping{{2, 11}, "-", is_mobile_number},      Grouping{{4, 11}, "-", is_mobile_number},
    Grouping{{2, 3, 4, 4}, "-", is_mobile_number}, Grouping{{4, 3, 4, 4}, "-", is_mobile_number},
    Grouping{{3, 8}, "-", is_landline_number},     Grouping{{4, 7}, "-", is_landline_number},
    Grouping{{4, 8}, "-", is_landline_number},     Grouping{{3, 4, 4}, "-", is_landline_number},
    Grouping{{4, 4, 4}, "-", is_landline_number},  Grouping{{4, 3, 4}, "-", is_landline_number},
    Grouping{{6, 8, 4}, "-", is_identity_number},
};

bool has_grouped_number(std::string_view signs, std::size_t begin) {
  return std::any_of(kGroupings.begin(), kGroupings.end(), [&](const Grouping& one) {
    const auto end = std::find(one.lengths.begin(), one.lengths.end(), 0U);
    const std::span lengths(one.lengths.begin(), end);
    const std::string digits = grouped(signs, begin, lengths, one.separators);
    return !digits.empty() && one.is_number(digits);
  });
}

/// 110105 19491231 002X.
bool has_grouped_identity_number(std::string_view signs, std::size_t begin) {
  constexpr std::array<std::size_t, 3> kLengths{6, 8, 3};
  const std::string before_x = grouped(signs, begin, kLengths, "-");
  const std::size_t x = begin + 6 + 1 + 8 + 1 + 3;
  return !before_x.empty() && x < signs.size() && signs[x] == 'x' &&
         is_identity_number(before_x + 'x');
}

/// Whether digits with no others around them are somebody's number.
bool is_personal_run(std::string_view digits) {
  return is_mobile_number(digits) || is_landline_number(digits) || is_old_identity_number(digits) ||
         (digits.size() == kIdentityLength && is_identity_number(digits));
}

bool is_letter_or_digit(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// zhang.san@example.com, the sign of full width too.
bool holds_email(std::string_view text) {
  constexpr std::string_view kWideSign = "＠";
  for (const std::string_view sign : {std::string_view("@"), kWideSign}) {
    for (std::size_t at = text.find(sign); at != std::string_view::npos;
         at = text.find(sign, at + sign.size())) {
      if (at == 0 || !is_letter_or_digit(text[at - 1])) continue;
      const std::string_view after = text.substr(at + sign.size());
      const auto end = std::find_if_not(after.begin(), after.end(), [](char c) {
        return is_letter_or_digit(c) || c == '-' || c == '.';
      });
      const std::string_view host(after.data(), static_cast<std::size_t>(end - after.begin()));
      const std::size_t point = host.find('.');
      if (point != 0 && point != std::string_view::npos && point + 1 < host.size()) return true;
    }
  }
  return false;
}

}  // namespace

bool holds_personal_number(std::string_view text) {
  if (text.size() < kMobileDigits || !may_hold_number(text)) return false;
  const std::string signs = signs_of(text);
  for (std::size_t at = 0; at < signs.size();) {
    if (!is_digit(signs[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < signs.size() && is_digit(signs[end])) ++end;
    std::string_view run = std::string_view(signs).substr(at, end - at);
    if (is_personal_run(run)) return true;
    if (run.size() == kIdentityLength - 1 && end < signs.size() && signs[end] == 'x') {
      run = std::string_view(signs).substr(at, kIdentityLength);
    }
    if (run.size() == kIdentityLength && is_identity_number(run)) return true;
    if (has_grouped_number(signs, at) || has_grouped_identity_number(signs, at)) return true;
    at = end;
  }
  return false;
}

bool holds_personal_detail(std::string_view text) {
  return may_hold_detail(text) && (holds_personal_number(text) || holds_email(text));
}

bool shows_personal_detail(std::string_view text) {
  return !std::all_of(text.begin(), text.end(), is_digit) && holds_personal_detail(text);
}

}  // namespace cbps
