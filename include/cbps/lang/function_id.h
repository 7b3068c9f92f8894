#pragma once

#include <cstddef>
#include <cstdint>

namespace cbps::lang {

/// The functions of the language, in the order in which the language guide lists them. Everything
/// that depends on a function is a row of a table with this order or an exhaustive switch over this
/// enumeration; names of functions occur in the table of signatures only.
enum class FunctionId : std::uint8_t {
  Known,
  Size,
  CountOf,
  HasAll,
  Subset,
  EveryMonth,
  EveryQuarter,
  MonthsCovered,
  QuartersCovered,
  MonthsDue,
  QuartersDue,
  CountIn,
  Date,
  Year,
  Month,
  Day,
  DaysBetween,
  AddYears,
  Contains,
  StartsWith,
  EndsWith,  ///< must stay last: `kFunctionCount` is computed from it
};

inline constexpr std::size_t kFunctionCount = static_cast<std::size_t>(FunctionId::EndsWith) + 1;
[[nodiscard]] constexpr std::size_t index(FunctionId id) { return static_cast<std::size_t>(id); }

}  // namespace cbps::lang
