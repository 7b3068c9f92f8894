#pragma once

#include <functional>
#include <initializer_list>
#include <memory>
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
  std::shared_ptr<const void> keeps;  ///< what has to stay as long as it is read; may be nothing
};

/// What cannot be read is reported. `path` may be `-`, standard input. `name` is what messages call
/// the file; empty: its path.
[[nodiscard]] std::optional<SavedFile> open_saved(const std::string& path, Sources& sources,
                                                  Diagnostics& diagnostics,
                                                  const std::string& name = {});

/// Whether a path is that of a saved assessment, going by how it begins, and not of profiles that
/// are yet to be assessed. Standard input is taken for one, and so is what cannot be read.
[[nodiscard]] bool is_saved_file(const std::string& path);

/// Whether the files are still what was opened. Those that are not are reported: what was read of
/// them is old and new mixed, whatever was found in it.
[[nodiscard]] bool are_unchanged(std::initializer_list<SavedFile> files, Diagnostics& diagnostics);

/// What is said when a signal ends the command.
[[nodiscard]] const system::SignalMessages& saved_file_signals(Language language);

}  // namespace cbps::cli
