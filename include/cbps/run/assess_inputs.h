#pragma once

#include <cstddef>
#include <optional>
#include <set>

#include "cbps/run/input_queue.h"
#include "cbps/run/observer.h"
#include "cbps/run/plan.h"
#include "cbps/system/sink.h"

/// The streaming pipeline: inputs are read, assessed and reported in batches, on several threads,
/// and the results are used in the order of the input. The pipeline does not access files itself:
/// bytes come in and go out through interfaces.
namespace cbps::run {

/// The result of a run.
struct Outcome {
  std::size_t communities = 0;
  bool some_rejected = false;
  bool gate_met = true;
  std::set<int> other_years;     ///< years of communities that are not the run's
  std::size_t without_year = 0;  ///< communities without a year, when no community has one
  /// True if the whole report was written to the sink. Otherwise there is no complete report: a
  /// write failed, or the communities are not all for the same year.
  bool is_complete = false;
  std::optional<system::WriteError> write_error;
};

/// Reads, assesses and reports all communities of a queue. The report is the same at any number of
/// threads, and only what is being worked on is in memory. With one job, or where there is not
/// enough work for two threads, no thread is started.
///
/// `spool` keeps the communities of a report that is not written at once (`Plan::writes_at_once`).
/// After the first write that fails, nothing more is read or written. Exceptions of any thread are
/// thrown here once all threads have ended.
[[nodiscard]] Outcome assess_inputs(const Plan& plan, InputQueue& queue, system::Sink& sink,
                                    system::Spool& spool, Observer& observer);

}  // namespace cbps::run
