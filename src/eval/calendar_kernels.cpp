#include <algorithm>
#include <bit>

#include "eval/kernels.h"

namespace cbps::eval {

/// Nothing is known to be due while the fact from which duties run is invalid.
IntervalSet Kernels::due_on(std::size_t row, Interval interval) const {
  const auto field = program_.duties_from();
  if (!field) return duties_.due(interval, std::nullopt);
  if (table_->invalid(*field, row)) return 0;
  std::optional<cbps::Date> from;
  if (table_->known(*field, row)) {
    from = cbps::Date{static_cast<std::int32_t>(table_->column(*field).values[row])};
  }
  return duties_.due(interval, from);
}

void Kernels::count_in(const Instruction& i, const SlotBuffers& out) const {
  const Slot& from = at(i.b);
  const Slot& to = at(i.c);
  number_by_row(out, [&](std::size_t row) -> std::optional<std::int64_t> {
    if (!table_->known(i.field, row) || !Bitmap::test(from.first, row) ||
        !Bitmap::test(to.first, row)) {
      return std::nullopt;
    }
    const auto days = table_->days(i.field, row);
    return std::count_if(days.begin(), days.end(), [&](std::int32_t day) {
      return day >= from.values[row] && day <= to.values[row];
    });
  });
}

/// Unknown while nothing is due.
void Kernels::due(const Instruction& i, const SlotBuffers& out) const {
  const auto interval = static_cast<Interval>(i.immediate);
  number_by_row(out, [&](std::size_t row) -> std::optional<std::int64_t> {
    const IntervalSet asked = due_on(row, interval);
    if (asked == 0) return std::nullopt;
    return std::popcount(asked);
  });
}

/// Unknown while nothing is due.
void Kernels::covered(const Instruction& i, const SlotBuffers& out) const {
  const auto interval = static_cast<Interval>(i.immediate);
  number_by_row(out, [&](std::size_t row) -> std::optional<std::int64_t> {
    const IntervalSet asked = due_on(row, interval);
    if (asked == 0 || !table_->known(i.field, row)) return std::nullopt;
    return std::popcount(
        static_cast<IntervalSet>(asked & duties_.touched(table_->days(i.field, row), interval)));
  });
}

/// Unknown while nothing is due.
void Kernels::every_due(const Instruction& i, const SlotBuffers& out) const {
  const auto interval = static_cast<Interval>(i.immediate);
  clear(out);
  for (std::size_t row = 0; row < rows_; ++row) {
    const IntervalSet asked = due_on(row, interval);
    if (asked == 0 || !table_->known(i.field, row)) continue;
    const bool all = (asked & ~duties_.touched(table_->days(i.field, row), interval)) == 0;
    Bitmap::set(all ? out.first : out.second, row);
  }
}

}  // namespace cbps::eval
