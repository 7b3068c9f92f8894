#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "cbps/lang/function_id.h"
#include "cbps/value/duties.h"
#include "cbps/value/type.h"

namespace cbps::lang {

/// What an argument of a function may be.
enum class Accepts : std::uint8_t {
  Given,  ///< anything that may be unknown: no list
  Int,
  String,
  Date,
  DateText,    ///< a string literal `YYYY-MM-DD`
  Dates,       ///< a fact that is a list of dates
  Set,         ///< a fact or parameter that is a set
  SetOrParts,  ///< a set of the same parts as the first argument, or a list of them
  Countable,   ///< a string, a list, a set or a dates fact
};

/// What a function reads from the calendar of duties. What is due differs from one community to
/// another: duties begin on a day that a fact gives.
enum class CalendarRole : std::uint8_t {
  None,
  Due,       ///< how many months or quarters are due
  Covered,   ///< how many of those have a date
  EveryDue,  ///< whether each of those has a date
};
struct CalendarUse {
  CalendarRole role = CalendarRole::None;
  Interval interval{};  ///< unused if the role is `None`
};

/// One function of the language. The checker is given the table; the `eval` room owns it and adds
/// the kernels.
struct Signature {
  FunctionId id{};
  std::string_view name;
  std::array<Accepts, 3> parameters{};
  std::uint8_t least_arguments = 0;
  std::uint8_t most_arguments = 0;
  Kind result = Kind::Bool;
  /// The range of an int result. For a set, the result is at most the number of its parts.
  std::int64_t least = 0;
  std::int64_t most = 0;
  CalendarUse calendar;
  std::string_view zh;  ///< one line of documentation
  std::string_view en;
  std::string_view example;
};

}  // namespace cbps::lang
