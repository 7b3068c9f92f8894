#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "cbps/audit/assess.h"
#include "cbps/eval/evaluator.h"
#include "cbps/report/format.h"
#include "cbps/run/gate.h"

namespace cbps::run {

/// Where the year of a run is from.
enum class YearSource : std::uint8_t {
  Given,  ///< by the user: communities that say none are for it too
  Found,  ///< the first that a community says
  None,   ///< nobody says one: communities are read only for what else is wrong with them
};

/// What a run is told. Refers to its parts; they outlive the run.
struct Plan {
  const audit::Task& task;
  const result::Run& head;  ///< of the report
  const report::Format& format;
  const report::Style& style;
  /// Of a batch. A single community does not need the memory of a whole one.
  std::size_t most_rows = eval::kBatchRows;
  Gate gate;
  YearSource year = YearSource::None;
  std::size_t jobs = 1;  ///< threads that work at the same time, the calling one among them
  std::size_t files_left_out = 0;
  /// Folders that could not be read, in place of what may stand in them. The messages about them
  /// have been printed.
  std::vector<result::Rejected> unreadable = {};

  /// Whether the report is written while the input is read. Otherwise it is kept until all has been
  /// read: communities may turn out to be for different years, or the summary comes first.
  [[nodiscard]] bool writes_at_once() const {
    return year == YearSource::Given && !format.summary_first;
  }
};

}  // namespace cbps::run
