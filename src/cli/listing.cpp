#include "cli/listing.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "cli/descriptor.h"
#include "cli/files.h"

namespace cbps::cli {
namespace {

namespace fs = std::filesystem;

bool is_yaml(const fs::path& path) { return has_ending(path, ".yaml") || has_ending(path, ".yml"); }
bool is_table(const fs::path& path) { return has_ending(path, ".csv"); }

InputKind kind_by_name(const fs::path& path) {
  return is_table(path) ? InputKind::Table : InputKind::Profiles;
}

/// A pipe, a device: reading it may never end. What leads nowhere is read, to be told so.
bool is_special(const fs::directory_entry& entry) {
  std::error_code ignored;
  return entry.exists(ignored) && !entry.is_regular_file(ignored);
}

void list_folder(const std::string& folder, Listing& listing, Sources& sources,
                 Diagnostics& diagnostics) {
  std::vector<Input> found;
  std::vector<fs::path> pending{folder};
  bool unreadable = false;
  while (!pending.empty()) {
    const fs::path current = pending.back();
    pending.pop_back();
    std::error_code error;
    for (fs::directory_iterator it(current, error), end; !error && it != end; it.increment(error)) {
      const fs::path& path = it->path();
      if (is_hidden(path)) continue;
      std::error_code ignored;
      const bool is_folder = it->is_directory(ignored);
      if (is_folder && !it->is_symlink(ignored)) {
        pending.push_back(path);
      } else if (!is_folder && !is_special(*it) && (is_yaml(path) || is_table(path))) {
        found.push_back({path.string(), kind_by_name(path)});
      } else {
        listing.left_out.push_back(path.string());
      }
    }
    if (error) {
      unreadable = true;
      diagnostics.add(Code::CannotRead, at_file(current.string(), sources),
                      {reason(error.value())});
    }
  }
  if (found.empty() && !unreadable) diagnostics.add(Code::NoProfiles, at_file(folder, sources));
  std::sort(found.begin(), found.end(),
            [](const Input& a, const Input& b) { return a.path < b.path; });
  std::move(found.begin(), found.end(), std::back_inserter(listing.files));
}

}  // namespace

Listing list_inputs(const std::vector<std::string>& paths, const std::string& format,
                    Sources& sources, Diagnostics& diagnostics) {
  Listing listing;
  for (const std::string& path : paths) {
    std::error_code error;
    if (path != kStandardInput && fs::is_directory(path, error)) {
      list_folder(path, listing, sources, diagnostics);
    } else if (format.empty()) {
      listing.files.push_back({path, kind_by_name(path)});
    } else {
      listing.files.push_back({path, format == "csv" ? InputKind::Table : InputKind::Profiles});
    }
  }
  std::sort(listing.left_out.begin(), listing.left_out.end());
  return listing;
}

}  // namespace cbps::cli
