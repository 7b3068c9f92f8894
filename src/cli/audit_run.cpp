#include "cli/audit_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <thread>
#include <utility>

#include "cli/messages.h"

namespace cbps::cli {
namespace {

/// Communities whose messages go to standard error; the report has them all, or counts them.
constexpr std::size_t kMostPrinted = 1000;

}  // namespace

/// One thread's memory, and what it does with a piece of the input.
class AuditRun::Worker {
 public:
  explicit Worker(AuditRun& run)
      : run_(run), keys_(run.plan_.task.pack.dictionary), batch_(run.plan_) {}

  /// Uses the results in its turn.
  void process(InputQueue::Piece piece, std::uint64_t number) {
    if (piece.rows) return read(std::move(piece.file), *piece.rows, number);
    if (piece.file) {
      ProfileEntries profiles(std::move(piece.file), run_.years_, keys_);
      return read(profiles, number);
    }
    batch_.clear(piece.files.size());
    for (Input& input : piece.files) {
      if (run_.stopped()) return;
      ProfileEntries profiles(run_.queue_.open(std::move(input), keys_), run_.years_, keys_);
      if (profiles.count() == 1) {
        batch_.read(profiles);
      } else {
        flush(number);
        read(profiles, number);
        batch_.clear(piece.files.size());
      }
    }
    flush(number);
  }

 private:
  /// Communities of one file in batches: a long list need not be in memory with all its reports.
  void read(ProfileEntries& profiles, std::uint64_t number) {
    while (!run_.stopped()) {
      batch_.clear(profiles.count());
      batch_.read(profiles);
      if (batch_.is_empty()) return;
      flush(number);
    }
  }

  void read(std::shared_ptr<const InputFile> file, const data::TableStretch& stretch,
            std::uint64_t number) {
    if (!rows_ || rows_->file() != file) rows_.emplace(std::move(file), run_.years_);
    rows_->start(stretch);
    while (!run_.stopped()) {
      batch_.read(*rows_);
      if (batch_.is_empty()) return;
      flush(number);
    }
  }

  void flush(std::uint64_t number) {
    if (batch_.is_empty()) return;
    batch_.assess(run_.printed_ < kMostPrinted);
    run_.turns_.wait_for(number);
    run_.use(batch_);
  }

