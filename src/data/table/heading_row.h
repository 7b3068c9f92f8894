#pragma once

#include <cstdint>
#include <span>

#include "cbps/data/csv.h"
#include "cbps/data/table_file.h"
#include "data/table/heading.h"

namespace cbps::data {

/// What a row below the headings of a table is.
enum class HeadingRow : std::uint8_t {
  None,
  Same,   ///< headings that stand for what the columns hold
  Other,  ///< headings of another table
};

/// Tells whether a row holds headings: at least three that are known, no figure, and, where the
/// table has its ids, a heading; or one of who a community is. Where the ids are, a heading of
/// another kind of table (姓名, 项目) is enough.
[[nodiscard]] HeadingRow heading_row(const CsvRecord& row, std::size_t id_column,
                                     std::span<const TableColumn> columns,
                                     const KnownHeadings& known);

/// Whether a cell holds nothing but digits and the signs that stand among them.
[[nodiscard]] bool is_figure(std::string_view text);

}  // namespace cbps::data
