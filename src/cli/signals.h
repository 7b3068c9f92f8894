#pragma once

namespace cbps::cli {

/// While it lives, an interrupt (Ctrl-C) or a request to end asks instead of killing, so that
/// nothing half-written is left behind. The second one kills. One at a time.
class InterruptRequest {
 public:
  InterruptRequest();
  ~InterruptRequest();
  InterruptRequest(const InterruptRequest&) = delete;
  InterruptRequest& operator=(const InterruptRequest&) = delete;

  [[nodiscard]] static bool made();
  /// Ends the process the way the request would have. Only after `made`, and when no
  /// `InterruptRequest` lives any more.
  static void follow();
};

/// A mapped file that somebody cuts short while it is read ends the process with a word and exit
/// code 2: what was read cannot be told from what was not.
void explain_shrunk_files();

}  // namespace cbps::cli
