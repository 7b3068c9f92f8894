#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace cbps::workbook {

/// What a number is by the format in which it is shown.
enum class NumberForm : std::uint8_t {
  Number,
  Date,      ///< a day, a time, or both
  Duration,  ///< hours, minutes or seconds that go on counting: `[h]:mm`
};

/// The form of a format that .xlsx files refer to without saying what it is.
[[nodiscard]] NumberForm built_in_form(std::uint32_t id);
/// The form of a format code such as `yyyy"年"m"月"`.
[[nodiscard]] NumberForm form_of_code(std::string_view code);

}  // namespace cbps::workbook
