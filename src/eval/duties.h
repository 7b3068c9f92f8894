#pragma once

#include <cstdint>

#include "cbps/eval/explain.h"
#include "eval/gap.h"

namespace cbps::eval {

/// The months or quarters of the period that are due on a row, and those of them with a date.
struct Duties {
  IntervalSet due = 0;
  IntervalSet covered = 0;  ///< of those that are due
};

/// Without `dates`, only `due` is computed.
[[nodiscard]] Duties duties(const View& view, Interval interval, std::optional<FieldId> dates);

/// `every_month(dates)` or `every_quarter(dates)` must hold, or must not.
[[nodiscard]] Need every_gap(const View& view, Interval interval, FieldId dates, bool want);

/// The months or quarters that are missing, for a gap about their count.
[[nodiscard]] std::vector<result::Missing> missing_intervals(const View& view, Interval interval,
                                                             FieldId dates);

}  // namespace cbps::eval
