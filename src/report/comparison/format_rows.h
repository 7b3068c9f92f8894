#pragma once

#include "cbps/report/comparison.h"

/// The row of each format, at the end of its own file.
namespace cbps::report::comparison {

[[nodiscard]] ComparisonFormat text_format();
[[nodiscard]] ComparisonFormat markdown_format();
[[nodiscard]] ComparisonFormat html_format();
[[nodiscard]] ComparisonFormat json_format();
[[nodiscard]] ComparisonFormat csv_format();

}  // namespace cbps::report::comparison
