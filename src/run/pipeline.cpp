#include "run/pipeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "run/workers.h"

namespace cbps::run {
namespace {

/// Communities whose messages the observer is told; the report has them all, or counts them.
constexpr std::size_t kMostPassedOn = 1000;

}  // namespace

/// The memory of one thread, and how it processes a unit of work.
class Pipeline::Worker {
 public:
  explicit Worker(Pipeline& run)
      : run_(run), keys_(run.plan_.task.pack.dictionary), batch_(run.plan_) {}

  /// Assesses the unit and uses the results in their turn.
  void process(InputQueue::WorkUnit unit, std::uint64_t number) {
    if (unit.rows) return read(std::move(unit.file), *unit.rows, number);
    if (unit.file) {
      ProfileEntries profiles(std::move(unit.file), run_.years_, keys_);
      return read(profiles, number);
    }
    batch_.clear(unit.inputs.size());
    for (Input& input : unit.inputs) {
      if (run_.stopped()) return;
      ProfileEntries profiles(run_.queue_.open(std::move(input), keys_), run_.years_, keys_);
      if (profiles.count() == 1) {
        batch_.read(profiles);
      } else {
        flush(number);
        read(profiles, number);
        batch_.clear(unit.inputs.size());
      }
    }
    flush(number);
  }

 private:
  /// Reads one input in batches, so that a long list is not in memory with all its reports.
  void read(ProfileEntries& profiles, std::uint64_t number) {
    while (!run_.stopped()) {
      batch_.clear(profiles.count());
      batch_.read(profiles);
      if (batch_.is_empty()) return;
      flush(number);
    }
  }

  void read(std::shared_ptr<const InputFile> file, const data::TableChunk& chunk,
            std::uint64_t number) {
    if (!rows_ || rows_->file() != file) rows_.emplace(std::move(file), run_.years_);
    rows_->start(chunk);
    while (!run_.stopped()) {
      batch_.read(*rows_);
      if (batch_.is_empty()) return;
      flush(number);
    }
  }

  void flush(std::uint64_t number) {
    if (batch_.is_empty()) return;
    batch_.assess(run_.passed_on_ < kMostPassedOn);
    run_.turns_.wait_for(number);
    run_.use(batch_);
  }

