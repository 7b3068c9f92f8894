#pragma once

#include <optional>
#include <vector>

#include "cbps/data/table_file.h"

namespace cbps::data {

/// What the columns under a header hold. `faults` gets the errors that take only their column;
/// `diagnostics` gets those that leave nothing to be read, and nothing is returned then.
[[nodiscard]] std::optional<std::vector<TableColumn>> read_header(const CsvRecord& header,
                                                                  const Dictionary& dictionary,
                                                                  ReadingOptions options,
                                                                  Diagnostics& faults,
                                                                  Diagnostics& remarks,
                                                                  Diagnostics& diagnostics);

/// False, and a message, if the first line of a table separates its cells by other than commas.
[[nodiscard]] bool check_separator(std::string_view text, FileId file, Diagnostics& diagnostics);

}  // namespace cbps::data
