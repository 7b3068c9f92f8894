#include "cbps/value/duties.h"

namespace cbps {
namespace {

unsigned months_of(Interval interval) { return interval == Interval::Month ? 1 : 3; }

constexpr std::array<std::string_view, 2> kIntervals{"month", "quarter"};

}  // namespace

std::span<const std::string_view> ids(Interval /*interval*/) { return kIntervals; }

std::optional<Date> first_due(Period period, Interval interval, std::optional<Date> from) {
  const unsigned months = months_of(interval);
  for (unsigned month = 1; month <= 12; month += months) {
    const Date first = *make_date(period.year, month, 1);
    if (from && first < *from) continue;
    const unsigned next = month + months;
    const Date after = next > 12 ? Date{period.end().days + 1} : *make_date(period.year, next, 1);
    return Date{after.days - 1};
  }
  return std::nullopt;
}

DutyCalendar::DutyCalendar(const Calendar& calendar)
    : first_(calendar.period.start().days),
      days_(calendar.period.end().days - calendar.period.start().days + 1) {
  for (std::int32_t day = 0; day < days_; ++day) {
    const unsigned month = year_month_day(Date{first_ + day}).month - 1;
    month_[static_cast<std::size_t>(day)] = static_cast<std::uint8_t>(month);
    // The last day of a month, and of a quarter, that is not after `as_of`.
    const bool last = day + 1 == days_ || year_month_day(Date{first_ + day + 1}).month - 1 != month;
    if (!last || first_ + day > calendar.as_of.days) continue;
    ended_[0] = static_cast<IntervalSet>(ended_[0] | 1U << month);
    if (month % 3 == 2) ended_[1] = static_cast<IntervalSet>(ended_[1] | 1U << (month / 3));
  }
}

IntervalSet DutyCalendar::due(Interval interval, std::optional<Date> from) const {
  const IntervalSet ended = ended_[static_cast<std::size_t>(interval)];
  if (!from || from->days <= first_) return ended;
  const std::int32_t day = from->days - first_;
  if (day >= days_) return 0;
  // The interval that the day before lies in has begun before `from`, and all before it.
  const unsigned begun = month_[static_cast<std::size_t>(day - 1)] / months_of(interval) + 1;
  return static_cast<IntervalSet>(ended & ~((1U << begun) - 1));
}

IntervalSet DutyCalendar::touched(std::span<const std::int32_t> days, Interval interval) const {
  IntervalSet all = 0;
  for (const std::int32_t day : days) {
    const std::int32_t at = day - first_;
    if (at < 0 || at >= days_) continue;
    all = static_cast<IntervalSet>(all | 1U << month_[static_cast<std::size_t>(at)]);
  }
  if (interval == Interval::Month) return all;
  IntervalSet quarters = 0;
  for (unsigned quarter = 0; quarter < 4; ++quarter) {
    if ((all >> (3 * quarter) & 7U) != 0)
      quarters = static_cast<IntervalSet>(quarters | 1U << quarter);
  }
  return quarters;
}

}  // namespace cbps
