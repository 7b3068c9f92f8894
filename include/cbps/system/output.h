#pragma once

#include <cstddef>
#include <memory>
#include <optional>
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

/// A folder of files that is written completely or not at all: it is built beside its place and
/// moved there when all is written. What is written to the sink is the file `index`. A folder that
/// is in the place already is replaced if it is empty, or if it was made by this class and nobody
/// has put anything else into it; otherwise the object has an `error`. When a signal ends the
/// process the unfinished folder stays; the next run removes it.
class OutputFolder : public OutputFile {
 public:
  /// Writes a file of the folder. Returns false if that failed; `error` then says why.
  virtual bool write_file(const std::string& name, std::string_view bytes) = 0;
  /// Removes the files that were written, because they will be written anew.
  virtual void restart() = 0;
};

/// Creates the folder. If that fails, the object has an `error` and accepts no bytes.
[[nodiscard]] std::unique_ptr<OutputFolder> open_output_folder(const std::string& path,
                                                               const std::string& index);

/// Creates the file. If that fails, the object has an `error` and accepts no bytes.
[[nodiscard]] std::unique_ptr<OutputFile> open_output_file(const std::string& path);

/// What a copy of a file is called: its name with `.bak` behind it, and a number where anything has
/// that name.
[[nodiscard]] std::string name_of_copy(const std::string& path);
/// Copies a file with its permissions to a name that nothing has. Says why that cannot be done.
[[nodiscard]] std::optional<WriteError> copy_file(const std::string& path, const std::string& copy);

/// Adds to the end of a file that others write to, too: all at once when it is finished. Nothing is
/// opened before. What is added begins a line. `name` stands for the file in messages.
[[nodiscard]] std::unique_ptr<OutputFile> open_appended_file(const std::string& path,
                                                             const Bilingual& name);

/// A spool that keeps up to 8 MiB in memory, and more in a temporary file without a name.
[[nodiscard]] std::unique_ptr<Spool> temporary_spool();

/// What a temporary file is called in messages, with what can be done about it.
[[nodiscard]] Bilingual temporary_file_name();

/// Reports that bytes could not be written, unless a closed pipe is the reason.
void report(const WriteError& error, Diagnostics& diagnostics);

}  // namespace cbps::system
