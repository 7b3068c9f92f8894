#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "cbps/text/personal.h"
#include "cbps/text/unicode.h"

namespace cbps {
namespace {

constexpr std::size_t kMobileDigits = 11;
constexpr std::size_t kIdentityLength = 18;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Enough to tell of most texts that they hold no such number, without a look at each character:
/// they have too few digits, or bytes that full-width digits begin with.
bool may_hold_number(std::string_view text) {
  const auto may_be_digit = [](char c) { return is_digit(c) || c == '\xEF'; };
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), may_be_digit)) >=
         kMobileDigits;
}

/// The text with a sign for each character: its digits, its letters x, `-` for what stands between
/// groups of digits, `?` for all else. What takes no column is left out.
std::string signs_of(std::string_view text) {
  constexpr std::array<char32_t, 9> kSeparators{
      U' ', U'-', U'\u00A0', U'\u3000', U'\u2010', U'\u2011', U'\u2013', U'\u2014', U'\uFF0D'};
  constexpr char32_t kFullWidthZero = 0xFF10;
  std::string signs;
  for (std::size_t at = 0; at < text.size();) {
    const unicode::Character character = unicode::character_at(text, at);
    const char32_t point = character.code_point;
    at += character.length;
    if (point >= U'0' && point <= U'9') {
      signs += static_cast<char>(point);
    } else if (point >= kFullWidthZero && point <= kFullWidthZero + 9) {
      signs += static_cast<char>('0' + (point - kFullWidthZero));
    } else if (point == U'x' || point == U'X' || point == U'\uFF38' || point == U'\uFF58') {
      signs += 'x';
    } else if (std::find(kSeparators.begin(), kSeparators.end(), point) != kSeparators.end()) {
      signs += '-';
    } else if (!unicode::is_invisible(point)) {
      signs += '?';
    }
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
  for (const std::string_view country : {"0086", "86"}) {
    if (digits.size() == kMobileDigits + country.size() && digits.starts_with(country)) {
      digits.remove_prefix(country.size());
    }
  }
  return digits.size() == kMobileDigits && digits[0] == '1' && digits[1] >= '3';
}

/// The digits from `begin` on that groups of these lengths make, with separators between them, if
/// no digit follows.
std::string grouped(std::string_view signs, std::size_t begin,
                    std::initializer_list<std::size_t> lengths) {
  std::string digits;
  std::size_t at = begin;
  for (const std::size_t length : lengths) {
    if (!digits.empty()) {
      if (at >= signs.size() || signs[at] != '-') return {};
      ++at;
    }
    for (std::size_t i = 0; i < length; ++i, ++at) {
      if (at >= signs.size() || !is_digit(signs[at])) return {};
      digits += signs[at];
    }
  }
  return at < signs.size() && is_digit(signs[at]) ? std::string() : digits;
}

/// 110105 19491231 002X.
bool has_grouped_identity_number(std::string_view signs, std::size_t begin) {
  const std::string digits = grouped(signs, begin, {6, 8, 4});
  if (!digits.empty()) return is_identity_number(digits);
  const std::string before_x = grouped(signs, begin, {6, 8, 3});
  const std::size_t x = begin + 6 + 1 + 8 + 1 + 3;
  return !before_x.empty() && x < signs.size() && signs[x] == 'x' &&
         is_identity_number(before_x + 'x');
}

bool has_grouped_mobile_number(std::string_view signs, std::size_t begin) {
  for (const auto& digits : {grouped(signs, begin, {3, 4, 4}), grouped(signs, begin, {3, 8}),
                             grouped(signs, begin, {7, 4})}) {
    if (!digits.empty() && is_mobile_number(digits)) return true;
  }
  // The country before the number: +86 138…, 86-138….
  for (const std::size_t country : {2U, 4U}) {
    if (begin + country >= signs.size() || signs[begin + country] != '-') continue;
    const std::string_view prefix = signs.substr(begin, country);
    if (prefix != "86" && prefix != "0086") continue;
    const std::size_t rest = begin + country + 1;
    for (const auto& digits : {grouped(signs, rest, {11}), grouped(signs, rest, {3, 4, 4})}) {
      if (!digits.empty() && is_mobile_number(digits)) return true;
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
    if (is_mobile_number(run)) return true;
    if (run.size() == kIdentityLength - 1 && end < signs.size() && signs[end] == 'x') {
      run = std::string_view(signs).substr(at, kIdentityLength);
    }
    if (run.size() == kIdentityLength && is_identity_number(run)) return true;
    if (has_grouped_mobile_number(signs, at) || has_grouped_identity_number(signs, at)) return true;
    at = end;
  }
  return false;
}

bool shows_personal_number(std::string_view text) {
  return !std::all_of(text.begin(), text.end(), is_digit) && holds_personal_number(text);
}

}  // namespace cbps
