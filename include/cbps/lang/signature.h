#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "cbps/value/type.h"

namespace cbps::lang {

/// What an argument of a function may be.
enum class Accepts : std::uint8_t {
  Anything,
  Int,
  Date,
  DateText,    ///< a string literal `YYYY-MM-DD`
  Dates,       ///< a fact that is a list of dates
  Set,         ///< a fact that is a set
  SetOrParts,  ///< a set fact, a list of part ids, or a set parameter
  SetOrDates,
};

/// One function of the language. The checker is given the table; the `eval` room owns it and adds
/// the kernels.
struct Signature {
  std::string_view name;
  std::array<Accepts, 3> parameters{};
  std::uint8_t least_arguments = 0;
  std::uint8_t most_arguments = 0;
  Kind result = Kind::Bool;
  std::string_view zh;  ///< one line of documentation
  std::string_view en;
  std::string_view example;
};

}  // namespace cbps::lang
