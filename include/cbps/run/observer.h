#pragma once

#include <cstddef>
#include <vector>

#include "cbps/diag/source.h"
#include "cbps/result/assessment.h"

namespace cbps::run {

/// Is told of a run while it goes on, by one thread at a time and in the order of the input.
class Observer {
 public:
  Observer() = default;
  virtual ~Observer() = default;
  Observer(const Observer&) = delete;
  Observer& operator=(const Observer&) = delete;

  /// The messages about one community, or about the rest of an input. `sources` may end after the
  /// call.
  virtual void messages(const std::vector<result::Remark>& messages, const Sources& sources) = 0;
  /// So many communities have been assessed.
  virtual void progress(std::size_t communities) = 0;
  /// All input has been read; the end of the report is written next. Of so many communities the
  /// messages were not passed on, because there are too many.
  virtual void input_ended(std::size_t left_out) = 0;
};

}  // namespace cbps::run
