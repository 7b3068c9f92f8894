#pragma once

#include <optional>
#include <string>

#include "cbps/diag/diagnostic.h"

namespace cbps::cli {

/// The text of a saved assessment, which stays on disk while it is read. What cannot be read is
/// reported. `path` may be `-`, standard input.
[[nodiscard]] std::optional<FileId> open_saved(const std::string& path, Sources& sources,
                                               Diagnostics& diagnostics);

}  // namespace cbps::cli
