#pragma once

#include <cstddef>
#include <vector>

#include "cbps/diag/source.h"
#include "cbps/result/assessment.h"

namespace cbps::run {

/// Receives events during a run, from one thread at a time and in the order of the input.
class Observer {
 public:
  Observer() = default;
  virtual ~Observer() = default;
  Observer(const Observer&) = delete;
  Observer& operator=(const Observer&) = delete;

  /// Receives the messages about one community, or about the rest of an input. `sources` is only
  /// valid during the call.
  virtual void messages(const std::vector<result::Remark>& messages, const Sources& sources) = 0;
  /// Receives the number of communities that have been assessed, and which share of the input was
  /// taken for it, from 0 to 1.
  virtual void progress(std::size_t communities, double share) = 0;
  /// Called when all input has been read and before the end of the reports is written. `left_out`
  /// is the number of communities whose messages were omitted because there were too many.
  virtual void input_ended(std::size_t left_out) = 0;
};

}  // namespace cbps::run
