#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "cbps/audit/assess.h"
#include "cbps/eval/evaluator.h"
#include "cbps/report/format.h"
#include "cbps/run/gate.h"

namespace cbps::run {

/// The source of the year of a run.
enum class YearSource : std::uint8_t {
  Given,  ///< by the user; it also applies to communities without a year
  Found,  ///< the first year that a community states
  None,   ///< there is no year: communities are read only to report their other errors
};

/// The settings of a run. The referenced objects must outlive the run.
struct Plan {
  const audit::Task& task;
  const result::Run& head;  ///< the head of the report
  const report::Format& format;
  const report::Style& style;
  /// The most rows in a batch. A single community does not need the memory of a full batch.
  std::size_t most_rows = eval::kBatchRows;
  Gate gate;
  YearSource year = YearSource::None;
  std::size_t jobs = 1;  ///< threads that work at the same time, the calling one among them
  std::size_t files_left_out = 0;
  /// The folders that could not be read, which stand for the files they may contain. The messages
  /// about them have already been printed.
  std::vector<result::Rejected> unreadable = {};

  /// Whether the report is written while the input is read. Otherwise it is kept until all has been
  /// read: communities may turn out to be for different years, or the summary comes first.
  [[nodiscard]] bool writes_at_once() const {
    return year == YearSource::Given && !format.summary_first;
  }
};

}  // namespace cbps::run