  AuditRun& run_;
  data::KeyMemo keys_;
  std::optional<TableRows> rows_;  ///< of the table that was read last
  Batch batch_;
};

AuditRun::AuditRun(const AuditPlan& plan, InputQueue& queue, Output& output,
                   const Environment& environment)
    : plan_(plan),
      queue_(queue),
      output_(output),
      environment_(environment),
      years_{plan.task.calendar, plan.year},
      streams_(plan.year == YearSource::Given && !plan.format.summary_first),
      tally_(plan.task),
      progress_(environment, plan.style.language, streams_ && environment.out_is_terminal) {}

AuditOutcome AuditRun::run() {
  tally_.set_files_left_out(plan_.files_left_out);
  if (streams_) {
    std::string head;
    plan_.format.begin(plan_.run, plan_.style, head);
    output_.write(head);
  }
  for (const result::Rejected& one : plan_.unreadable) add_rejected(one);
  std::vector<std::thread> threads;
  threads.reserve(plan_.jobs);
  try {
    for (std::size_t i = 1; i < plan_.jobs; ++i) threads.emplace_back([this] { work(); });
  } catch (const std::exception&) {
    // Fewer threads than were asked for do the same work.
  }
  work();
  for (std::thread& thread : threads) thread.join();
  progress_.clear();
  if (fault_) std::rethrow_exception(fault_);
  outcome_.communities = tally_.communities();
  if (unprinted_ > 0) {
    Diagnostics more;
    more.add(Code::MoreMessages, kCommandLine, std::to_string(unprinted_));
    print_diagnostics(more, Sources(), plan_.style.language, environment_);
  }
  const bool has_year = plan_.year != YearSource::None && outcome_.other_years.empty();
  if (has_year) write_report();
  return outcome_;
}

void AuditRun::work() {
  try {
    Worker worker(*this);
    while (true) {
      std::optional<InputQueue::Piece> piece;
      std::uint64_t number = 0;
      {
        const std::lock_guard lock(queue_mutex_);
        if (!stopped()) piece = queue_.take();
        if (!piece) return;
        number = pieces_++;
      }
      try {
        worker.process(std::move(*piece), number);
      } catch (...) {
        remember_fault();
      }
      turns_.done(number);
    }
  } catch (...) {
    remember_fault();
  }
}

void AuditRun::remember_fault() {
  const std::lock_guard lock(queue_mutex_);
  if (!fault_) fault_ = std::current_exception();
  stop_ = true;
}

void AuditRun::use(Batch& batch) {
  // What was handed out behind the readable part of a table is no row.
  const InputFile* table = batch.entry(0).file;
  if (table == ended_.get()) return;
  accepted_.assign(batch.verdicts().words(), 0);
  for (std::size_t row = 0; row < batch.size() && !stopped(); ++row) {
    if (batch.processed(row).is_rejected || !accept(batch, row)) reject(batch, row);
    if (batch.table() != nullptr && batch.entry(row).is_rest) end_table(*batch.table());
  }
  tally_.add(batch.verdicts(), accepted_);
  progress_.show(tally_.communities());
}

/// Other threads may have taken what follows already; that is no row either.
void AuditRun::end_table(const TableRows& table) {
  ended_ = table.file();
  const std::lock_guard lock(queue_mutex_);
  queue_.drop_rest_of(*ended_);
}

/// Unless another community had its id before it.
bool AuditRun::accept(Batch& batch, std::size_t row) {
  const InputEntry& entry = batch.entry(row);
  const result::Brief& community = batch.brief(row);
  if (const auto first = seen_.add(community.id, community.source)) {
    const std::string place = fmt::format("{}:{}:{}", first->file, first->line, first->column);
    batch.reject_duplicate(row, place);
    return false;
  }
  Bitmap::set(accepted_.data(), row);
  const Processed& processed = batch.processed(row);
  if (processed.has_remarks) print(processed.remarks, entry.file->sources());
  outcome_.gate_met = outcome_.gate_met && plan_.gate.meets(community);
  tally_.add(community, entry.origin.identity);
  add_piece(batch.piece(row), tally_.communities() == 1 ? "" : plan_.format.between);
  return true;
}

void AuditRun::reject(Batch& batch, std::size_t row) {
  // Which of the years is meant, or that there is none, is said once, of all.
  const InputEntry& entry = batch.entry(row);
  Processed& processed = batch.processed(row);
  const auto& messages = processed.rejection.diagnostics;
  if (entry.other_year && plan_.year == YearSource::Found) {
    outcome_.other_years.insert(*entry.other_year);
    return;
  }
  const bool is_silent = messages.front().diagnostic.code == Code::NoPeriod;
  if (plan_.year == YearSource::None && is_silent) {
    if (outcome_.silent++ == 0) print(messages, entry.file->sources());
    return;
  }
  print(messages, entry.file->sources());
  add_rejected(std::move(processed.rejection));
}

void AuditRun::add_rejected(result::Rejected rejected) {
  outcome_.some_rejected = true;
  if (plan_.format.rejected != nullptr) {
    std::string piece;
    plan_.format.rejected(rejected, plan_.style, piece);
    add_piece(piece, "");
  }
  tally_.add(std::move(rejected));
}

void AuditRun::add_piece(std::string_view piece, std::string_view between) {
  if (piece.empty()) return;
  if (streams_) {
    output_.write(between);
    output_.write(piece);
  } else {
    body_.write(between);
    body_.write(piece);
  }
  if (output_.failed() || body_.error() != 0) stop_ = true;
}

/// The messages about one community.
void AuditRun::print(const std::vector<result::Remark>& remarks, const Sources& sources) {
  if (printed_ == kMostPrinted) {
    ++unprinted_;
    return;
  }
  ++printed_;
  progress_.clear();
  std::string messages;
  for (const result::Remark& one : remarks) {
    messages += rendered(one.diagnostic, sources, plan_.style.language, environment_);
  }
  environment_.err(messages);
}

void AuditRun::write_report() {
  if (body_.error() != 0) return output_.give_up(body_.error());
  std::string head;
  if (!streams_) plan_.format.begin(plan_.run, plan_.style, head);
  output_.write(head);
  if (!plan_.format.summary_first) body_.copy_to(output_);
  const report::Drain drain = [this](std::string& text) {
    output_.write(text);
    text.clear();
  };
  std::string end;
  seen_ = SeenCommunities();  // nothing comes any more, and the summary can be large
  plan_.format.end(plan_.run, tally_.finish(), plan_.style, drain, end);
  output_.write(end);
  if (plan_.format.summary_first) body_.copy_to(output_);
  if (body_.error() != 0) return output_.give_up(body_.error());
  output_.finish();
}

}  // namespace cbps::cli
