#include <algorithm>
#include <bit>

#include "eval/kernels.h"

namespace cbps::eval {

StretchSet Kernels::due(std::size_t row, Stretch stretch) const {
  std::optional<cbps::Date> from;
  if (const auto field = program_.duties_from(); field && table_->known(*field, row)) {
    from = cbps::Date{static_cast<std::int32_t>(table_->column(*field).values[row])};
  }
  return duties_.due(stretch, from);
}

void Kernels::calendar_number(const Instruction& i, const Memory& out) const {
  const auto stretch = static_cast<Stretch>(i.immediate);
  if (i.kernel == Kernel::CountIn) {
    const Slot& from = at(i.b);
    const Slot& to = at(i.c);
    return number_by_row(out, [&](std::size_t row) -> std::optional<std::int64_t> {
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
  // Due and Covered: unknown while nothing is due.
  number_by_row(out, [&](std::size_t row) -> std::optional<std::int64_t> {
    const StretchSet asked = due(row, stretch);
    if (asked == 0) return std::nullopt;
    if (i.kernel == Kernel::Due) return std::popcount(asked);
    if (!table_->known(i.field, row)) return std::nullopt;
    return std::popcount(
        static_cast<StretchSet>(asked & duties_.touched(table_->days(i.field, row), stretch)));
  });
}

void Kernels::every_due(const Instruction& i, const Memory& out) const {
  const auto stretch = static_cast<Stretch>(i.immediate);
  clear(out);
  for (std::size_t row = 0; row < rows_; ++row) {
    const StretchSet asked = due(row, stretch);
    if (asked == 0 || !table_->known(i.field, row)) continue;
    const bool all = (asked & ~duties_.touched(table_->days(i.field, row), stretch)) == 0;
    Bitmap::set(all ? out.first : out.second, row);
  }
}

}  // namespace cbps::eval
