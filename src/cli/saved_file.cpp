#include "cli/saved_file.h"

#include "cbps/system/files.h"

namespace cbps::cli {

std::optional<FileId> open_saved(const std::string& path, Sources& sources,
                                 Diagnostics& diagnostics) {
  const auto file = system::map_file(path, {}, sources, diagnostics);
  if (!file) return std::nullopt;
  return sources.add(path, file->bytes, file->owner);
}

}  // namespace cbps::cli
