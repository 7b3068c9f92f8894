#pragma once

#include <cstddef>

#include "cbps/data/fact_text.h"
#include "cbps/spreadsheet/sheet.h"

/// Facts as cells of a workbook. Reading such a cell gives the same fact.
namespace cbps::convert {

/// Numbers and dates as such, all else as text; nothing where the fact is not known.
[[nodiscard]] spreadsheet::Value cell_value(const Table& table, std::size_t row,
                                            const Dictionary& dictionary, FieldId field,
                                            data::FactWords words);

/// How a cell for the fact is shown: what is no number and no single date stays the text that it
/// is, whoever types it.
[[nodiscard]] spreadsheet::Show shown_as(const Field& field);

}  // namespace cbps::convert
