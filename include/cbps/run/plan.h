#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "cbps/audit/assess.h"
#include "cbps/eval/evaluator.h"
#include "cbps/report/format.h"
#include "cbps/run/gate.h"
#include "cbps/system/output.h"

namespace cbps::run {

/// The source of the year of a run.
enum class YearSource : std::uint8_t {
  Given,   ///< by the user; it also applies to communities without a year
  Tried,   ///< the first year that a community states; others may be stated by more communities
  Found,   ///< the year that most communities state
  None,    ///< there is no year: all communities are rejected
  Stated,  ///< each community is read by the year that it states; not for assessments
};

/// One of the reports that a run makes: how it is written, and where to. The format and the output
/// must outlive the run. An output that has an `error` already is not written to.
struct Target {
  const report::Format* format = nullptr;
  report::Style style;
  system::Sink* output = nullptr;
  /// Where each community gets a page of its own; nullptr: nowhere. The output is then its index.
  system::OutputFolder* pages = nullptr;
};

/// The settings of a run. The referenced objects must outlive the run.
struct Plan {
  const audit::Task& task;
  const result::Run& head;  ///< the head of the reports
  std::vector<Target> targets;
  /// The most rows in a batch. A single community does not need the memory of a full batch.
  std::size_t most_rows = eval::kBatchRows;
  Gate gate;
  YearSource year = YearSource::None;
  /// Of a year that is tried: the communities are only counted, and no report is made.
  bool counts_only = false;
  std::size_t jobs = 1;  ///< threads that work at the same time, the calling one among them
  bool strict = false;   ///< an error in a fact or key rejects the whole community
  std::size_t files_left_out = 0;
  /// The folders that could not be read, which stand for the files they may contain. The messages
  /// about them have already been printed.
  std::vector<result::Rejected> unreadable = {};
};

/// Whether a report shows what lifts the communities, for which they are assessed in full.
[[nodiscard]] inline bool shows_lifts(const std::vector<Target>& targets) {
  return std::any_of(targets.begin(), targets.end(),
                     [](const Target& one) { return one.format->shows_lifts; });
}

/// Whether a report is written while the input is read. Otherwise it is kept until all has been
/// read: most communities may turn out to state another year, or the format is a document.
[[nodiscard]] inline bool writes_at_once(const report::Format& format, YearSource year) {
  return year != YearSource::Tried && !format.is_document();
}

}  // namespace cbps::run
