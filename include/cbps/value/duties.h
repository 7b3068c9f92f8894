#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "cbps/value/calendar.h"

namespace cbps {

/// Months (bit 0 is January) or quarters of a period.
using IntervalSet = std::uint16_t;
enum class Interval : std::uint8_t { Month, Quarter };

/// Which months and quarters of a period are asked for, and which ones dates fall into. Made once a
/// run: looking a day up is one step.
class DutyCalendar {
 public:
  /// Asked for are those that have ended by `as_of`: their last day is not after it.
  explicit DutyCalendar(const Calendar& calendar);

  /// Of those, the ones that did not begin before `from`. Without it: all.
  [[nodiscard]] IntervalSet due(Interval interval, std::optional<Date> from) const;

  /// Those that `days` fall into; days outside the period into none.
  [[nodiscard]] IntervalSet touched(std::span<const std::int32_t> days, Interval interval) const;

 private:
  static constexpr std::size_t kMostDays = 366;

  std::int32_t first_ = 0;
  std::int32_t days_ = 0;
  std::array<std::uint8_t, kMostDays> month_{};  ///< by day of the period: 0 to 11
  std::array<IntervalSet, 2> ended_{};           ///< by interval
};

}  // namespace cbps
