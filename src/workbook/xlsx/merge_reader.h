#pragma once

#include <variant>

#include "workbook/cell/merged_cells.h"
#include "workbook/zip/part.h"

namespace cbps::workbook {

/// What stands in a worksheet's part wherever cells are merged.
inline constexpr std::string_view kMergedCellsElement = "mergeCell";

/// The merged ranges of a worksheet, which stand behind all of its rows. The part's checksum has
/// been compared.
[[nodiscard]] std::variant<MergedCells, Fault> read_merged_cells(const Part& part);

}  // namespace cbps::workbook
