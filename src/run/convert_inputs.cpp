#include "cbps/run/convert_inputs.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <utility>

#include "cbps/audit/assess.h"
#include "cbps/eval/evaluator.h"
#include "run/fact_store.h"
#include "run/message_limit.h"
#include "run/seen_communities.h"
#include "run/unit_reader.h"

namespace cbps::run {
namespace {

/// No day is later: what a conversion writes does not depend on the day of an assessment.
constexpr int kLastYear = 9999;

class Converter final : private BatchUser {
 public:
  Converter(const ConversionPlan& plan, InputQueue& queue, system::Spool& spool,
            system::Sink& output, Observer& observer)
      : plan_(plan),
        queue_(queue),
        spool_(spool),
        output_(output),
        observer_(observer),
        messages_(observer),
        years_{{Period{plan.year}, Period{kLastYear}.end()}, plan.source},
        batch_(plan.dictionary, eval::kBatchRows),
        contents_(plan.dictionary),
        store_(plan.dictionary, spool) {}

  Conversion run() {
    if (output_.error()) fail(output_);
    UnitReader reader(queue_, plan_.dictionary, years_, batch_);
    while (!has_enough()) {
      auto unit = queue_.take();
      if (!unit) break;
      reader.read(std::move(*unit), *this);
    }
    end_table();
    observer_.input_ended(messages_.left_out());
    result_.communities = contents_.communities();
    if (!result_.failure && !was_changed_ && result_.communities > 0) write();
    return std::move(result_);
  }

 private:
  [[nodiscard]] bool has_enough() const override { return result_.failure.has_value(); }

  void use() override {
    const InputFile* table = batch_.table() == nullptr ? nullptr : batch_.table()->file().get();
    if (table != nullptr && table == ended_.get()) return;
    if (table != table_.get()) end_table();
    if (table != nullptr) table_ = batch_.table()->file();
    for (std::size_t row = 0; row < batch_.size(); ++row) {
      add(row);
      if (table != nullptr && batch_.entry(row).is_rest) {
        ended_ = table_;
        queue_.drop_rest_of(*table_);
      }
    }
    if (!store_.flush()) fail(spool_);
    observer_.progress(contents_.communities(), queue_.share());
  }

  void add(std::size_t row) {
    InputEntry& entry = batch_.entry(row);
    const Sources& sources = entry.file->sources();
    if (!entry.input_faults.empty()) {
      pass_on(audit::remarks(entry.input_faults.all(), sources, entry.header), sources, true);
    }
    if (!entry.input_remarks.empty()) {
      pass_on(audit::remarks(entry.input_remarks.all(), sources, entry.header), sources, false);
    }
    if (entry.is_passed_over) return;
    if (plan_.strict) entry.reject_for_faults();
    const int year = entry.stated_year.value_or(plan_.year);
    if (entry.diagnostics.empty()) name_duplicate(row, year);
    if (!entry.diagnostics.empty()) return reject(entry);
    name_messages(row);
    const convert::Community community{entry.origin.identity, year, batch_.facts(), row,
                                       entry.origin.contradicted};
    contents_.add(community);
    store_.add(community);
  }

  void name_duplicate(std::size_t row, int year) {
    InputEntry& entry = batch_.entry(row);
    const auto first = seen_[year].add(entry.origin.identity.id, entry.source());
    if (!first) return;
    batch_.find_places(row);
    entry.diagnostics.add(Code::DuplicateCommunity, entry.origin.span, entry.origin.identity.id,
                          to_string(*first));
  }

  void reject(const InputEntry& entry) {
    if (entry.is_rest && entry.file->has_changed()) return name_changed(*entry.file);
    const std::vector<result::Remark> why = rejected(entry).diagnostics;
    if (why.front().diagnostic.code == Code::NoPeriod) ++result_.without_year;
    pass_on(why, entry.file->sources(), true);
  }

  /// What is wrong with facts of a community that is written, and what is remarked upon them.
  void name_messages(std::size_t row) {
    const data::Origin& origin = batch_.entry(row).origin;
    if (origin.faults.empty() && origin.remarks.empty()) return;
    if (!messages_.is_reached()) batch_.find_places(row);
    const Sources& sources = batch_.entry(row).file->sources();
    const std::span<const Diagnostic> faults = origin.faults.all();
    const auto listed = faults.first(std::min(faults.size(), result::kMostFaults));
    std::vector<result::Remark> all = audit::remarks(listed, sources, origin.cells);
    for (const Diagnostic& one : origin.remarks.all()) {
      all.push_back(audit::remark(one, sources, origin.cells));
    }
    pass_on(all, sources, !faults.empty());
  }

  void pass_on(const std::vector<result::Remark>& messages, const Sources& sources,
               bool are_errors) {
    result_.has_errors = result_.has_errors || are_errors;
    messages_.pass_on(messages, sources);
  }

  /// The rows of a table are read from the file itself, which somebody may have written meanwhile.
  void end_table() {
    const std::shared_ptr<const InputFile> table = std::exchange(table_, nullptr);
    if (table && table->has_changed()) name_changed(*table);
  }

  void name_changed(const InputFile& file) {
    if (was_changed_ && changed_ == file.name()) return;
    was_changed_ = true;
    changed_ = file.name();
    Sources whole;  // no excerpt is shown: nobody knows what the reader saw
    const Diagnostic why = diagnostic(Code::FileChanged, Span{0, 0, whole.add(file.name(), "")});
    pass_on({audit::remark(why, whole)}, whole, true);
  }

  void write() {
    const auto writer = plan_.format.writer(plan_.dictionary, contents_, plan_.style);
    std::string out;
    writer->begin(out);
    FactStore::Block block = store_.empty_block();
    for (std::size_t i = 0; i < store_.blocks(); ++i) {
      if (!store_.read(i, block)) return fail(spool_);
      for (std::size_t row = 0; row < block.years.size(); ++row) {
        writer->add(
            {block.identities[row], block.years[row], block.facts, row, block.contradicted[row]},
            out);
      }
      if (!pass_out(out)) return;
    }
    result_.fault = writer->end(out);
    result_.is_written = !result_.fault && pass_out(out);
  }

  bool pass_out(std::string& out) {
    if (!output_.write(out)) {
      fail(output_);
      return false;
    }
    result_.bytes += out.size();
    out.clear();
    return true;
  }

  void fail(const system::Sink& sink) {
    result_.failure = sink.error().value_or(system::WriteError{});
  }

  const ConversionPlan& plan_;
  InputQueue& queue_;
  system::Spool& spool_;
  system::Sink& output_;
  Observer& observer_;
  MessageLimit messages_;
  YearRule years_;
  ReadBatch batch_;
  convert::Contents contents_;
  FactStore store_;
  std::map<int, SeenCommunities> seen_;     ///< by year
  std::shared_ptr<const InputFile> table_;  ///< whose rows are being used
  std::shared_ptr<const InputFile> ended_;  ///< a table of which the rest cannot be read
  bool was_changed_ = false;                ///< a table was, and so nothing is written
  std::string changed_;                     ///< its name
  Conversion result_;
};

}  // namespace

Conversion convert_inputs(const ConversionPlan& plan, InputQueue& queue, system::Spool& spool,
                          system::Sink& output, Observer& observer) {
  return Converter(plan, queue, spool, output, observer).run();
}

}  // namespace cbps::run
