#pragma once

#include <memory>
#include <string>

#include "cbps/diag/diagnostic.h"
#include "cbps/system/sink.h"

/// The places that bytes are written to.
namespace cbps::system {

/// The two standard streams of the process that are written to. They need not be closed.
[[nodiscard]] std::unique_ptr<Sink> standard_output();
[[nodiscard]] std::unique_ptr<Sink> standard_error();

/// A file that is written as a whole or not at all: the bytes go to a file beside it, which takes
/// its name when all is written. What is no ordinary file (a pipe, a device) is written to
/// directly. An unfinished file is removed when the object ends, and when a signal ends the process
/// (`SignalCleanup`). One at a time.
class OutputFile : public Sink {
 public:
  /// Puts the file in its place: all has been written. False: it could not be done.
  virtual bool finish() = 0;
};

/// Creates the file. Where that fails, the object has an `error` and takes no bytes.
[[nodiscard]] std::unique_ptr<OutputFile> open_output_file(const std::string& path);

/// A spool that keeps up to 8 MiB in memory, and more in a temporary file without a name.
[[nodiscard]] std::unique_ptr<Spool> temporary_spool();

/// The message about bytes that could not be written.
void report(const WriteError& error, Diagnostics& diagnostics);

}  // namespace cbps::system
