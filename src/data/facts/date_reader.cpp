#include "data/facts/date_reader.h"

#include <algorithm>
#include <array>

#include "cbps/data/date_text.h"
#include "cbps/data/spelling.h"
#include "data/facts/chinese_number.h"
#include "data/facts/value_text.h"

namespace cbps::data {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view digits_before(std::string_view text) {
  const auto end = std::find_if_not(text.rbegin(), text.rend(), is_digit).base();
  return text.substr(static_cast<std::size_t>(end - text.begin()));
}

/// Takes `00:00` or `00:00:00` behind a day away, with the blank or `T` before it. False: there is
/// a colon that is not of that.
bool take_time(std::string_view& text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return true;
  const std::string_view hour = digits_before(text.substr(0, colon));
  if (hour.empty() || hour.size() > 2 || hour.size() == colon) return false;
  const auto number = [](std::string_view two) {
    return two.size() == 2 && is_digit(two[0]) && is_digit(two[1])
               ? (two[0] - '0') * 10 + (two[1] - '0')
               : 99;
  };
  const std::string_view rest = text.substr(colon + 1);
  const bool has_seconds = rest.size() == 5 && rest[2] == ':';
  const bool is_time = (rest.size() == 2 || has_seconds) && number(rest.substr(0, 2)) < 60 &&
                       (!has_seconds || number(rest.substr(3)) < 60) &&
                       (hour.size() == 1 || number(hour) < 24);
  if (!is_time) return false;
  const std::string_view before = text.substr(0, colon - hour.size());
  if (!before.ends_with(' ') && !before.ends_with('T')) return false;
  text = without_blanks_around(before.substr(0, before.size() - 1));
  return true;
}

struct Number {
  unsigned value = 0;
  std::size_t digits = 0;
};

constexpr std::size_t kYearDigits = 4;
constexpr std::size_t kSerialDigits = 5;
constexpr std::size_t kMostDigits = 8;

/// Digits, or Chinese numerals: of a year one by one, of months and days up to 三十一.
std::optional<Number> take_number(std::string_view& text) {
  Number number;
  while (!text.empty() && is_digit(text.front()) && number.digits < kMostDigits) {
    number.value = number.value * 10 + static_cast<unsigned>(text.front() - '0');
    ++number.digits;
    text.remove_prefix(1);
  }
  if (number.digits != 0) return number;
  std::string_view left = text;
  while (const auto digit = take_chinese_digit(left)) {
    if (++number.digits > kYearDigits) return std::nullopt;
    number.value = number.value * 10 + *digit;
  }
  if (number.digits >= 2) {
    text = left;
    return number;
  }
  constexpr std::uint64_t kMostDays = 99;
  const auto small = take_chinese_number(text);
  if (!small || *small > kMostDays) return std::nullopt;
  return Number{static_cast<unsigned>(*small), *small < 10 ? 1U : 2U};
}

/// What stands behind a number.
enum class Sign : std::uint8_t { None, Hyphen, Slash, Point, Year, Month, Day };

struct SignText {
  std::string_view text;
  Sign sign;
};
constexpr std::array kSigns{SignText{"-", Sign::Hyphen}, SignText{"/", Sign::Slash},
                            SignText{".", Sign::Point},  SignText{"年", Sign::Year},
                            SignText{"月", Sign::Month}, SignText{"日", Sign::Day},
                            SignText{"号", Sign::Day}};

void skip_blanks(std::string_view& text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
}

/// Blanks may stand around the Chinese signs only.
Sign take_sign(std::string_view& text) {
  std::string_view left = text;
  skip_blanks(left);
  const bool after_blank = left.size() != text.size();
  for (const SignText& one : kSigns) {
    if (!left.starts_with(one.text)) continue;
    if (after_blank && one.text.size() == 1) break;
    left.remove_prefix(one.text.size());
    if (one.text.size() > 1) skip_blanks(left);
    text = left;
    return one.sign;
  }
  return Sign::None;
}

/// Numbers with the sign behind each.
struct Parts {
  std::array<Number, 3> numbers;
  std::array<Sign, 3> signs{};
  std::size_t count = 0;
};

constexpr std::array kChinese{Sign::Year, Sign::Month, Sign::Day};

bool is_between(Sign sign) {
  return sign == Sign::Hyphen || sign == Sign::Slash || sign == Sign::Point;
}

bool begins_range(std::string_view text) {
  return std::any_of(kRangeSigns.begin(), kRangeSigns.end(),
                     [text](std::string_view sign) { return text.starts_with(sign); });
}

ReadDate fault(DateFault why) { return {std::nullopt, why, {}}; }

ReadDate day_of(Number year, Number month, Number day) {
  ReadDate read{make_date(static_cast<int>(year.value), month.value, day.value),
                DateFault::NoSuchDay,
                {static_cast<int>(year.value), month.value, day.value}};
  if (!read.date && year.value == 0) read.fault = DateFault::NotADate;
  return read;
}

/// The day of a serial number of a spreadsheet, of those that somebody may mean.
ReadDate of_serial(unsigned number) {
  constexpr Date kFirst{-25'569};      // 1899-12-30 is day 0
  constexpr unsigned kLeast = 18'264;  // 1950-01-01
  constexpr unsigned kMost = 73'050;   // 2099-12-31
  if (number < kLeast || number > kMost) return fault(DateFault::NotADate);
  const Date day{kFirst.days + static_cast<std::int32_t>(number)};
  return {std::nullopt, DateFault::Serial, year_month_day(day)};
}

ReadDate of_three(const Parts& parts) {
  const auto& [first, second, third] = parts.numbers;
  const bool chinese = parts.signs == kChinese;
  const bool plain = is_between(parts.signs[0]) && parts.signs[1] == parts.signs[0] &&
                     parts.signs[2] == Sign::None;
  if ((!chinese && !plain) || second.digits > 2) return fault(DateFault::NotADate);
  if (first.digits == kYearDigits && third.digits <= 2) return day_of(first, second, third);
  if (first.digits > 2) return fault(DateFault::NotADate);
  if (third.digits == kYearDigits && plain) return fault(DateFault::DayMonthOrder);
  return fault(third.digits <= 2 ? DateFault::TwoDigitYear : DateFault::NotADate);
}

ReadDate of_two(const Parts& parts) {
  const auto& [first, second, unused] = parts.numbers;
  const auto& [sign, last, none] = parts.signs;
  const bool of_year = sign == Sign::Year && last == Sign::Month;
  const bool of_month = sign == Sign::Month && last == Sign::Day;
  const bool plain = is_between(sign) && last == Sign::None;
  // With a time of day, which is a fraction there.
  if (first.digits == kSerialDigits && sign == Sign::Point && plain) return of_serial(first.value);
  if (of_year || (plain && (first.digits == kYearDigits || second.digits == kYearDigits))) {
    return fault(DateFault::NoDay);
  }
  const bool is_short = first.digits <= 2 && second.digits <= 2;
  return fault(is_short && (of_month || plain) ? DateFault::NoYear : DateFault::NotADate);
}

ReadDate of_one(const Parts& parts) {
  const Number& number = parts.numbers[0];
  const Sign sign = parts.signs[0];
  constexpr std::size_t kMonthDigits = 6;
  if (sign == Sign::None && number.digits == kMostDigits) {
    return day_of({number.value / 10'000, kYearDigits}, {number.value / 100 % 100, 2},
                  {number.value % 100, 2});
  }
  if (sign == Sign::None && number.digits == kSerialDigits) return of_serial(number.value);
  const bool is_year = number.digits == kYearDigits && (sign == Sign::None || sign == Sign::Year);
  const bool is_month = (sign == Sign::Month && number.digits <= 2) ||
                        (sign == Sign::None && number.digits == kMonthDigits);
  if (is_year || is_month) return fault(DateFault::NoDay);
  return fault(DateFault::NotADate);
}

}  // namespace

ReadDate read_date(std::string_view text) {
  if (const auto date = parse_date(text)) return {date, {}, {}};
  if (!take_time(text)) return fault(DateFault::NotADate);
  Parts parts;
  for (std::string_view left = text; !left.empty();) {
    if (parts.count == parts.numbers.size()) return fault(DateFault::Range);
    const auto number = take_number(left);
    if (!number) return fault(DateFault::NotADate);
    parts.numbers[parts.count] = *number;
    const Sign sign = take_sign(left);
    parts.signs[parts.count++] = sign;
    if (left.empty()) break;
    if (begins_range(left)) return fault(DateFault::Range);
    if (sign == Sign::None) return fault(DateFault::NotADate);
  }
  switch (parts.count) {
    case 1: return of_one(parts);
    case 2: return of_two(parts);
    case 3: return of_three(parts);
    default: return fault(DateFault::NotADate);  // no number at all
  }
}

std::optional<Date> read_date_text(std::string_view text) {
  return read_date(ValueText(text).text()).date;
}

std::optional<int> read_year_text(std::string_view text) {
  const ValueText value(text);
  std::string_view left = value.text();
  const bool has_digits = !left.empty() && is_digit(left.front());
  const auto year = take_number(left);
  if (!year || year->digits != kYearDigits || year->value < 1) return std::nullopt;
  if (left.starts_with('.') && has_digits) {
    left.remove_prefix(1);
    if (left.empty() || left.find_first_not_of('0') != std::string_view::npos) return std::nullopt;
  } else {
    left = without_blanks_around(left);
    if (!left.empty() && left != "年" && left != "年度") return std::nullopt;
  }
  return static_cast<int>(year->value);
}

}  // namespace cbps::data
