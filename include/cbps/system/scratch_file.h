#pragma once

#include <memory>
#include <optional>
#include <string>

#include "cbps/system/sink.h"

namespace cbps::system {

/// An empty temporary file with a name, for libraries that write to a name and nowhere else. It is
/// removed with the object, and when a signal ends the process (`SignalCleanup`).
class ScratchFile {
 public:
  ScratchFile() = default;
  virtual ~ScratchFile() = default;
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;

  /// Empty if there is none; `error` then says why.
  [[nodiscard]] virtual const std::string& path() const = 0;
  /// Appends to `out` what was written. False, and `error`, if it cannot be read.
  virtual bool read(std::string& out) = 0;
  [[nodiscard]] virtual std::optional<WriteError> error() const = 0;
};

[[nodiscard]] std::unique_ptr<ScratchFile> scratch_file();

}  // namespace cbps::system
