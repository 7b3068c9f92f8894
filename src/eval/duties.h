#pragma once

#include <cstdint>

#include "cbps/eval/explain.h"
#include "eval/gap.h"

namespace cbps::eval {

/// The stretches of the period that are due on a row, and those among them without a date.
struct Duties {
  StretchSet due = 0;
  StretchSet covered = 0;  ///< of those that are due
};

/// `dates`: nothing for what is due only.
[[nodiscard]] Duties duties(const View& view, Stretch stretch, std::optional<FieldId> dates);

/// The stretch that a calendar function counts, by its name; nothing for any other function.
[[nodiscard]] std::optional<Stretch> stretch_of(std::string_view function);

/// `every_month(dates)` or `every_quarter(dates)` must hold, or must not.
[[nodiscard]] Need every_gap(const View& view, Stretch stretch, FieldId dates, bool want);

/// The months or quarters that are missing, for a gap about their count.
[[nodiscard]] std::vector<result::Missing> missing_stretches(const View& view, Stretch stretch,
                                                             FieldId dates);

}  // namespace cbps::eval
