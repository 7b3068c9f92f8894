#pragma once

#include <cstddef>
#include <string>

namespace cbps {

/// The name that a spreadsheet gives a column, the first being 0: A, B … Z, AA …
[[nodiscard]] std::string column_letters(std::size_t column);

}  // namespace cbps
