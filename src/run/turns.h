#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>

namespace cbps::run {

/// Puts the results of threads in order. Work is numbered 0, 1, 2 …; a thread waits until the
/// results of all smaller numbers have been used. Each number must be done once, also when its work
/// failed.
class Turns {
 public:
  /// Waits until all smaller numbers are done.
  void wait_for(std::uint64_t number) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return current_ == number; });
  }
  void done(std::uint64_t number) {
    wait_for(number);
    {
      const std::lock_guard lock(mutex_);
      ++current_;
    }
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::uint64_t current_ = 0;
};

}  // namespace cbps::run
