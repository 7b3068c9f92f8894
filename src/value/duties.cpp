#include "cbps/value/duties.h"

namespace cbps {
namespace {

unsigned months_of(Stretch stretch) { return stretch == Stretch::Month ? 1 : 3; }

}  // namespace

DutyCalendar::DutyCalendar(Period period, Date as_of)
    : first_(period.start().days), days_(period.end().days - period.start().days + 1) {
  for (std::int32_t day = 0; day < days_; ++day) {
    const unsigned month = calendar(Date{first_ + day}).month - 1;
    month_[static_cast<std::size_t>(day)] = static_cast<std::uint8_t>(month);
    // The last day of a month, and of a quarter, that is not after `as_of`.
    const bool last = day + 1 == days_ || calendar(Date{first_ + day + 1}).month - 1 != month;
    if (!last || first_ + day > as_of.days) continue;
    ended_[0] = static_cast<StretchSet>(ended_[0] | 1U << month);
    if (month % 3 == 2) ended_[1] = static_cast<StretchSet>(ended_[1] | 1U << (month / 3));
  }
}

StretchSet DutyCalendar::due(Stretch stretch, std::optional<Date> from) const {
  const StretchSet ended = ended_[static_cast<std::size_t>(stretch)];
  if (!from || from->days <= first_) return ended;
  const std::int32_t day = from->days - first_;
  if (day >= days_) return 0;
  // The stretch that the day before lies in has begun before `from`, and all before it.
  const unsigned begun = month_[static_cast<std::size_t>(day - 1)] / months_of(stretch) + 1;
  return static_cast<StretchSet>(ended & ~((1U << begun) - 1));
}

StretchSet DutyCalendar::touched(std::span<const std::int32_t> days, Stretch stretch) const {
  StretchSet all = 0;
  for (const std::int32_t day : days) {
    const std::int32_t at = day - first_;
    if (at < 0 || at >= days_) continue;
    all = static_cast<StretchSet>(all | 1U << month_[static_cast<std::size_t>(at)]);
  }
  if (stretch == Stretch::Month) return all;
  StretchSet quarters = 0;
  for (unsigned quarter = 0; quarter < 4; ++quarter) {
    if ((all >> (3 * quarter) & 7U) != 0)
      quarters = static_cast<StretchSet>(quarters | 1U << quarter);
  }
  return quarters;
}

}  // namespace cbps
