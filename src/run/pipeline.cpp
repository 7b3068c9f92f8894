#include "run/pipeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "cbps/text/personal.h"
#include "cbps/text/unicode.h"
#include "run/unit_reader.h"
#include "run/workers.h"

namespace cbps::run {
namespace {

/// Fewer units than this are no work for several threads.
constexpr std::size_t kUnitsForThreads = 2;

/// The ids between which communities stand, in brackets; nothing where they cannot be shown, as
/// what was read may be anything.
Bilingual range_of(const std::string& first, const std::string& last) {
  const auto can_be_shown = [](const std::string& id) {
    return !id.empty() && unicode::printable(id) == id && !may_name_person(id);
  };
  if (!can_be_shown(first) || !can_be_shown(last)) return {};
  return {fmt::format("（{} 至 {}）", first, last), fmt::format(" ({} to {})", first, last)};
}

bool show_losses_of_areas(const Plan& plan) {
  return std::any_of(plan.targets.begin(), plan.targets.end(),
                     [](const Target& one) { return one.format->shows_losses_of_areas; });
}

}  // namespace

/// The memory of one thread, and how it processes a unit of work.
class Pipeline::Worker final : private BatchUser {
 public:
  explicit Worker(Pipeline& run)
      : run_(run),
        batch_(run.plan_),
        reader_(run.queue_, run.plan_.task.pack.dictionary, run.years_, batch_.communities()) {}

  /// Assesses the unit and uses the results in their turn.
  void process(InputQueue::WorkUnit unit, std::uint64_t number) {
    number_ = number;
    reader_.read(std::move(unit), *this);
  }

 private:
  [[nodiscard]] bool has_enough() const override { return run_.stopped(); }
  void use() override {
    batch_.assess(run_);
    run_.turns_.wait_for(number_);
    run_.use(batch_);
  }

