#include "cbps/value/date.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace cbps {
namespace {

constexpr int kFirstYear = 1;
constexpr int kLastYear = 9999;

Date from(std::chrono::year_month_day day) {
  return {static_cast<std::int32_t>(std::chrono::sys_days(day).time_since_epoch().count())};
}

std::chrono::year_month_day civil(Date date) {
  return std::chrono::sys_days(std::chrono::days(date.days));
}

}  // namespace

std::optional<Date> make_date(int year, unsigned month, unsigned day) {
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                         std::chrono::day(day)};
  if (year < kFirstYear || year > kLastYear || !date.ok()) return std::nullopt;
  return from(date);
}

YearMonthDay year_month_day(Date date) {
  const auto day = civil(date);
  return {int(day.year()), unsigned(day.month()), unsigned(day.day())};
}

std::optional<Date> parse_date(std::string_view text) {
  constexpr std::string_view kShape = "0000-00-00";
  if (text.size() != kShape.size()) return std::nullopt;
  unsigned parts[3] = {0, 0, 0};
  std::size_t part = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (kShape[i] == '-') {
      if (text[i] != '-') return std::nullopt;
      ++part;
    } else {
      if (text[i] < '0' || text[i] > '9') return std::nullopt;
      parts[part] = parts[part] * 10 + static_cast<unsigned>(text[i] - '0');
    }
  }
  return make_date(static_cast<int>(parts[0]), parts[1], parts[2]);
}

std::string to_string(Date date) {
  const YearMonthDay day = year_month_day(date);
  return fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day);
}

Date add_years(Date date, std::int64_t years) {
  const auto day = civil(date);
  const std::int64_t wanted = int(day.year()) + std::clamp<std::int64_t>(years, -20000, 20000);
  const std::chrono::year target(
      static_cast<int>(std::clamp<std::int64_t>(wanted, kFirstYear, kLastYear)));
  const std::chrono::year_month_day moved = target / day.month() / day.day();
  return from(moved.ok() ? moved : target / day.month() / std::chrono::last);
}

Date Period::start() const { return *make_date(year, 1, 1); }

Date Period::end() const { return *make_date(year, 12, 31); }

}  // namespace cbps
