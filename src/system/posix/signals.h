#pragma once

#include <csignal>

namespace cbps::system {

/// While it lives, requests to end the process wait in this thread.
class BlockedRequests {
 public:
  BlockedRequests();
  ~BlockedRequests();
  BlockedRequests(const BlockedRequests&) = delete;
  BlockedRequests& operator=(const BlockedRequests&) = delete;

 private:
  sigset_t before_{};
};

/// Adds a file that `SignalCleanup` removes. The text must stay valid until the file is forgotten.
/// Returns false if there are `kMostUnfinishedFiles` already.
[[nodiscard]] bool remember_unfinished_file(const char* path);

/// `path` is the same pointer that was remembered.
void forget_unfinished_file(const char* path);

}  // namespace cbps::system
