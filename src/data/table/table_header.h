#pragma once

#include <optional>
#include <vector>

#include "cbps/data/table_file.h"

namespace cbps::data {

/// What the columns under a header hold. All that is wrong with the header is named; nothing is
/// returned then.
[[nodiscard]] std::optional<std::vector<TableColumn>> read_header(const CsvRecord& header,
                                                                  const Dictionary& dictionary,
                                                                  ReadingOptions options,
                                                                  Diagnostics& diagnostics,
                                                                  Diagnostics& remarks);

/// False, and a message, if the first line of a table separates its cells by other than commas.
[[nodiscard]] bool check_separator(std::string_view text, FileId file, Diagnostics& diagnostics);

}  // namespace cbps::data
