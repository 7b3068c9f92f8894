#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "cbps/diag/diagnostic.h"

/// Reads files as bytes. Paths are UTF-8 texts; on POSIX any bytes are accepted unchanged.
namespace cbps::system {

/// The path that stands for standard input.
inline constexpr std::string_view kStandardInput = "-";

/// The bytes of a file, which are there as long as somebody has their `owner`.
struct LoadedFile {
  std::string_view bytes;
  std::shared_ptr<const void> owner;
  /// True for a regular file. Standard input, pipes and devices can be read only once.
  bool can_be_read_again = false;
  /// Says whether the file differs in size, time of change or identity from what was opened. Empty
  /// where nobody can change the bytes, because they are a copy.
  std::function<bool()> has_changed;
  bool is_cut = false;  ///< `MapLimits::is_enough` ended the copy
};

/// Reads a file of at most `limit` bytes. A file that cannot be read, or that is changed while it
/// is read, is reported at `at_file`.
[[nodiscard]] std::optional<LoadedFile> read_file(const std::string& path, std::size_t limit,
                                                  Sources& sources, Diagnostics& diagnostics);

/// What `map_file` takes.
struct MapLimits {
  static constexpr std::size_t kBeginning = std::size_t{4} << 20U;

  std::uint64_t most_bytes = UINT64_MAX;
  /// Is shown the first `kBeginning` bytes of what is copied, if there are as many. When it returns
  /// true, the rest would not be used and is not copied: the source may have no end.
  std::function<bool(std::string_view beginning)> is_enough;
};

/// Like `read_file`, but for large files: the bytes are mapped, so that they need not all be in
/// memory. Anything but a regular file is first copied to a temporary file. Another program may
/// change the bytes of a mapped file at any time, which `has_changed` tells afterwards; where it
/// cuts the file short, zeros are read (`SignalCleanup`).
[[nodiscard]] std::optional<LoadedFile> map_file(const std::string& path, const MapLimits& limits,
                                                 Sources& sources, Diagnostics& diagnostics);

/// The location for a message about a file as a whole, when there is no text to point into.
[[nodiscard]] Span at_file(const std::string& path, Sources& sources);

/// Whether the path leads to a regular file. False if that cannot be determined.
[[nodiscard]] bool is_regular_file(const std::string& path);

/// Tells a regular file from all others, by whatever path or stream it is reached.
struct FileIdentity {
  std::uint64_t device = 0;
  std::uint64_t number = 0;

  auto operator<=>(const FileIdentity&) const = default;
};
/// Nothing for what is no regular file. `kStandardInput` is what standard input was opened from.
[[nodiscard]] std::optional<FileIdentity> identity_of(const std::string& path);
[[nodiscard]] std::optional<FileIdentity> identity_of_standard_output();

/// Where a file is or would be made: without links, and without parts that lead nowhere else.
[[nodiscard]] std::string resolved(const std::string& path);

}  // namespace cbps::system
