#pragma once

#include <string>

#include "cbps/lang/condition.h"
#include "cbps/sql/dialect.h"
#include "cbps/value/calendar.h"
#include "cbps/value/dictionary.h"

namespace cbps::sql {

/// What conditions are written for.
struct Target {
  const Dictionary& dictionary;
  const Dialect& dialect;
  Calendar calendar;
};

/// A condition as an expression over the columns of facts, true, false or NULL where the condition
/// is unknown. Months and quarters that are due are the columns `kMonthsDue` and `kQuartersDue`.
/// Throws `Refused` where SQL cannot say exactly what the condition says.
[[nodiscard]] std::string expression(const lang::Condition& condition, const Target& target);

inline constexpr std::string_view kMonthsDue = "months_due";
inline constexpr std::string_view kQuartersDue = "quarters_due";

/// Why something is not written: what it is, in the words of the language.
struct Refused {
  std::string what;
};

}  // namespace cbps::sql
