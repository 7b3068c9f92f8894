#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cbps {

/// A day of the proleptic Gregorian calendar, counted from 1970-01-01.
struct Date {
  std::int32_t days = 0;
  auto operator<=>(const Date&) const = default;
};

struct YearMonthDay {
  int year = 0;
  unsigned month = 0;  ///< 1 to 12
  unsigned day = 0;    ///< 1 to 31
};

/// Nothing if there is no such day. Years 1 to 9999.
[[nodiscard]] std::optional<Date> make_date(int year, unsigned month, unsigned day);
[[nodiscard]] YearMonthDay year_month_day(Date date);

/// `YYYY-MM-DD` and nothing else. Nothing if it is not that, or if there is no such day.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);
[[nodiscard]] std::string to_string(Date date);

/// The same day `years` later; 29 February becomes the 28th. Clamped to years 1 to 9999.
[[nodiscard]] Date add_years(Date date, std::int64_t years);

/// A calendar year: the time that an assessment covers.
struct Period {
  int year = 0;
  [[nodiscard]] Date start() const;
  [[nodiscard]] Date end() const;
  bool operator==(const Period&) const = default;
};

}  // namespace cbps
