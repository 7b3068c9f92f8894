#pragma once

#include <chrono>
#include <cstddef>

#include "cbps/cli/run.h"
#include "cbps/text/language.h"

namespace cbps::cli {

/// A line on the terminal that says how far a long run has come, how fast it is and how long it
/// will take. There is none where standard error is no terminal that somebody looks at, or before a
/// run has taken a while.
class Progress {
 public:
  /// `is_wanted`: false: never a line.
  Progress(const Environment& environment, Language language, bool is_wanted);
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// `share`: of the input, from 0 to 1.
  void show(std::size_t communities, double share);
  /// Removes the line, so that something else can be written.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  const Environment& environment_;
  Language language_;
  bool is_wanted_;
  bool is_shown_ = false;
  Clock::time_point begin_;
  Clock::time_point next_;
};

}  // namespace cbps::cli
