#pragma once

#include <string_view>

namespace cbps::system {

/// The messages printed to standard error when a signal ends the process. Each text ends with a
/// line feed and must stay valid until the process ends.
struct SignalMessages {
  std::string_view interrupted;  ///< a request to end: Ctrl-C, `kill`, a closed terminal
  std::string_view cut_short;    ///< a mapped file was truncated while it was read
};

/// During the lifetime of this object, a signal that ends the process first removes all unfinished
/// `OutputFile`s and prints a message. All of this happens in the signal handler, so that it works
/// while a read or a write is blocked. A request to end then ends the process as it would have
/// without this object. Where a mapped file is truncated while it is read, zeros take the place of
/// its bytes, and `LoadedFile::has_changed` tells it; only if that cannot be done, the process ends
/// with `exit_code`. Only one object may exist at a time.
class SignalCleanup {
 public:
  SignalCleanup(const SignalMessages& messages, int exit_code);
  ~SignalCleanup();
  SignalCleanup(const SignalCleanup&) = delete;
  SignalCleanup& operator=(const SignalCleanup&) = delete;
};

}  // namespace cbps::system
