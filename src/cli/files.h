#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cbps/diag/diagnostic.h"
#include "cbps/doc/document.h"

/// Files as bytes, seen from the commands. What cannot be read is reported.
namespace cbps::cli {

/// The place of a message about a file that has no text to point into.
[[nodiscard]] Span at_file(const std::string& path, Sources& sources);

/// Reads a file of at most `limit` bytes into `sources`. `-` is standard input.
[[nodiscard]] std::optional<FileId> read_file(const std::string& path, std::size_t limit,
                                              Sources& sources, Diagnostics& diagnostics);

/// The same of a file of any size, whose bytes need not be in memory all at once: it is mapped.
/// What is no ordinary file (a pipe) is copied to a temporary one first.
[[nodiscard]] std::optional<FileId> map_file(const std::string& path, Sources& sources,
                                             Diagnostics& diagnostics);

/// Writes all of it to an open file, or says no; `errno` tells why.
[[nodiscard]] bool write_all(int descriptor, std::string_view text);

[[nodiscard]] bool is_hidden(std::string_view path);
/// Whether the name of a file ends so, and has something before that. `ending` is in small letters;
/// old programs write capitals.
[[nodiscard]] bool has_ending(std::string_view path, std::string_view ending);

/// The YAML files of one folder (of rules, of their cases) as one document. A file that cannot be
/// read is reported and leaves `doc::unread` behind, so that the faults of the others are found
/// too. A folder `tests` holds cases and is passed over; other folders are named.
[[nodiscard]] std::optional<doc::Document> read_rules(const std::string& folder, Sources& sources,
                                                      Diagnostics& diagnostics);

}  // namespace cbps::cli
