#include "workbook/cell/shown_text.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <string>

#include "workbook/cell/number_text.h"

namespace cbps::workbook {
namespace {

constexpr std::string_view kDigits = "0123456789";

/// Whether the digits of a text are those of a number, rounded as they may be.
bool shows_number(std::string_view text, double number) {
  std::string digits;
  for (const char sign : text) {
    if (sign == '.' || kDigits.find(sign) != std::string_view::npos) digits += sign;
  }
  const auto shown = parse_number(digits);
  if (!shown) return false;
  constexpr double kRounded = 0.5;
  constexpr double kTwice = 2;  // a number in thousands is far less than half of itself
  const double size = std::fabs(number);
  return std::fabs(*shown - size) <= kRounded ||
         (*shown <= size * kTwice && size <= *shown * kTwice);
}

}  // namespace

std::string_view unit_shown(std::string_view shown, double number) {
  const std::size_t last = shown.find_last_of(kDigits);
  if (last == std::string_view::npos || last + 1 == shown.size()) return {};
  std::string_view unit = shown.substr(last + 1);
  while (unit.starts_with(' ')) unit.remove_prefix(1);
  while (unit.ends_with(' ')) unit.remove_suffix(1);
  const auto is_beyond_ascii = [](char sign) { return static_cast<unsigned char>(sign) >= 0x80U; };
  const bool says = std::any_of(unit.begin(), unit.end(), is_beyond_ascii);
  return says && shows_number(shown.substr(0, last + 1), number) ? unit : std::string_view();
}

DateParts parts_shown(std::string_view shown) {
  if (shown.find(':') != std::string_view::npos) return DateParts::All;
  constexpr std::size_t kYearDigits = 4;
  const auto is_letter = [](char sign) {
    return std::isalpha(static_cast<unsigned char>(sign)) != 0;
  };
  // Of a year, a month and a day; a month may be a word.
  std::size_t numbers = std::any_of(shown.begin(), shown.end(), is_letter) ? 1 : 0;
  bool has_year = false;
  for (std::size_t at = shown.find_first_of(kDigits); at != std::string_view::npos;) {
    const std::size_t end = std::min(shown.find_first_not_of(kDigits, at), shown.size());
    ++numbers;
    has_year = has_year || end - at == kYearDigits;
    at = shown.find_first_of(kDigits, end);
  }
  constexpr std::size_t kAll = 3;
  if (numbers == 0 || numbers >= kAll) return DateParts::All;
  if (numbers == 2) return has_year ? DateParts::YearAndMonth : DateParts::WithoutYear;
  return has_year && shown.size() <= kYearDigits + std::string_view("年").size() ? DateParts::Year
                                                                                 : DateParts::All;
}

}  // namespace cbps::workbook
