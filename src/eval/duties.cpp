#include "eval/duties.h"

#include <bit>

namespace cbps::eval {

Duties duties(const View& view, Interval interval, std::optional<FieldId> dates) {
  std::optional<cbps::Date> from;
  if (const auto field = view.program.duties_from(); field && view.table.known(*field, view.row)) {
    from = cbps::Date{static_cast<std::int32_t>(view.table.column(*field).values[view.row])};
  }
  const DutyCalendar calendar(view.calendar);
  Duties all;
  all.due = calendar.due(interval, from);
  if (!dates || !view.table.known(*dates, view.row)) return all;
  const IntervalSet touched = calendar.touched(view.table.days(*dates, view.row), interval);
  all.covered = static_cast<IntervalSet>(touched & all.due);
  return all;
}

std::vector<result::Missing> missing_intervals(const View& view, Interval interval, FieldId dates) {
  const Duties all = duties(view, interval, dates);
  const int year = view.calendar.period.year;
  std::vector<result::Missing> missing;
  for (unsigned i = 0; i < 12; ++i) {
    if ((all.due & ~all.covered & (1U << i)) == 0) continue;
    if (interval == Interval::Month) {
      missing.emplace_back(result::Month{year, i + 1});
    } else {
      missing.emplace_back(result::Quarter{year, i + 1});
    }
  }
  return missing;
}

Need every_gap(const View& view, Interval interval, FieldId dates, bool want) {
  const bool monthly = interval == Interval::Month;
  const Field& field = view.dictionary.field(dates);
  if (!want) {
    // What is there must not be: one interval too many, which one is open.
    result::Gap gap = gap_of(view, dates, result::Relation::NotEqual);
    gap.need = gap.have;
    return Need::one(std::move(gap), may_move(field, false));
  }
  const Duties all = duties(view, interval, dates);
  const int have = std::popcount(all.covered);
  const int need = std::popcount(all.due);
  result::Gap gap =
      gap_of(view, dates, monthly ? result::Relation::EveryMonth : result::Relation::EveryQuarter);
  gap.have = Decimal{have, 0};
  gap.need = Decimal{need, 0};
  gap.shortage = Decimal{need - have, 0};
  gap.unit = monthly ? Bilingual{"个月", "months"} : Bilingual{"个季度", "quarters"};
  gap.missing = missing_intervals(view, interval, dates);
  return Need::one(std::move(gap), may_move(field, true));
}

}  // namespace cbps::eval
