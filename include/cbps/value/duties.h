#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "cbps/value/date.h"

namespace cbps {

/// Months (bit 0 is January) or quarters of a period.
using StretchSet = std::uint16_t;
enum class Stretch : std::uint8_t { Month, Quarter };

/// Which months and quarters of a period are asked for, and which ones dates fall into. Made once a
/// run: looking a day up is one step.
class DutyCalendar {
 public:
  /// Asked for are those that have ended by `as_of`: their last day is not after it.
  DutyCalendar(Period period, Date as_of);

  /// Of those, the ones that did not begin before `from`. Without it: all.
  [[nodiscard]] StretchSet due(Stretch stretch, std::optional<Date> from) const;

  /// Those that `days` fall into; days outside the period into none.
  [[nodiscard]] StretchSet touched(std::span<const std::int32_t> days, Stretch stretch) const;

 private:
  static constexpr std::size_t kMostDays = 366;

  std::int32_t first_ = 0;
  std::int32_t days_ = 0;
  std::array<std::uint8_t, kMostDays> month_{};  ///< by day of the period: 0 to 11
  std::array<StretchSet, 2> ended_{};            ///< by stretch
};

}  // namespace cbps
