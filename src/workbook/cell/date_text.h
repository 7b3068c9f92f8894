#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cbps/workbook/sheet.h"
#include "workbook/cell/number_format.h"

namespace cbps::workbook {

/// From which day a workbook counts.
enum class Epoch : std::uint8_t { Of1900, Of1904 };

struct DateText {
  CellKind kind = CellKind::Date;
  std::string text;
};

/// The day and time of a number that is shown as such, rounded to seconds. In the count from 1900
/// the number 60 stands for 1900-02-29, a day that never was. Nothing if the number stands for no
/// time: it is negative or beyond the year 9999.
[[nodiscard]] std::optional<DateText> date_of_serial(double serial, NumberForm form, Epoch epoch);

/// From `2024-06-30` and `2024-06-30T08:00:00`. What is written in another way stays as it is.
[[nodiscard]] DateText date_of_iso(std::string_view text);

/// Takes off a date what is not shown of it: `YYYY-MM` is left, or `YYYY`. A year stays, though
/// only a month and a day are shown.
void keep_parts(DateParts parts, std::string& date);

/// From `PT12H30M00S`; what is not written so stays as it is.
[[nodiscard]] std::string time_of_iso_duration(std::string_view text);

}  // namespace cbps::workbook
