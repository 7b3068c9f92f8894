#include "workbook/cell/number_text.h"

#include <array>
#include <charconv>
#include <cmath>

namespace cbps::workbook {
namespace {

constexpr std::size_t kExactDigits = 15;
constexpr double kFirstInexact = 1e15;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::size_t count_digits(std::string_view text) {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count])) ++count;
  return count;
}

double with_digits(double number, std::size_t count) {
  std::array<char, 32> digits{};
  const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), number,
                                     std::chars_format::scientific, static_cast<int>(count) - 1);
  double rounded = number;
  std::from_chars(digits.data(), written.ptr, rounded);
  return rounded;
}

}  // namespace

std::optional<double> parse_number(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  if (text.starts_with('+')) text.remove_prefix(1);
  const std::string_view unsigned_text = text.substr(text.starts_with('-') ? 1 : 0);
  // Not "inf" and "nan", which from_chars takes.
  if (unsigned_text.empty() || !(is_digit(unsigned_text[0]) || unsigned_text[0] == '.')) {
    return std::nullopt;
  }
  double number = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || rest != end || !std::isfinite(number)) return std::nullopt;
  return number;
}

bool is_plain_number(std::string_view text) {
  const bool is_negative = text.starts_with('-');
  if (is_negative) text.remove_prefix(1);
  const std::size_t whole = count_digits(text);
  if (whole == 0 || (whole > 1 && text[0] == '0')) return false;
  if (whole == text.size()) return whole <= kExactDigits && !(is_negative && text[0] == '0');
  if (text[whole] != '.' || text.back() == '0') return false;
  const std::size_t decimals = count_digits(text.substr(whole + 1));
  return decimals != 0 && whole + 1 + decimals == text.size() && whole + decimals <= kExactDigits;
}

std::string number_text(double number) {
  if (number == 0) return "0";
  const bool is_inexact = std::fabs(number) >= kFirstInexact && std::trunc(number) == number;
  // What programs show: 0.1 + 0.2 is 0.3 there, and not 0.30000000000000004.
  if (!is_inexact) number = with_digits(number, kExactDigits);
  std::array<char, 512> digits{};  // 5e-324 has 324 behind the point
  const auto [end, error] =
      std::to_chars(digits.data(), digits.data() + digits.size(), number,
                    is_inexact ? std::chars_format::scientific : std::chars_format::fixed);
  return {digits.data(), end};
}

}  // namespace cbps::workbook