  Pipeline& run_;
  data::KeyMemo keys_;
  std::optional<TableRows> rows_;  ///< of the table that was read last
  Batch batch_;
};

Pipeline::Pipeline(const Plan& plan, InputQueue& queue, system::Sink& sink, system::Spool& spool,
                   Observer& observer)
    : plan_(plan),
      queue_(queue),
      sink_(sink),
      spool_(spool),
      observer_(observer),
      years_{plan.task.calendar, plan.year},
      writes_at_once_(plan.writes_at_once()),
      tally_(plan.task) {}

Outcome Pipeline::run() {
  tally_.set_files_left_out(plan_.files_left_out);
  if (writes_at_once_) {
    std::string head;
    plan_.format.begin(plan_.head, plan_.style, head);
    write(sink_, head);
  }
  for (const result::Rejected& one : plan_.unreadable) add_rejected(one);
  // Threads are worth their start only where there is work for two.
  for (std::size_t i = 0; i < std::min<std::size_t>(plan_.jobs, 2); ++i) {
    if (auto unit = queue_.take()) ready_.push_back(std::move(*unit));
  }
  run_on_threads(ready_.size() > 1 ? plan_.jobs : 1, [this] { work(); });
  if (exception_) std::rethrow_exception(exception_);
  outcome_.communities = tally_.communities();
  observer_.input_ended(not_passed_on_);
  const bool has_year = plan_.year != YearSource::None && outcome_.other_years.empty();
  if (has_year) {
    write_report();
    outcome_.is_complete = !outcome_.write_error;
  } else {
    outcome_.write_error.reset();  // there is no report that could not be written
  }
  return std::move(outcome_);
}

void Pipeline::work() {
  try {
    Worker worker(*this);
    while (true) {
      std::optional<InputQueue::WorkUnit> unit;
      std::uint64_t number = 0;
      {
        const std::lock_guard lock(queue_mutex_);
        unit = take();
        if (!unit) return;
        number = units_++;
      }
      try {
        worker.process(std::move(*unit), number);
      } catch (...) {
        remember_exception();
      }
      turns_.done(number);
    }
  } catch (...) {
    remember_exception();
  }
}

std::optional<InputQueue::WorkUnit> Pipeline::take() {
  if (stopped()) return std::nullopt;
  if (ready_.empty()) return queue_.take();
  InputQueue::WorkUnit unit = std::move(ready_.front());
  ready_.pop_front();
  return unit;
}

void Pipeline::remember_exception() {
  const std::lock_guard lock(queue_mutex_);
  if (!exception_) exception_ = std::current_exception();
  stop_ = true;
}

void Pipeline::use(Batch& batch) {
  // What was handed out after the readable part of a table holds no rows.
  const InputFile* table = batch.entry(0).file;
  if (table == ended_.get()) return;
  accepted_.assign(batch.verdicts().words(), 0);
  for (std::size_t row = 0; row < batch.size() && !stopped(); ++row) {
    if (batch.processed(row).is_rejected || !accept(batch, row)) reject(batch, row);
    if (batch.table() != nullptr && batch.entry(row).is_rest) end_table(*batch.table());
  }
  tally_.add(batch.verdicts(), accepted_);
  observer_.progress(tally_.communities());
}

/// Other threads may have taken what follows already; `use` leaves it out.
void Pipeline::end_table(const TableRows& table) {
  ended_ = table.file();
  const std::lock_guard lock(queue_mutex_);
  queue_.drop_rest_of(*ended_);
}

/// False: an earlier community has the same id, and this one is rejected.
bool Pipeline::accept(Batch& batch, std::size_t row) {
  const InputEntry& entry = batch.entry(row);
  const result::Brief& community = batch.brief(row);
  if (const auto first = seen_.add(community.id, community.source)) {
    const std::string place = fmt::format("{}:{}:{}", first->file, first->line, first->column);
    batch.reject_duplicate(row, place);
    return false;
  }
  Bitmap::set(accepted_.data(), row);
  const Processed& processed = batch.processed(row);
  if (processed.has_remarks) pass_on(processed.remarks, entry.file->sources());
  outcome_.gate_met = outcome_.gate_met && plan_.gate.meets(community);
  tally_.add(community, entry.origin.identity);
  add_piece(batch.piece(row), tally_.communities() == 1 ? "" : plan_.format.between);
  return true;
}

void Pipeline::reject(Batch& batch, std::size_t row) {
  // That years differ, or that there is none, is said once of all communities.
  const InputEntry& entry = batch.entry(row);
  Processed& processed = batch.processed(row);
  const auto& messages = processed.rejection.diagnostics;
  if (entry.other_year && plan_.year == YearSource::Found) {
    outcome_.other_years.insert(*entry.other_year);
    return;
  }
  const bool is_silent = messages.front().diagnostic.code == Code::NoPeriod;
  if (plan_.year == YearSource::None && is_silent) {
    if (outcome_.without_year++ == 0) pass_on(messages, entry.file->sources());
    return;
  }
  pass_on(messages, entry.file->sources());
  add_rejected(std::move(processed.rejection));
}

void Pipeline::add_rejected(result::Rejected rejected) {
  outcome_.some_rejected = true;
  if (plan_.format.rejected != nullptr) {
    std::string piece;
    plan_.format.rejected(rejected, plan_.style, piece);
    add_piece(piece, "");
  }
  tally_.add(std::move(rejected));
}

void Pipeline::add_piece(std::string_view piece, std::string_view between) {
  if (piece.empty()) return;
  system::Sink& target = writes_at_once_ ? sink_ : spool_;
  write(target, between);
  write(target, piece);
}

/// Passes the messages about one community on, unless there have been too many.
void Pipeline::pass_on(const std::vector<result::Remark>& messages, const Sources& sources) {
  if (passed_on_ == kMostPassedOn) {
    ++not_passed_on_;
    return;
  }
  ++passed_on_;
  observer_.messages(messages, sources);
}

void Pipeline::write(system::Sink& target, std::string_view bytes) {
  if (outcome_.write_error || bytes.empty() || target.write(bytes)) return;
  outcome_.write_error = target.error().value_or(system::WriteError{});
  stop_ = true;
}

void Pipeline::copy_kept_pieces() {
  if (outcome_.write_error || spool_.copy_to(sink_)) return;
  const auto error = spool_.error() ? spool_.error() : sink_.error();
  outcome_.write_error = error.value_or(system::WriteError{});
}

void Pipeline::write_report() {
  std::string head;
  if (!writes_at_once_) plan_.format.begin(plan_.head, plan_.style, head);
  write(sink_, head);
  if (!plan_.format.summary_first) copy_kept_pieces();
  const report::Drain drain = [this](std::string& text) {
    write(sink_, text);
    text.clear();
  };
  std::string end;
  seen_ = SeenCommunities();  // no community follows, and the summary can be large
  plan_.format.end(plan_.head, tally_.finish(), plan_.style, drain, end);
  write(sink_, end);
  if (plan_.format.summary_first) copy_kept_pieces();
}

Outcome assess_inputs(const Plan& plan, InputQueue& queue, system::Sink& sink, system::Spool& spool,
                      Observer& observer) {
  return Pipeline(plan, queue, sink, spool, observer).run();
}

}  // namespace cbps::run
