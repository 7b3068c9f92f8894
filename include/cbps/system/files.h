#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "cbps/diag/diagnostic.h"

/// Files as bytes. Paths are UTF-8 texts; on POSIX any bytes are passed on as they are.
namespace cbps::system {

/// The path that stands for standard input.
inline constexpr std::string_view kStandardInput = "-";

/// A file whose bytes are in a `Sources`.
struct LoadedFile {
  FileId id;
  /// It is an ordinary file. Standard input, pipes and devices give their bytes only once.
  bool can_be_read_again = false;
};

/// Reads a file of at most `limit` bytes into `sources`. A file that cannot be read is reported at
/// `at_file`.
[[nodiscard]] std::optional<LoadedFile> read_file(const std::string& path, std::size_t limit,
                                                  Sources& sources, Diagnostics& diagnostics);

/// As `read_file`, for files of any size: the bytes are mapped, so that they need not all be in
/// memory. What is no ordinary file is copied to a temporary one first. When a mapped file is cut
/// short while it is used, the process ends (`SignalCleanup`).
[[nodiscard]] std::optional<LoadedFile> map_file(const std::string& path, Sources& sources,
                                                 Diagnostics& diagnostics);

/// The place of a message about a file that has no text to point into.
[[nodiscard]] Span at_file(const std::string& path, Sources& sources);

/// Whether the path leads to an ordinary file. False where that cannot be found out.
[[nodiscard]] bool is_regular_file(const std::string& path);
/// Whether both paths lead to the same file or folder. False where that cannot be found out.
[[nodiscard]] bool is_same_file(const std::string& one, const std::string& other);

}  // namespace cbps::system
