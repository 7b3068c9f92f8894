#pragma once

#include <atomic>
#include <cstddef>
#include <vector>

#include "cbps/run/observer.h"

namespace cbps::run {

/// Passes the messages about communities on to an observer, until there have been too many.
class MessageLimit {
 public:
  /// Communities and rests of inputs whose messages the observer is told.
  static constexpr std::size_t kMost = 1000;

  explicit MessageLimit(Observer& observer) : observer_(observer) {}

  /// Other threads may ask.
  [[nodiscard]] bool is_reached() const { return passed_on_ == kMost; }
  /// How many had messages that were not passed on.
  [[nodiscard]] std::size_t left_out() const { return left_out_; }
  /// One more, whose messages were not even made.
  void leave_out() { ++left_out_; }

  void pass_on(const std::vector<result::Remark>& messages, const Sources& sources) {
    if (is_reached()) return leave_out();
    ++passed_on_;
    observer_.messages(messages, sources);
  }

 private:
  Observer& observer_;
  std::atomic<std::size_t> passed_on_ = 0;
  std::size_t left_out_ = 0;
};

}  // namespace cbps::run
