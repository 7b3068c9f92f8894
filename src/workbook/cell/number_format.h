#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cbps::workbook {

/// What a number is by the format in which it is shown.
enum class NumberForm : std::uint8_t {
  Number,
  Date,      ///< a day, a time, or both
  Duration,  ///< hours, minutes or seconds that go on counting: `[h]:mm`
};

/// What is shown of a day.
enum class DateParts : std::uint8_t { All, YearAndMonth, Year, WithoutYear };

/// How a number is shown.
struct NumberFormat {
  NumberForm form = NumberForm::Number;
  DateParts parts = DateParts::All;
  /// What stands behind the digits of a number, where it is % or has a sign that is not ASCII, such
  /// as 万元; empty where the digits are of another size than the number, as thousands are.
  std::string unit;
};

/// A format that .xlsx files refer to without saying what it is.
[[nodiscard]] NumberFormat built_in_format(std::uint32_t id);
/// A format code such as `yyyy"年"m"月"` or `0.0"万元"`.
[[nodiscard]] NumberFormat read_format_code(std::string_view code);

}  // namespace cbps::workbook
