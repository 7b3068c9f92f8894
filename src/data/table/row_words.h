#pragma once

#include <cstddef>
#include <string_view>

#include "cbps/data/csv.h"

namespace cbps::data {

[[nodiscard]] bool is_empty(const CsvCell& cell);
/// Whether all cells of a row are empty.
[[nodiscard]] bool is_empty_row(const CsvRecord& row);
/// How many cells of a row are not empty.
[[nodiscard]] std::size_t count_texts(const CsvRecord& row);
/// The first text of a row that is no running number.
[[nodiscard]] std::string_view first_text(const CsvRecord& row);

/// Whether a text is what stands below a table: such a word (`kFootWords`), or one with a colon
/// behind it, whatever blanks are in it.
[[nodiscard]] bool is_foot(std::string_view text);

}  // namespace cbps::data