  Pipeline& run_;
  std::uint64_t number_ = 0;  ///< of the unit
  Batch batch_;
  UnitReader reader_;
};

Pipeline::Pipeline(const Plan& plan, InputQueue& queue, const system::MakeSpool& make_spool,
                   Observer& observer)
    : plan_(plan),
      queue_(queue),
      make_spool_(make_spool),
      observer_(observer),
      messages_(observer),
      years_{plan.task.calendar, plan.year},
      tally_(plan.task, show_losses_of_areas(plan)) {
  for (const Target& target : plan.targets) {
    has_document_ = has_document_ || target.format->is_document();
  }
  has_room_for_notices_ = has_document_;
}

Outcome Pipeline::run() {
  tally_.set_files_left_out(plan_.files_left_out);
  for (const Target& target : plan_.targets) {
    reports_.push_back(begin_report(target, plan_.head, plan_.year, make_spool_));
  }
  for (const result::Rejected& one : plan_.unreadable) add_rejected(one);
  stop_if_all_failed();
  // Threads are worth their start only where there is work for two.
  for (std::size_t i = 0; !stopped() && i < std::min(plan_.jobs, kUnitsForThreads); ++i) {
    if (auto unit = queue_.take()) ready_.push_back(std::move(*unit));
  }
  run_on_threads(ready_.size() >= kUnitsForThreads ? plan_.jobs : 1, [this] { work(); });
  if (exception_) std::rethrow_exception(exception_);
  end_table_in_use();
  outcome_.communities = tally_.communities();
  if (of_run_year_ > 0) outcome_.years[plan_.task.calendar.period.year] = of_run_year_;
  outcome_.better_year = better_year();
  if (outcome_.better_year || plan_.counts_only) return std::move(outcome_);
  observer_.input_ended(messages_.left_out());
  finish_reports();
  outcome_.targets = target_results();
  return std::move(outcome_);
}

/// Of communities that were read before all reports failed nothing follows.
std::optional<int> Pipeline::better_year() const {
  if (plan_.year != YearSource::Tried || stopped() || outcome_.years.empty()) return std::nullopt;
  const auto fewer = [](const auto& one, const auto& other) { return one.second <= other.second; };
  auto best = outcome_.years.begin();
  for (auto year = best; year != outcome_.years.end(); ++year) {
    if (fewer(*best, *year)) best = year;  // the years come in order: of equal ones the later
  }
  if (best->first == plan_.task.calendar.period.year) return std::nullopt;
  return best->first;
}

void Pipeline::count_year(const InputEntry& entry) {
  if (!entry.stated_year) return;
  if (*entry.stated_year == plan_.task.calendar.period.year) {
    ++of_run_year_;
  } else {
    ++outcome_.years[*entry.stated_year];
  }
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
        share_ = queue_.share();
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
  begin_or_go_on(batch);
  accepted_.assign(batch.verdicts().words(), 0);
  for (std::size_t row = 0; row < batch.size() && !stopped(); ++row) {
    if (plan_.year != YearSource::Given) count_year(batch.entry(row));
    if (batch.entry(row).is_first) count_file(*batch.entry(row).file);
    add_input_faults(batch.entry(row));
    add_input_remarks(batch.entry(row));
    add_input_readings(batch.entry(row));
    if (std::holds_alternative<PassedOver>(batch.processed(row))) continue;
    const bool is_rejected = std::holds_alternative<result::Rejected>(batch.processed(row));
    if (is_rejected || !accept(batch, row)) reject(batch, row);
    if (batch.table() != nullptr && batch.entry(row).is_rest) end_table(*batch.table());
  }
  // One id a batch: to copy each would cost more than all else about it.
  if (table_in_use_.last_row) table_in_use_.last = batch.brief(*table_in_use_.last_row).id;
  table_in_use_.last_row.reset();
  tally_.add(batch.verdicts(), accepted_);
  communities_ = tally_.communities();
  has_room_for_notices_ = has_document_ && notices_.remarks.has_room();
  for (const auto& report : reports_) report->flush();
  stop_if_all_failed();
  observer_.progress(tally_.communities(), share_);
}

void Pipeline::begin_or_go_on(const Batch& batch) {
  const TableRows* rows = batch.table();
  if (rows != nullptr && rows->file() == table_in_use_.file) return;
  end_table_in_use();
  if (rows != nullptr) table_in_use_.file = rows->file();
}

/// Its communities were read while somebody may have been writing the file, and are told apart.
void Pipeline::end_table_in_use() {
  const auto& file = table_in_use_.file;
  if (file && !table_in_use_.is_named && file->has_changed()) name_changed(*file);
  table_in_use_ = {};
}

/// Stands in the report for a file that was changed while it was read.
void Pipeline::name_changed(const InputFile& file) {
  table_in_use_.is_named = true;
  Sources whole;  // no excerpt is shown: nobody knows what the reader saw
  const Span place{0, 0, whole.add(file.name(), "")};
  const TableInUse& use = table_in_use_;
  const Diagnostic why = use.communities == 0 ? diagnostic(Code::FileChanged, place)
                                              : diagnostic(Code::CommunitiesOfChangedFile, place,
                                                           std::to_string(use.communities),
                                                           range_of(use.first, use.last));
  result::Remark remark = audit::remark(why, whole);
  result::Rejected rejected{{}, remark.location, {std::move(remark)}, true};
  messages_.pass_on(rejected.diagnostics, whole);
  add_rejected(std::move(rejected));
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
    batch.reject_duplicate(row, to_string(*first));
    return false;
  }
  Bitmap::set(accepted_.data(), row);
  auto& accepted = std::get<Accepted>(batch.processed(row));
  if (!accepted.faults.empty() || accepted.remark_count != 0) {
    std::vector<result::Remark> messages = accepted.faults;
    messages.insert(messages.end(), accepted.remarks.begin(), accepted.remarks.end());
    messages_.pass_on(messages, entry.file->sources());
    outcome_.has_errors = outcome_.has_errors || !accepted.faults.empty();
    tally_.count_remarks(accepted.remark_count);
    if (has_document_) {
      const report::MessageOwner owner{community.id, community.name};
      notices_.faults.add(owner, accepted.faults, community.fault_count);
      if (!notices_.remarks.has_room()) accepted.remarks.clear();
      notices_.remarks.add(owner, accepted.remarks, accepted.remark_count);
    }
  }
  if (batch.table() != nullptr) {
    if (table_in_use_.communities++ == 0) table_in_use_.first = community.id;
    table_in_use_.last_row = row;
  }
  outcome_.gate_met = outcome_.gate_met && plan_.gate.meets(community);
  tally_.add(community, entry.origin.identity);
  if (accepted.lift) tally_.add(std::move(*accepted.lift));
  add_readings(batch, row);
  remark_on_names(batch, row);
  for (std::size_t i = 0; i < reports_.size(); ++i) {
    reports_[i]->add(community, batch.piece(i, row));
    reports_[i]->add_page(community.id, batch.page(i, row));
  }
  return true;
}

void Pipeline::add_readings(Batch& batch, std::size_t row) {
  const InputEntry& entry = batch.entry(row);
  if (entry.origin.readings.empty()) return;
  if (tally_.has_new_kind(entry.origin.readings)) batch.find_places(row);
  tally_.add(entry.origin.readings, entry.file->sources(), entry.origin.cells);
}

