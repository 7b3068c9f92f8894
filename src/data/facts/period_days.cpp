#include "data/facts/period_days.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace cbps::data {

PeriodDays::PeriodDays(const Calendar& calendar) : first_(calendar.period.start().days) {
  const std::string start = fmt::format("{:04}-00-00", calendar.period.year);
  head_ = word_of(std::string_view(start).substr(0, kWordBytes));
  tail_ = word_of(start);
  days_.fill(kNone);
  const Date last = std::min(calendar.period.end(), calendar.as_of);
  for (Date day = calendar.period.start(); day <= last; ++day.days) {
    const YearMonthDay parts = year_month_day(day);
    const std::size_t index = (parts.month / 10) << 10U | (parts.month % 10) << 6U |
                              (parts.day / 10) << 4U | parts.day % 10;
    days_[index] = static_cast<std::int16_t>(day.days - first_);
  }
}

}  // namespace cbps::data
