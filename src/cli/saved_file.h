#pragma once

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>

#include "cbps/diag/diagnostic.h"
#include "cbps/system/signal_cleanup.h"
#include "cbps/text/language.h"

/// What the commands that read saved assessments have in common.
namespace cbps::cli {

/// A saved assessment, whose text stays on disk while it is read.
struct SavedFile {
  FileId id = FileId::None;
  Span whole;                         ///< for a message about all of it
  std::function<bool()> has_changed;  ///< as in `system::LoadedFile`
};

/// What cannot be read is reported. `path` may be `-`, standard input.
[[nodiscard]] std::optional<SavedFile> open_saved(const std::string& path, Sources& sources,
                                                  Diagnostics& diagnostics);

/// Whether the files are still what was opened. Those that are not are reported: what was read of
/// them is old and new mixed, whatever was found in it.
[[nodiscard]] bool are_unchanged(std::initializer_list<SavedFile> files, Diagnostics& diagnostics);

/// What is said when a signal ends the command.
[[nodiscard]] const system::SignalMessages& saved_file_signals(Language language);

}  // namespace cbps::cli