/// No report of the community tells of these remarks: it may have been written before.
void Pipeline::remark_on_names(Batch& batch, std::size_t row) {
  const InputEntry& entry = batch.entry(row);
  const SeenNames::Odd odd = names_.add(entry.origin.identity);
  if (odd.count() == 0) return;
  if (!tally_.lists_remarks() && messages_.is_reached()) {
    tally_.leave_out_remarks(odd.count());
    messages_.leave_out();
    return;
  }
  batch.find_places(row);
  const Sources& sources = entry.file->sources();
  std::vector<result::Remark> remarks;
  const Diagnostics found = odd.remarks(entry.origin.identity, entry.origin.span);
  for (const Diagnostic& one : found.all()) {
    remarks.push_back(audit::remark(one, sources, entry.origin.cells));
    tally_.add(remarks.back());
  }
  messages_.pass_on(remarks, sources);
}

void Pipeline::reject(Batch& batch, std::size_t row) {
  const InputEntry& entry = batch.entry(row);
  // What seems to be wrong with the rest of a file says nothing once somebody has changed it.
  if (entry.is_rest && entry.file->has_changed()) return name_changed(*entry.file);
  auto& rejected = std::get<result::Rejected>(batch.processed(row));
  const std::vector<result::Remark>& messages = rejected.diagnostics;
  if (messages.front().diagnostic.code == Code::NoPeriod) ++outcome_.without_year;
  messages_.pass_on(messages, entry.file->sources());
  add_rejected(std::move(rejected));
}

/// What the input itself is, and rows of it that are no communities.
void Pipeline::add_input_readings(const InputEntry& entry) {
  const Sources& sources = entry.file->sources();
  if (!entry.input_readings.empty()) tally_.add(entry.input_readings, sources, entry.header);
  if (entry.is_passed_over) tally_.add(entry.origin.readings, sources, entry.origin.cells);
}

void Pipeline::add_input_faults(const InputEntry& entry) {
  if (entry.input_faults.empty()) return;
  outcome_.has_errors = true;
  const Sources& sources = entry.file->sources();
  const std::vector<result::Remark> faults =
      audit::remarks(entry.input_faults.all(), sources, entry.header);
  messages_.pass_on(faults, sources);
  for (const result::Remark& one : faults) {
    if (has_document_) notices_.faults.add({}, {one}, 1);
    tally_.add_input_fault(one);
  }
}

void Pipeline::add_input_remarks(const InputEntry& entry) {
  if (entry.input_remarks.empty()) return;
  const Sources& sources = entry.file->sources();
  const std::vector<result::Remark> remarks =
      audit::remarks(entry.input_remarks.all(), sources, entry.header);
  messages_.pass_on(remarks, sources);
  for (const result::Remark& one : remarks) {
    if (has_document_) notices_.remarks.add({}, {one}, 1);
    tally_.add_input_remark(one);
  }
}

/// The report says which files are not in the usual encoding, and what was read.
void Pipeline::count_file(const InputFile& file) {
  if (!file.digest().empty()) tally_.add(result::InputDigest{file.name(), file.digest()});
  if (file.encoding() != Encoding::Utf8) tally_.add_decoded(file.encoding(), file.name());
}

void Pipeline::add_rejected(result::Rejected rejected) {
  outcome_.has_errors = true;
  rejected.after = tally_.communities();
  for (const auto& report : reports_) report->add(rejected);
  tally_.add(std::move(rejected));
}

/// Once this is false it stays false, so all communities whose remarks are used have them.
bool Pipeline::needs_remarks() const { return !messages_.is_reached() || has_room_for_notices_; }

bool Pipeline::may_show(std::size_t target, const std::optional<result::Score>& score) const {
  return reports_[target]->may_show(score);
}

void Pipeline::stop_if_all_failed() {
  const bool all_failed = std::all_of(reports_.begin(), reports_.end(),
                                      [](const auto& report) { return report->error(); });
  if (all_failed) stop_ = true;
}

void Pipeline::finish_reports() {
  seen_ = SeenCommunities();
  names_ = SeenNames();  // no community follows, and the summary can be large
  const result::Summary summary = tally_.finish();
  for (const auto& report : reports_) report->finish(summary, notices_);
}

std::vector<TargetResult> Pipeline::target_results() const {
  std::vector<TargetResult> results;
  for (const auto& report : reports_) {
    if (report->error()) {
      results.emplace_back(*report->error());
    } else {
      results.emplace_back(Written{});
    }
  }
  return results;
}

Outcome assess_inputs(const Plan& plan, InputQueue& queue, const system::MakeSpool& make_spool,
                      Observer& observer) {
  return Pipeline(plan, queue, make_spool, observer).run();
}

}  // namespace cbps::run
