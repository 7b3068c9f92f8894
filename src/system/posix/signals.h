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

/// The file that `SignalCleanup` removes; nullptr: none. The text lives until the next call.
void set_unfinished_file(const char* path);

}  // namespace cbps::system
