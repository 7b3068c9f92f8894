#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "cbps/audit/tally.h"
#include "cbps/cli/run.h"
#include "cbps/report/format.h"
#include "cli/batch.h"
#include "cli/gate.h"
#include "cli/input_queue.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/seen_communities.h"
#include "cli/turns.h"

namespace cbps::cli {

/// What a run is told.
struct AuditPlan : BatchPlan {
  Gate gate;
  YearSource year = YearSource::None;
  std::size_t jobs = 1;
  std::size_t files_left_out = 0;
  /// Folders that could not be read, in place of what may stand in them. Their messages are said.
  std::vector<result::Rejected> unreadable = {};
};

/// What came of it, for the exit code.
struct AuditOutcome {
  std::size_t communities = 0;
  bool some_rejected = false;
  bool gate_met = true;
  std::set<int> other_years;  ///< than the one that was taken for the run's
  std::size_t silent = 0;     ///< about their year, where nobody says one
};

/// Reads, assesses and reports all communities of a queue. Threads take pieces of it; what they
/// make of them is used in the order of the input, so that the bytes are the same at any number of
/// threads, and only as much is in memory as is being worked on.
class AuditRun {
 public:
  AuditRun(const AuditPlan& plan, InputQueue& queue, Output& output,
           const Environment& environment);

  /// Where the year is given, the report is written as it comes. Else it is written when all has
  /// been read and nothing is for another year, and not at all where there is no year. `output`
  /// tells whether it could be written.
  AuditOutcome run();

 private:
  class Worker;

  void work();
  void remember_fault();
  void use(Batch& batch);
  void end_table(const TableRows& table);
  [[nodiscard]] bool accept(Batch& batch, std::size_t row);
  void reject(Batch& batch, std::size_t row);
  void add_rejected(result::Rejected rejected);
  void add_piece(std::string_view piece, std::string_view between);
  void print(const std::vector<result::Remark>& remarks, const Sources& sources);
  void write_report();
  [[nodiscard]] bool stopped() const { return stop_; }

  const AuditPlan& plan_;
  InputQueue& queue_;
  Output& output_;
  const Environment& environment_;
  YearRule years_;
  bool streams_;

  std::mutex queue_mutex_;    // of the queue and the two after it
  std::uint64_t pieces_ = 0;  ///< handed out
  std::exception_ptr fault_;
  Turns turns_;
  std::atomic<bool> stop_ = false;

  // What follows is used by the thread whose turn it is.
  AuditOutcome outcome_;
  audit::Tally tally_;
  SeenCommunities seen_;
  Spool body_;
  Progress progress_;
  std::shared_ptr<const InputFile> ended_;  ///< a table of which the rest cannot be read
  std::vector<std::uint64_t> accepted_;  ///< rows of the batch at hand
  std::size_t unprinted_ = 0;
  std::atomic<std::size_t> printed_ = 0;
};

}  // namespace cbps::cli
