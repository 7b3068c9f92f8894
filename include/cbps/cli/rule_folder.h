#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cbps/diag/diagnostic.h"
#include "cbps/doc/document.h"

namespace cbps::cli {

/// The YAML files of one folder (of rules, of their cases) as one document. A file that cannot be
/// read, or is no ordinary file, is reported and leaves `doc::unread` behind, so that the errors of
/// the others are found too. A folder `tests` holds cases and is passed over; other folders are
/// named.
[[nodiscard]] std::optional<doc::Document> read_rules(const std::string& folder, Sources& sources,
                                                      Diagnostics& diagnostics);

/// The files of rules and cases in a folder, as far as it can be read.
[[nodiscard]] std::vector<std::string> rule_files(const std::string& folder);

}  // namespace cbps::cli
