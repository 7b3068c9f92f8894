#include "cli/listing.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "cbps/data/table_file.h"
#include "cbps/doc/yaml.h"
#include "cbps/system/file_name.h"
#include "cbps/system/files.h"
#include "cbps/system/folder.h"
#include "cli/messages.h"

namespace cbps::cli {
namespace {

bool is_yaml(std::string_view path) {
  return system::has_ending(path, ".yaml") || system::has_ending(path, ".yml");
}
bool is_table(std::string_view path) { return system::has_ending(path, ".csv"); }

run::InputKind kind_by_name(std::string_view path) {
  return is_table(path) ? run::InputKind::Table : run::InputKind::Profiles;
}

run::InputKind kind_by_format(std::string_view format) {
  return format == "csv" ? run::InputKind::Table : run::InputKind::Profiles;
}

/// Whether the whole rows of a beginning show that no table begins so: it has no heading row, or
/// one that is too long.
bool is_no_table(std::string_view beginning, const Dictionary& dictionary) {
  const std::size_t last = beginning.rfind('\n');
  if (last == std::string_view::npos) return true;
  Sources sources;
  const FileId file = sources.add("", std::string(beginning.substr(0, last + 1)));
  data::RowCells header;
  Diagnostics faults;  // they are named when the table is read
  return !data::TableFile::open(sources, file, dictionary, header, faults);
}

/// Adds the files below a folder to the listing.
void add_folder(const std::string& folder, Listing& listing, Sources& sources,
                Diagnostics& diagnostics) {
  system::FolderTree tree = system::list_tree(folder);
  for (const auto& [path, reason] : tree.unreadable) {
    diagnostics.add(Code::CannotRead, system::at_file(path, sources), reason);
  }
  std::vector<std::string> found;
  for (std::string& path : tree.files) {
    const bool is_input = is_yaml(path) || is_table(path);
    (is_input ? found : listing.left_out).push_back(std::move(path));
  }
  for (std::string& path : tree.others) listing.left_out.push_back(std::move(path));
  if (found.empty() && tree.unreadable.empty()) {
    diagnostics.add(Code::NoProfiles, system::at_file(folder, sources));
  }
  std::sort(found.begin(), found.end());
  for (std::string& path : found) {
    const run::InputKind kind = kind_by_name(path);
    listing.files.push_back({std::move(path), kind});
  }
}

}  // namespace

Listing list_inputs(const std::vector<std::string>& paths, const std::string& format,
                    Sources& sources, Diagnostics& diagnostics) {
  Listing listing;
  for (const std::string& path : paths) {
    const bool is_standard_input = path == system::kStandardInput;
    if (!is_standard_input && system::is_folder(path)) {
      add_folder(path, listing, sources, diagnostics);
    } else if (format.empty()) {
      listing.files.push_back({path, kind_by_name(path), is_standard_input});
    } else {
      listing.files.push_back({path, kind_by_format(format), is_standard_input});
    }
  }
  std::sort(listing.left_out.begin(), listing.left_out.end());
  return listing;
}

void name_left_out(const std::vector<std::string>& paths, Diagnostics& diagnostics) {
  constexpr std::size_t kMostNamed = 100;
  const std::size_t named = std::min(paths.size(), kMostNamed);
  for (std::size_t i = 0; i < named; ++i) diagnostics.add(Code::LeftOut, kCommandLine, paths[i]);
  if (named == paths.size()) return;
  diagnostics.add(Code::MoreLeftOut, kCommandLine, std::to_string(paths.size() - named));
}

run::ReadInput input_reader(std::uint64_t most_bytes, const Dictionary& dictionary) {
  const system::MapLimits of_tables{most_bytes, [&dictionary](std::string_view beginning) {
                                      return is_no_table(beginning, dictionary);
                                    }};
  const auto of_profiles =
      static_cast<std::size_t>(std::min<std::uint64_t>(most_bytes, doc::Limits{}.file_bytes));
  return [=](const run::Input& input, Sources& sources,
             Diagnostics& diagnostics) -> std::optional<run::InputBytes> {
    const bool is_table = input.kind == run::InputKind::Table;
    const auto file = is_table ? system::map_file(input.name, of_tables, sources, diagnostics)
                               : system::read_file(input.name, of_profiles, sources, diagnostics);
    if (!file) return std::nullopt;
    return run::InputBytes{file->id, file->can_be_read_again, file->has_changed, file->is_cut};
  };
}

}  // namespace cbps::cli
