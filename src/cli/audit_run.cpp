#include "cli/audit_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <thread>
#include <utility>

#include "cli/messages.h"

namespace cbps::cli {
namespace {

/// Of one community. Who has more has another kind of problem, and wants the first ones.
constexpr std::size_t kMostFaultsListed = 100;
/// Communities whose messages go to standard error; the report has them all, or counts them.
constexpr std::size_t kMostPrinted = 1000;

}  // namespace

/// One thread's memory, and what it does with a piece of the input.
class AuditRun::Worker {
 public:
  explicit Worker(AuditRun& run)
      : run_(run),
        assessor_(run.plan_.task),
        table_(run.plan_.task.pack.dictionary, eval::kBatchRows),
        keys_(run.plan_.task.pack.dictionary) {}

  /// Uses the results in its turn.
  void process(InputQueue::Piece piece, std::uint64_t number) {
    entries_.clear();
    if (piece.stretch) {
      read(std::move(*piece.stretch), number);
    } else {
      table_.clear(piece.files.size());
      for (Input& input : piece.files) {
        if (run_.stopped()) return;
        Stretch stretch = whole(run_.queue_.open(std::move(input), keys_));
        if (stretch.count == 1) {
          read_all(std::move(stretch));
        } else {
          flush(number);
          read(std::move(stretch), number);
          table_.clear(piece.files.size());
        }
      }
    }
    flush(number);
  }

 private:
  /// Communities of one file in batches: a long list need not be in memory with all its reports.
  void read(Stretch stretch, std::uint64_t number) {
    std::size_t left = stretch.count;
    StretchReader reader(std::move(stretch), run_.years_, keys_);
    while (left > 0 && !run_.stopped()) {
      table_.clear(std::min(left, eval::kBatchRows));
      const std::size_t rows = table_.rows();
      while (entries_.size() < rows && add_next(reader)) {
      }
      if (entries_.size() < rows) left = 0;
      left -= std::min(left, rows);
      flush(number);
    }
  }

  /// Communities of one file after those that are there.
  void read_all(Stretch stretch) {
    StretchReader reader(std::move(stretch), run_.years_, keys_);
    while (add_next(reader)) {
    }
  }

  bool add_next(StretchReader& reader) {
    InputEntry entry;
    if (!reader.next(table_, entries_.size(), entry)) return false;
    entries_.push_back(std::move(entry));
    return true;
  }

  void flush(std::uint64_t number) {
    if (entries_.empty()) return;
    assessor_.evaluate(table_);
    std::vector<Processed> all;
    all.reserve(entries_.size());
    for (InputEntry& entry : entries_) all.push_back(assess(std::move(entry)));
    entries_.clear();
    run_.turns_.wait_for(number);
    for (Processed& one : all) {
      if (!run_.stopped()) run_.use(one);
    }
  }

  Processed assess(InputEntry entry) {
    Processed made{std::move(entry), {}, {}, {}, false};
    if (made.entry.diagnostics.empty()) {
      made.assessed =
          assessor_.assess(made.entry.row, made.entry.origin, made.entry.file->sources());
    } else {
      made.assessed = run_.rejected(made.entry);
    }
    const AuditPlan& plan = run_.plan_;
    if (const auto* community = std::get_if<result::Community>(&made.assessed)) {
      run_.render(community->remarks, made);
      if (plan.style.extent != report::Extent::Summary) {
        plan.format.each(plan.run, *community, plan.style, made.piece);
      }
    } else {
      run_.render(std::get<result::Rejected>(made.assessed).diagnostics, made);
    }
    return made;
  }

