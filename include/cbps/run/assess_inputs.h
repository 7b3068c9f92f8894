#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <variant>
#include <vector>

#include "cbps/run/input_queue.h"
#include "cbps/run/observer.h"
#include "cbps/run/plan.h"
#include "cbps/system/sink.h"

/// The streaming pipeline: inputs are read, assessed and reported in batches, on several threads,
/// and the results are used in the order of the input. The pipeline does not access files itself:
/// bytes come in and go out through interfaces.
namespace cbps::run {

/// The whole report was written to its output.
struct Written {};
/// What became of the report of one target. An error: the report is not complete.
using TargetResult = std::variant<Written, system::WriteError>;

/// The result of a run.
struct Outcome {
  std::size_t communities = 0;
  bool has_errors = false;  ///< something in the input could not be used
  bool gate_met = true;
  /// How many communities state each year, where the year of the run was not given.
  std::map<int, std::size_t> years;
  std::size_t without_year = 0;  ///< communities without a year, when no community has one
  /// The year that was tried is not the one that most communities state, of several the latest:
  /// this is. Nothing was written, and the run has to be made again with it.
  std::optional<int> better_year;
  /// Same indices as `Plan::targets`; empty where no report was to be made.
  std::vector<TargetResult> targets;
};

/// Reads and assesses all communities of a queue once, and reports them to all targets. The reports
/// are the same at any number of threads, and only what is being worked on is in memory. With one
/// job, or where there is not enough work for two threads, no thread is started.
///
/// `make_spool` makes the spools for reports that are not written at once (`writes_at_once`). A
/// target is given up after its first write that fails, and the others go on. When all have failed,
/// nothing more is read. Exceptions of any thread are thrown here once all threads have ended.
[[nodiscard]] Outcome assess_inputs(const Plan& plan, InputQueue& queue,
                                    const system::MakeSpool& make_spool, Observer& observer);

}  // namespace cbps::run
