#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "cbps/value/date.h"

namespace cbps::data {

/// Why a text is no day.
enum class DateFault : std::uint8_t {
  NotADate,
  NoSuchDay,      ///< `asked` says which
  DayMonthOrder,  ///< whether the day or the month stands first cannot be told
  TwoDigitYear,
  NoDay,   ///< a year, or a month of a year
  NoYear,  ///< a day, or a month, of no year
  Range,   ///< several days
  Serial,  ///< the number of a day in a spreadsheet; `asked` says which that is in Excel
};

struct ReadDate {
  std::optional<Date> date;
  DateFault fault = DateFault::NotADate;  ///< where there is no date
  YearMonthDay asked;
};

/// A day as people write it. `text` is what `ValueText` makes of it.
[[nodiscard]] ReadDate read_date(std::string_view text);

}  // namespace cbps::data
