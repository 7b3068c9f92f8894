#pragma once

#include <cstdint>

#include "cbps/value/date.h"

namespace cbps {

/// The time that an assessment covers. It is the same for all communities of a run.
struct Calendar {
  Period period;
  Date as_of;  ///< events after this day count as not having happened yet

  bool operator==(const Calendar&) const = default;
};

/// The days of a calendar that conditions can name: `as_of`, `period.start`, `period.end`.
enum class CalendarDay : std::uint8_t { AsOf, PeriodStart, PeriodEnd };

[[nodiscard]] Date day_of(const Calendar& calendar, CalendarDay day);

}  // namespace cbps
