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
  bool is_own_form = false;  ///< this program's own (`kOwnForms`), whose columns are not counted
};

/// The headings stand in one of so many columns, behind a running number or a group.
inline constexpr std::size_t kHeadingColumns = 3;

struct Standing {
  std::optional<StoodTable> table;
  bool is_refused = false;  ///< it lies and cannot be read, which a message says
};

/// No table if the text is none that lies: none of its first columns holds three known headings, or
/// one where the map says that it is one. It is read whole, up to 64 MiB. `dropped` are the normal
/// forms of what stands above columns that are not wanted.
[[nodiscard]] Standing stand_up(const Sources& sources, FileId file, const KnownHeadings& known,
                                const std::vector<std::string>& dropped, Diagnostics& diagnostics);

}  // namespace cbps::data
