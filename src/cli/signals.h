#pragma once

#include <csignal>

#include "cbps/diag/language.h"

namespace cbps::cli {

/// While it lives, a request to end (Ctrl-C, `kill`, a closed terminal) is followed tidily: a file
/// that is half-written goes, a word is said, and the process ends the way it would have. So it
/// does, with exit code 2, where a mapped file is cut short while it is being read: what was read
/// cannot be told from what was not. One at a time.
class TidyEnd {
 public:
  explicit TidyEnd(Language language);
  ~TidyEnd();
  TidyEnd(const TidyEnd&) = delete;
  TidyEnd& operator=(const TidyEnd&) = delete;
};

/// While it lives, requests to end wait.
class HeldRequests {
 public:
  HeldRequests();
  ~HeldRequests();
  HeldRequests(const HeldRequests&) = delete;
  HeldRequests& operator=(const HeldRequests&) = delete;

 private:
  sigset_t before_{};
};

/// The file that is being written and must not be left behind; nullptr: there is none. The text
/// lives until the next call.
void set_unfinished_file(const char* path);

}  // namespace cbps::cli
