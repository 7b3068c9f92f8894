#pragma once

#include <optional>
#include <string_view>

#include "cbps/diag/diagnostic.h"
#include "cbps/value/date.h"

namespace cbps::data {

/// A day in any of its spellings: `2024-03-05`, `2024/3/5`, `2024.3.5`, `2024年3月5日`, `20240305`,
/// `二〇二四年三月五日`, also with a time of day behind it. Nothing if it is none, or if there is
/// no such day.
[[nodiscard]] std::optional<Date> read_date_text(std::string_view text);

/// Why a text is no day, as it is said of a fact called `label`: there is no such day, its year has
/// two digits, it names no day … Nothing if it is one, or if it is not like one at all.
[[nodiscard]] std::optional<Diagnostic> why_no_day(std::string_view text, const Bilingual& label,
                                                   Span place);

/// A year in any of its spellings: `2024`, `2024年`, `2024年度`, `2024.0`, `二〇二四年`. Nothing if
/// it is none.
[[nodiscard]] std::optional<int> read_year_text(std::string_view text);

}  // namespace cbps::data
