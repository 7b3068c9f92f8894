#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cbps/diag/diagnostic.h"
#include "cbps/doc/document.h"

/// The file system, seen from the commands.
namespace cbps::cli {

/// Reads a file of at most `limit` bytes into `sources`. What cannot be read is reported.
[[nodiscard]] std::optional<FileId> read_file(const std::string& path, std::size_t limit,
                                              Sources& sources, Diagnostics& diagnostics);

/// Memory is what limits a table: its text is kept whole, its rows are not.
inline constexpr std::size_t kMostTableBytes = std::size_t{1} << 30U;

/// Whether a file is read as a table, by its name.
[[nodiscard]] bool is_table_name(const std::string& path);

/// The profiles and tables that `paths` stand for: files as given, of folders their *.yaml, *.yml
/// and *.csv, all levels, sorted by the bytes of their path. Hidden files are passed over; others,
/// and links to folders, are named in `left_out`.
struct Listing {
  std::vector<std::string> files;
  std::vector<std::string> left_out;
};
[[nodiscard]] Listing list_profiles(const std::vector<std::string>& paths, Sources& sources,
                                    Diagnostics& diagnostics);

/// The YAML files of one folder (of rules, of their cases) as one document. A file that cannot be
/// read is reported and leaves `doc::unread` behind, so that the faults of the others are found
/// too. A folder `tests` holds cases and is passed over; other folders are named.
[[nodiscard]] std::optional<doc::Document> read_rules(const std::string& folder, Sources& sources,
                                                      Diagnostics& diagnostics);

/// Writes a file whole, or leaves what was there: by way of a file beside it.
[[nodiscard]] bool write_file(const std::string& path, std::string_view text,
                              Diagnostics& diagnostics);

}  // namespace cbps::cli
