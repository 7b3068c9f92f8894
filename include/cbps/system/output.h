#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "cbps/diag/diagnostic.h"
#include "cbps/system/sink.h"

/// The destinations that bytes can be written to.
namespace cbps::system {

/// The standard output and standard error of the process. They need not be closed.
[[nodiscard]] std::unique_ptr<Sink> standard_output();
[[nodiscard]] std::unique_ptr<Sink> standard_error();

/// A file that is written completely or not at all: the bytes go to a temporary file in the same
/// folder, which is renamed when all is written. Anything but a regular file (a pipe, a device) is
/// written directly. An unfinished file is removed when the object is destroyed, and when a signal
/// ends the process (`SignalCleanup`). At most `kMostUnfinishedFiles` files can be unfinished at
/// the same time; creating one more fails.
class OutputFile : public Sink {
 public:
  /// Moves the file to its final path after the last write. Returns false if that failed.
  virtual bool finish() = 0;
};

inline constexpr std::size_t kMostUnfinishedFiles = 64;

/// Creates the file. If that fails, the object has an `error` and accepts no bytes.
[[nodiscard]] std::unique_ptr<OutputFile> open_output_file(const std::string& path);

/// A spool that keeps up to 8 MiB in memory, and more in a temporary file without a name.
[[nodiscard]] std::unique_ptr<Spool> temporary_spool();

/// Reports that bytes could not be written, unless a closed pipe is the reason.
void report(const WriteError& error, Diagnostics& diagnostics);

}  // namespace cbps::system
