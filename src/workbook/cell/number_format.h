#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cbps::workbook {

/// What a number is by the format in which it is shown.
enum class NumberForm : std::uint8_t {
  Number,
  Date,      ///< a day, a time, or both
  Duration,  ///< hours, minutes or seconds that go on counting: `[h]:mm`
};

/// How a number is shown.
struct NumberFormat {
  NumberForm form = NumberForm::Number;
  /// What stands behind the digits, such as 万元, or % of a share; empty where the digits are of
  /// another size than the number, as thousands are.
  std::string unit;
};

/// What stands behind the digits by a format code, where it is % or has a sign that is not ASCII:
/// `0.0"万元"` shows 万元.
[[nodiscard]] std::string unit_of_code(std::string_view code);
/// The same of a format without a code.
[[nodiscard]] std::string built_in_unit(std::uint32_t id);

/// The form of a format that .xlsx files refer to without saying what it is.
[[nodiscard]] NumberForm built_in_form(std::uint32_t id);
/// The form of a format code such as `yyyy"年"m"月"`.
[[nodiscard]] NumberForm form_of_code(std::string_view code);

}  // namespace cbps::workbook
