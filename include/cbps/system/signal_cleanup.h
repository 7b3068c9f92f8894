#pragma once

#include <string_view>

namespace cbps::system {

/// What is said on standard error when a signal ends the process. Each text ends with a line feed
/// and lives as long as the process.
struct SignalMessages {
  std::string_view interrupted;  ///< a request to end: Ctrl-C, `kill`, a closed terminal
  std::string_view cut_short;    ///< a mapped file was cut short while it was read
};

/// While it lives, a signal that ends the process removes the unfinished `OutputFile` and prints a
/// message first. All of it happens in the signal handler, so that it works while a read or a write
/// waits. A request to end then ends the process as it would have without this. A mapped file that
/// was cut short ends it with the exit code `exit_code`, because what was read of the file cannot
/// be told from what was not. One at a time.
class SignalCleanup {
 public:
  SignalCleanup(const SignalMessages& messages, int exit_code);
  ~SignalCleanup();
  SignalCleanup(const SignalCleanup&) = delete;
  SignalCleanup& operator=(const SignalCleanup&) = delete;
};

}  // namespace cbps::system