  AuditRun& run_;
  audit::Assessor assessor_;
  Table table_;
  data::KeyMemo keys_;
  std::vector<InputEntry> entries_;
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
    more.add(Code::MoreMessages, kCommandLine, {std::to_string(unprinted_)});
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

void AuditRun::use(Processed& processed) {
  if (auto* community = std::get_if<result::Community>(&processed.assessed)) {
    const auto first = seen_.add(community->id, community->source);
    if (!first) {
      print(processed);
      outcome_.gate_met = outcome_.gate_met && plan_.gate.meets(*community);
      tally_.add(*community);
      add_piece(processed.piece, true);
      progress_.show(tally_.communities());
      return;
    }
    const std::string place = fmt::format("{}:{}:{}", first->file, first->line, first->column);
    InputEntry& entry = processed.entry;
    entry.diagnostics.add(Code::DuplicateCommunity, entry.origin.span, {community->id, place});
    processed.assessed = rejected(entry);
    render(std::get<result::Rejected>(processed.assessed).diagnostics, processed);
  }
  reject(processed);
}

void AuditRun::reject(Processed& processed) {
  // Which of the years is meant, or that there is none, is said once, of all.
  const InputEntry& entry = processed.entry;
  if (entry.other_year && plan_.year == YearSource::Found) {
    outcome_.other_years.insert(*entry.other_year);
    return;
  }
  if (plan_.year == YearSource::None && entry.diagnostics.all().front().code == Code::NoPeriod) {
    if (outcome_.silent++ == 0) print(processed);
    return;
  }
  print(processed);
  add_rejected(std::move(std::get<result::Rejected>(processed.assessed)));
}

void AuditRun::add_rejected(result::Rejected rejected) {
  outcome_.some_rejected = true;
  if (plan_.format.rejected != nullptr) {
    std::string piece;
    plan_.format.rejected(rejected, plan_.style, piece);
    add_piece(piece, false);
  }
  tally_.add(std::move(rejected));
}

void AuditRun::add_piece(std::string_view piece, bool is_community) {
  if (piece.empty()) return;
  const bool is_first = tally_.communities() == 1;
  const std::string_view between = is_community && !is_first ? plan_.format.between : "";
  if (streams_) {
    output_.write(between);
    output_.write(piece);
  } else {
    body_.write(between);
    body_.write(piece);
  }
  if (output_.failed() || body_.error() != 0) stop_ = true;
}

void AuditRun::print(const Processed& processed) {
  if (!processed.has_messages) return;
  if (printed_ == kMostPrinted) {
    ++unprinted_;
    return;
  }
  ++printed_;
  progress_.clear();
  environment_.err(processed.messages);
}

void AuditRun::write_report() {
  if (body_.error() != 0) return output_.give_up(body_.error());
  std::string head;
  if (!streams_) plan_.format.begin(plan_.run, plan_.style, head);
  std::string end;
  plan_.format.end(plan_.run, tally_.finish(), plan_.style, end);
  output_.write(head);
  if (plan_.format.summary_first) output_.write(end);
  body_.copy_to(output_);
  if (!plan_.format.summary_first) output_.write(end);
  if (body_.error() != 0) return output_.give_up(body_.error());
  output_.finish();
}

result::Rejected AuditRun::rejected(InputEntry& entry) const {
  const Sources& sources = entry.file->sources();
  result::Rejected rejected;
  rejected.id = entry.origin.identity.id;
  rejected.source = audit::locate(entry.origin.span, sources);
  rejected.source.file = entry.file->path();
  std::vector<Diagnostic>& faults = entry.diagnostics.all();
  if (faults.size() > kMostFaultsListed) {
    const std::size_t more = faults.size() - kMostFaultsListed;
    faults.resize(kMostFaultsListed);
    entry.diagnostics.add(Code::MoreFaults, faults.back().span, {std::to_string(more)});
  }
  for (const Diagnostic& one : faults) {
    rejected.diagnostics.push_back(audit::remark(one, sources, entry.origin.cells));
  }
  return rejected;
}

void AuditRun::render(const std::vector<result::Remark>& remarks, Processed& processed) const {
  processed.has_messages = !remarks.empty();
  processed.messages.clear();
  if (printed_ >= kMostPrinted) return;
  const Sources& sources = processed.entry.file->sources();
  for (const result::Remark& one : remarks) {
    processed.messages += rendered(one.diagnostic, sources, plan_.style.language, environment_);
  }
}

}  // namespace cbps::cli
