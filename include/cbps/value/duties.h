#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "cbps/value/calendar.h"

namespace cbps {

/// Months (bit 0 is January) or quarters of a period.
using IntervalSet = std::uint16_t;
enum class Interval : std::uint8_t { Month, Quarter };
[[nodiscard]] std::span<const std::string_view> ids(Interval interval);  ///< "month"

/// Determines which months and quarters of a period are due, and which ones given dates fall into.
/// It is built once per run; looking up a day takes constant time.
class DutyCalendar {
 public:
  /// The intervals that are due have ended by `as_of`: their last day is not after it.
  explicit DutyCalendar(const Calendar& calendar);

  /// The due intervals that did not begin before `from`; all due intervals without `from`.
  [[nodiscard]] IntervalSet due(Interval interval, std::optional<Date> from) const;

  /// The intervals that `days` fall into. Days outside the period are ignored.
  [[nodiscard]] IntervalSet touched(std::span<const std::int32_t> days, Interval interval) const;

 private:
  static constexpr std::size_t kMostDays = 366;

  std::int32_t first_ = 0;
  std::int32_t days_ = 0;
  std::array<std::uint8_t, kMostDays> month_{};  ///< by day of the period: 0 to 11
  std::array<IntervalSet, 2> ended_{};           ///< by interval
};

/// The last day of the first month or quarter of a period that did not begin before `from`; nothing
/// if `from` is too late for any.
[[nodiscard]] std::optional<Date> first_due(Period period, Interval interval,
                                            std::optional<Date> from);

}  // namespace cbps
