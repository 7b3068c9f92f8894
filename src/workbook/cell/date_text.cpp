#include "workbook/cell/date_text.h"

#include <fmt/format.h>

#include <cmath>

#include "cbps/value/date.h"

namespace cbps::workbook {
namespace {

constexpr std::int64_t kSecondsOfDay = 86'400;
constexpr std::int64_t kSecondsOfHour = 3'600;
constexpr std::int64_t kSecondsOfMinute = 60;

/// The days numbered 0, counted from 1970-01-01. Below 60 the count from 1900 is one day ahead.
constexpr std::int64_t kDayZeroOf1900 = -25'569;
constexpr std::int64_t kDayZeroOf1904 = -24'107;
constexpr std::int64_t kLeapDayThatNeverWas = 60;
/// 9999-12-31, counted from 1970-01-01.
constexpr std::int64_t kLastDay = 2'932'896;
/// No duration is longer.
constexpr double kMostDays = 3'000'000;

std::string clock_text(std::int64_t seconds) {
  return fmt::format("{:02}:{:02}:{:02}", seconds / kSecondsOfHour,
                     seconds % kSecondsOfHour / kSecondsOfMinute, seconds % kSecondsOfMinute);
}

/// Of a number of days of either count.
std::optional<std::string> day_text(std::int64_t day, Epoch epoch) {
  std::int64_t days = 0;
  switch (epoch) {
    case Epoch::Of1900:
      if (day == kLeapDayThatNeverWas) return "1900-02-29";
      days = kDayZeroOf1900 + day + (day < kLeapDayThatNeverWas ? 1 : 0);
      break;
    case Epoch::Of1904: days = kDayZeroOf1904 + day; break;
  }
  if (days > kLastDay) return std::nullopt;
  return to_string(Date{static_cast<std::int32_t>(days)});
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Whether a text has the form of a pattern, in which 0 stands for any digit.
bool has_form(std::string_view text, std::string_view pattern) {
  if (text.size() != pattern.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (pattern[i] == '0' ? !is_digit(text[i]) : text[i] != pattern[i]) return false;
  }
  return true;
}

/// Takes `.000` and `Z` off: parts of a second that are none, and the zone of nobody.
std::string_view without_tail(std::string_view time) {
  if (time.ends_with('Z')) time.remove_suffix(1);
  const std::size_t point = time.find('.');
  if (point != std::string_view::npos &&
      time.find_first_not_of('0', point + 1) == std::string_view::npos) {
    time = time.substr(0, point);
  }
  return time;
}

}  // namespace

std::optional<DateText> date_of_serial(double serial, NumberForm form, Epoch epoch) {
  if (!(serial >= 0) || serial > kMostDays) return std::nullopt;
  const auto seconds = static_cast<std::int64_t>(std::llround(serial * kSecondsOfDay));
  if (form == NumberForm::Duration || serial < 1)
    return DateText{CellKind::Time, clock_text(seconds)};
  auto text = day_text(seconds / kSecondsOfDay, epoch);
  if (!text) return std::nullopt;
  const std::int64_t time = seconds % kSecondsOfDay;
  if (time != 0) *text += " " + clock_text(time);
  return DateText{CellKind::Date, std::move(*text)};
}

DateText date_of_iso(std::string_view text) {
  constexpr std::string_view kDay = "0000-00-00";
  const std::string_view day = text.substr(0, kDay.size());
  if (!has_form(day, kDay)) {
    const std::string_view time = without_tail(text.substr(text.starts_with('T') ? 1 : 0));
    if (has_form(time, "00:00:00")) return {CellKind::Time, std::string(time)};
    return {CellKind::Date, std::string(text)};
  }
  if (day.size() == text.size()) return {CellKind::Date, std::string(day)};
  if (text[day.size()] != 'T') return {CellKind::Date, std::string(text)};
  const std::string_view time = without_tail(text.substr(day.size() + 1));
  if (time == "00:00:00" || time == "00:00") return {CellKind::Date, std::string(day)};
  return {CellKind::Date, fmt::format("{} {}", day, time)};
}

void keep_parts(DateParts parts, std::string& date) {
  constexpr std::string_view kDay = "0000-00-00";
  constexpr std::size_t kMonth = 7;  // YYYY-MM
  constexpr std::size_t kYear = 4;
  if (!has_form(std::string_view(date).substr(0, kDay.size()), kDay)) return;
  switch (parts) {
    case DateParts::YearAndMonth: date.resize(kMonth); break;
    case DateParts::Year: date.resize(kYear); break;
    case DateParts::All:
    case DateParts::WithoutYear: break;
  }
}

std::string time_of_iso_duration(std::string_view text) {
  std::string_view rest = text;
  if (!rest.starts_with("PT")) return std::string(text);
  rest.remove_prefix(2);
  std::int64_t seconds = 0;
  for (const auto& [unit, length] :
       {std::pair{'H', kSecondsOfHour}, std::pair{'M', kSecondsOfMinute},
        std::pair{'S', std::int64_t{1}}}) {
    std::size_t digits = 0;
    std::int64_t count = 0;
    constexpr std::size_t kMostDigits = 9;
    while (digits < rest.size() && digits < kMostDigits && is_digit(rest[digits])) {
      count = count * 10 + (rest[digits++] - '0');
    }
    std::string_view behind = rest.substr(digits);
    if (unit == 'S' && behind.starts_with('.')) {  // parts of a second
      const std::size_t end = behind.find_first_not_of("0123456789", 1);
      behind = end == std::string_view::npos ? std::string_view() : behind.substr(end);
    }
    if (digits == 0 || !behind.starts_with(unit)) continue;
    seconds += count * length;
    rest = behind.substr(1);
  }
  return rest.empty() && text.size() > 2 ? clock_text(seconds) : std::string(text);
}

}  // namespace cbps::workbook
