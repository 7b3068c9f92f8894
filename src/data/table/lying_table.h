#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/diag/diagnostic.h"
#include "data/table/above_table.h"
#include "data/table/heading.h"

namespace cbps::data {

/// A table that lies on its side, a community a column, as the text of one that stands: its
/// columns are the rows. Those that hold no communities, such as units and remarks, are empty rows,
/// so that numbers of rows stay numbers of columns.
struct StoodTable {
  std::string text;
  std::vector<Sources::Part> parts;  ///< where each cell stands in the table that lies
  AboveTable above;                  ///< as `TableLayout::above`
  std::vector<TableUnit> below;      ///< what is said below the first fact of all of the table
  std::uint32_t totals = 0;          ///< columns that are totals
  std::uint32_t ignored = 0;         ///< columns that say nothing about communities
};

/// The headings stand in one of so many columns, behind a running number or a group.
inline constexpr std::size_t kHeadingColumns = 3;

/// Nothing if the text is no such table: none of its first columns holds three known headings, or
/// one where the map says that it is one. A message, and nothing, if it is one that cannot be read;
/// it is read whole, up to 64 MiB. `dropped` are the normal forms of what stands above columns that
/// are not wanted.
[[nodiscard]] std::optional<StoodTable> stand_up(const Sources& sources, FileId file,
                                                 const KnownHeadings& known,
                                                 const std::vector<std::string>& dropped,
                                                 Diagnostics& diagnostics);

}  // namespace cbps::data
