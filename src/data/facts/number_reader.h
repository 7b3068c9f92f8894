#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "cbps/value/dictionary.h"
#include "cbps/value/reading.h"

namespace cbps::data {

/// Why a text is no number of a fact.
enum class NumberFault : std::uint8_t {
  NotANumber,
  Date,        ///< a day: what a cell shows that is formatted as one
  OnlyExact,   ///< it says about how many
  Range,       ///< it says from how many to how many
  Comparison,  ///< it says that there are at least or at most so many
  Thousands,   ///< the separators of thousands are misplaced
  Unit,        ///< `unit` is none of the fact
  TooManyDigits,
  TooLarge,
};

struct ReadNumber {
  std::optional<std::int64_t> units;  ///< of the scale of the fact
  NumberFault fault = NumberFault::NotANumber;
  std::string_view unit;
  ReadingKinds kinds;  ///< how it is not written as this program writes it
};

/// A number with or without a unit of the fact behind it. `text` is what `ValueText` makes of it.
/// Without a unit it is in one that is ten to the power of `power` of the fact's own.
[[nodiscard]] ReadNumber read_number(std::string_view text, const Field& field, unsigned power);

/// How many tens one of a unit is in the fact's own unit; nothing where it is no unit of the fact.
[[nodiscard]] std::optional<unsigned> power_of_unit(std::string_view word, const Field& field);

/// Whether a text says about how many, or about when.
[[nodiscard]] bool says_about(std::string_view text);

}  // namespace cbps::data
