#pragma once

#include <csignal>
#include <cstddef>

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

/// Where a file is mapped: if it is cut short, zeros are read behind its new end while a
/// `SignalCleanup` lives. A mapping that finds no room among the others is not watched.
void watch_mapping(void* begin, std::size_t size);
/// Must be called before the mapping ends.
void forget_mapping(void* begin);

}  // namespace cbps::system
