#pragma once

#include <cstdint>
#include <span>

#include "cbps/lang/signature.h"
#include "cbps/value/duties.h"

namespace cbps::eval {

/// The signatures of all functions, in the order of `lang::FunctionId`. They live as long as the
/// program.
[[nodiscard]] std::span<const lang::Signature> functions();

/// What a function asks of the calendar of duties.
enum class CalendarRole : std::uint8_t {
  None,
  Due,       ///< how many months or quarters are due
  Covered,   ///< how many of those have a date
  EveryDue,  ///< whether each of those has a date
};
struct CalendarUse {
  CalendarRole role = CalendarRole::None;
  Interval interval{};  ///< means nothing where the role is `None`
};
[[nodiscard]] CalendarUse calendar_use(lang::FunctionId function);

}  // namespace cbps::eval
