#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "cbps/audit/tally.h"
#include "cbps/run/assess_inputs.h"
#include "run/batch.h"
#include "run/message_limit.h"
#include "run/seen_communities.h"
#include "run/seen_names.h"
#include "run/target_report.h"
#include "run/turns.h"

namespace cbps::run {

/// A run of `assess_inputs`. Threads take units of work from the queue and make batches of them by
/// themselves; each batch is used in its turn, in the order of the input.
class Pipeline final : private Demand {
 public:
  /// All arguments outlive it.
  Pipeline(const Plan& plan, InputQueue& queue, const system::MakeSpool& make_spool,
           Observer& observer);

  /// Called once.
  Outcome run();

 private:
  class Worker;

  void work();
  [[nodiscard]] std::optional<InputQueue::WorkUnit> take();
  void remember_exception();
  void use(Batch& batch);
  void begin_or_go_on(const Batch& batch);
  void end_table_in_use();
  void name_changed(const InputFile& file);
  void end_table(const TableRows& table);
  [[nodiscard]] bool accept(Batch& batch, std::size_t row);
  void add_readings(Batch& batch, std::size_t row);
  void remark_on_names(Batch& batch, std::size_t row);
  void reject(Batch& batch, std::size_t row);
  void add_rejected(result::Rejected rejected);
  void add_input_readings(const InputEntry& entry);
  void add_input_faults(const InputEntry& entry);
  void add_input_remarks(const InputEntry& entry);
  void count_file(const InputFile& file);
  void count_year(const InputEntry& entry);
  [[nodiscard]] std::optional<int> better_year() const;
  [[nodiscard]] bool needs_remarks() const override;
  [[nodiscard]] std::size_t communities() const override { return communities_; }
  [[nodiscard]] bool may_show(std::size_t target,
                              const std::optional<result::Score>& score) const override;
  void stop_if_all_failed();
  void finish_reports();
  [[nodiscard]] std::vector<TargetResult> target_results() const;
  [[nodiscard]] bool stopped() const { return stop_; }

  const Plan& plan_;
  InputQueue& queue_;
  const system::MakeSpool& make_spool_;
  Observer& observer_;
  MessageLimit messages_;  ///< asked by all threads; otherwise used by the one whose turn it is
  YearRule years_;
  bool has_document_ = false;  ///< a report names remarks in its opening

  std::mutex queue_mutex_;                  ///< guards the queue and the three after it
  std::deque<InputQueue::WorkUnit> ready_;  ///< taken from the queue before there were threads
  std::uint64_t units_ = 0;                 ///< handed out
  std::exception_ptr exception_;
  Turns turns_;
  std::atomic<bool> stop_ = false;
  std::atomic<double> share_ = 0;  ///< of the input that was handed out

  // What follows is used by the thread whose turn it is.
  Outcome outcome_;
  std::vector<std::unique_ptr<TargetReport>> reports_;  ///< same indices as the targets
  audit::Tally tally_;
  report::Notices notices_;
  SeenCommunities seen_;
  SeenNames names_;
  std::shared_ptr<const InputFile> ended_;  ///< a table of which the rest cannot be read
  /// The table whose rows are being used, and its communities that are in the reports.
  struct TableInUse {
    std::shared_ptr<const InputFile> file;
    std::size_t communities = 0;
    std::string first;  ///< ids
    std::string last;
    std::optional<std::size_t> last_row;  ///< of the batch at hand, whose id becomes the last
    bool is_named = false;                ///< it is already said that it was changed
  };
  TableInUse table_in_use_;
  std::size_t of_run_year_ = 0;                     ///< communities that state the year of the run
  std::vector<std::uint64_t> accepted_;             ///< rows of the batch at hand
  std::atomic<bool> has_room_for_notices_ = false;  ///< more remarks are listed in `notices_`
  std::atomic<std::size_t> communities_ = 0;        ///< those of the batches that were used
};

}  // namespace cbps::run
