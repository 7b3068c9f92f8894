#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "cbps/diag/diagnostic.h"

/// Reads files as bytes. Paths are UTF-8 texts; on POSIX any bytes are accepted unchanged.
namespace cbps::system {

/// The path that stands for standard input.
inline constexpr std::string_view kStandardInput = "-";

/// A file whose bytes are in a `Sources`.
struct LoadedFile {
  FileId id;
  /// True for a regular file. Standard input, pipes and devices can be read only once.
  bool can_be_read_again = false;
};

/// Reads a file of at most `limit` bytes into `sources`. A file that cannot be read is reported at
/// `at_file`.
[[nodiscard]] std::optional<LoadedFile> read_file(const std::string& path, std::size_t limit,
                                                  Sources& sources, Diagnostics& diagnostics);

/// Like `read_file`, but for files of any size: the bytes are mapped, so that they need not all be
/// in memory. Anything but a regular file is first copied to a temporary file. If a mapped file is
/// truncated while it is in use, the process ends (`SignalCleanup`).
[[nodiscard]] std::optional<LoadedFile> map_file(const std::string& path, Sources& sources,
                                                 Diagnostics& diagnostics);

/// The location for a message about a file as a whole, when there is no text to point into.
[[nodiscard]] Span at_file(const std::string& path, Sources& sources);

/// Whether the path leads to a regular file. False if that cannot be determined.
[[nodiscard]] bool is_regular_file(const std::string& path);
/// Whether both paths lead to the same file or folder. False if that cannot be determined.
[[nodiscard]] bool is_same_file(const std::string& one, const std::string& other);

}  // namespace cbps::system
