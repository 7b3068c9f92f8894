#pragma once

#include <optional>
#include <vector>

#include "cbps/data/table_file.h"
#include "data/table/above_table.h"
#include "data/table/heading.h"

namespace cbps::data {

/// What the columns under some headings hold, and what is to be said about them.
struct TableHeader {
  std::vector<TableColumn> columns;
  std::vector<TableConstant> constants;
  Diagnostics faults;  ///< errors that take only their column
  Diagnostics remarks;
  Readings readings;
};

/// `above` has the unit of all facts which can be counted so and whose headings name none, and
/// where communities without codes lie whose rows do not say it. Nothing, and messages, where what
/// is wrong leaves nothing to be read.
[[nodiscard]] std::optional<TableHeader> read_header(const CsvRecord& headings,
                                                     const AboveTable& above,
                                                     const KnownHeadings& known,
                                                     const InputOptions& options,
                                                     Diagnostics& diagnostics);

}  // namespace cbps::data
