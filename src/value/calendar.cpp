#include "cbps/value/calendar.h"

#include "cbps/value/unreachable.h"

namespace cbps {

Date day_of(const Calendar& calendar, CalendarDay day) {
  switch (day) {
    case CalendarDay::AsOf: return calendar.as_of;
    case CalendarDay::PeriodStart: return calendar.period.start();
    case CalendarDay::PeriodEnd: return calendar.period.end();
  }
  unreachable();
}

}  // namespace cbps
