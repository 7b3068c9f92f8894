#include "data/facts/number_reader.h"

#include <algorithm>

#include "cbps/data/spelling.h"
#include "cbps/value/integer.h"
#include "data/facts/chinese_number.h"
#include "data/facts/date_reader.h"
#include "data/facts/value_text.h"

namespace cbps::data {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

template <class Words>
bool begins_with_one(std::string_view text, const Words& words) {
  return std::any_of(words.begin(), words.end(),
                     [text](std::string_view word) { return text.starts_with(word); });
}

template <class Words>
bool ends_with_one(std::string_view text, const Words& words) {
  return std::any_of(words.begin(), words.end(),
                     [text](std::string_view word) { return text.ends_with(word); });
}

bool begins_number(std::string_view text) {
  return !text.empty() && (is_digit(text.front()) || begins_chinese_number(text));
}

bool holds_number(std::string_view text) {
  for (; !text.empty(); text.remove_prefix(1)) {
    if (begins_number(text)) return true;
  }
  return false;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Whatever the case, and whatever blanks are in them: headings have lost theirs
/// (`unicode::normalise`).
bool same_word(std::string_view a, std::string_view b) {
  while (true) {
    a.remove_prefix(std::min(a.find_first_not_of(' '), a.size()));
    b.remove_prefix(std::min(b.find_first_not_of(' '), b.size()));
    if (a.empty() || b.empty()) return a.empty() && b.empty();
    if (lower(a.front()) != lower(b.front())) return false;
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
}

/// A number, exactly: `digits` × 10^-`decimals`.
struct Exact {
  Int128 digits = 0;
  int decimals = 0;
  std::size_t significant = 0;  ///< digits, without zeros in front

  void add(char digit) {
    // More are never used: the number is too large, or has too many digits after the point.
    constexpr std::size_t kMostDigits = 20;
    if (significant > 0 || digit != '0') ++significant;
    if (significant <= kMostDigits) digits = digits * 10 + (digit - '0');
  }
  [[nodiscard]] bool is_whole() const { return significant <= 20; }
};

/// Takes digits with or without separators of thousands. False: the separators are misplaced.
bool take_whole_digits(std::string_view& text, Exact& number) {
  constexpr std::size_t kGroup = 3;
  std::size_t group = 0;
  bool has_separators = false;
  while (!text.empty()) {
    if (is_digit(text.front())) {
      number.add(text.front());
      ++group;
    } else if (text.front() == ',') {
      const bool fits = has_separators ? group == kGroup : group >= 1 && group <= kGroup;
      if (!fits) return false;
      has_separators = true;
      group = 0;
    } else {
      break;
    }
    text.remove_prefix(1);
  }
  return !has_separators || group == kGroup;
}

/// Takes a point and what follows, without zeros at the end. False: nothing follows.
bool take_decimals(std::string_view& text, Exact& number) {
  if (!text.starts_with('.')) return true;
  text.remove_prefix(1);
  const auto end =
      static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
  if (end == 0) return false;
  std::string_view decimals = text.substr(0, end);
  text.remove_prefix(end);
  while (decimals.ends_with('0')) decimals.remove_suffix(1);
  for (const char digit : decimals) number.add(digit);
  number.decimals = static_cast<int>(decimals.size());
  return true;
}

/// `(人)` is `人`, as far as something stands in the brackets.
std::string_view without_brackets(std::string_view rest) {
  const bool has_brackets = rest.size() > 2 && rest.front() == '(' && rest.back() == ')';
  return has_brackets ? without_blanks_around(rest.substr(1, rest.size() - 2)) : rest;
}

ReadNumber fault(NumberFault why) { return {std::nullopt, why, {}, {}}; }

ReadNumber no_number(std::string_view text) {
  return fault(read_date(text).date ? NumberFault::Date : NumberFault::NotANumber);
}

/// What stands behind a number that is no unit of the fact.
ReadNumber refuse_rest(std::string_view rest, const Field& field) {
  if (begins_with_one(rest, kAboutBehind) || ends_with_one(rest, kAboutBehind)) {
    return fault(NumberFault::OnlyExact);
  }
  if (ends_with_one(rest, kComparesBehind)) return fault(NumberFault::Comparison);
  bool has_digit = false;
  for (std::string_view left = rest; !left.empty(); left.remove_prefix(1)) {
    has_digit |= is_digit(left.front());
    for (const std::string_view sign : kRangeSigns) {
      if (left.starts_with(sign) && begins_number(left.substr(sign.size()))) {
        return fault(NumberFault::Range);
      }
    }
  }
  constexpr std::string_view kNoUnit = ".,-/:;()%";
  if (has_digit || !quote_in(rest).empty() || field.unit.empty() ||
      kNoUnit.find(rest.front()) != std::string_view::npos) {
    return fault(NumberFault::NotANumber);
  }
  ReadNumber refused = fault(NumberFault::Unit);
  refused.unit = rest;
  return refused;
}

ReadNumber in_units(Exact number, bool negative, unsigned power, const Field& field) {
  if (!number.is_whole()) {
    return fault(number.decimals > field.type.scale ? NumberFault::TooManyDigits
                                                    : NumberFault::TooLarge);
  }
  int exponent = static_cast<int>(field.type.scale) + static_cast<int>(power) - number.decimals;
  if (exponent < 0 && number.digits != 0) return fault(NumberFault::TooManyDigits);
  for (; exponent > 0; --exponent) number.digits *= 10;
  if (negative) number.digits = -number.digits;
  if (!fits_int64(number.digits)) return fault(NumberFault::TooLarge);
  ReadNumber read;
  read.units = static_cast<std::int64_t>(number.digits);
  return read;
}

}  // namespace

std::optional<unsigned> power_of_unit(std::string_view word, const Field& field) {
  if (field.unit.empty()) return std::nullopt;
  const auto is_it = [word](std::string_view one) { return same_word(word, one); };
  if (is_it(field.unit.zh) || is_it(field.unit.en) ||
      std::any_of(field.unit_words.begin(), field.unit_words.end(), is_it)) {
    return 0;
  }
  // 元/年 is counted in 元, and so is 万元/年.
  const std::string_view zh = field.unit.zh;
  const std::string_view unit = zh.substr(0, zh.find('/'));
  const std::string_view span_of_time = zh.substr(unit.size());
  if (!span_of_time.empty() && word.ends_with(span_of_time)) {
    word.remove_suffix(span_of_time.size());
  }
  const auto row =
      std::find_if(kUnitSpellings.begin(), kUnitSpellings.end(),
                   [&](const UnitSpelling& one) { return one.unit == unit && is_it(one.word); });
  if (row == kUnitSpellings.end()) return std::nullopt;
  return row->power;
}

bool says_about(std::string_view text) {
  return (begins_with_one(text, kAboutBefore) || ends_with_one(text, kAboutBehind)) &&
         holds_number(text);
}

ReadNumber read_number(std::string_view text, const Field& field, unsigned power) {
  if (begins_with_one(text, kAboutBefore) && holds_number(text)) {
    return fault(NumberFault::OnlyExact);
  }
  if (begins_with_one(text, kComparesBefore) && holds_number(text)) {
    return fault(NumberFault::Comparison);
  }
  std::string_view rest = text;
  const bool negative = rest.starts_with('-');
  if (negative) rest.remove_prefix(1);
  Exact number;
  bool plain = true;
  std::size_t decimals = 0;  ///< digits after the point, zeros at the end included
  if (!rest.empty() && is_digit(rest.front())) {
    const std::string_view digits = rest;
    if (!take_whole_digits(rest, number)) return fault(NumberFault::Thousands);
    const std::size_t length = digits.size() - rest.size();
    plain = digits.substr(0, length).find(',') == std::string_view::npos;
    const std::string_view point = rest;
    if (!take_decimals(rest, number)) return no_number(text);
    if (rest.size() != point.size()) decimals = point.size() - rest.size() - 1;
  } else if (const auto value = take_chinese_number(rest)) {
    number.digits = static_cast<Int128>(*value);
    plain = false;
  } else {
    return fault(says_about(text) ? NumberFault::OnlyExact : NumberFault::NotANumber);
  }
  rest = without_brackets(without_blanks_around(rest));
  if (!rest.empty()) {
    const auto of_unit = power_of_unit(rest, field);
    if (!of_unit && read_date(text).date) return fault(NumberFault::Date);
    if (!of_unit) return refuse_rest(rest, field);
    power = *of_unit;
  }
  ReadNumber read = in_units(number, negative, power, field);
  if (!rest.empty() || power > 0) read.kinds.add(ReadingKind::Unit);
  if (!plain || decimals > field.type.scale + power) read.kinds.add(ReadingKind::Number);
  return read;
}

}  // namespace cbps::data
