#pragma once

#include <chrono>
#include <cstddef>

#include "cbps/cli/run.h"
#include "cbps/text/language.h"

namespace cbps::cli {

/// A line on the terminal that says how far a long run has come. There is none where standard error
/// is no terminal, or before a run has taken a while.
class Progress {
 public:
  /// `quiet`: never a line, because the report itself is written to the terminal.
  Progress(const Environment& environment, Language language, bool quiet);
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void show(std::size_t communities);
  /// Removes the line, so that something else can be written.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  const Environment& environment_;
  Language language_;
  bool wanted_;
  bool shown_ = false;
  Clock::time_point next_;
};

}  // namespace cbps::cli
