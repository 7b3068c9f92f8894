#include "cli/batch.h"

#include <algorithm>
#include <utility>

namespace cbps::cli {
namespace {

/// Of one community. Who has more has another kind of problem, and wants the first ones.
constexpr std::size_t kMostFaultsListed = 100;

}  // namespace

Batch::Batch(const BatchPlan& plan)
    : plan_(plan),
      in_lines_(report::in_lines(plan.format, plan.style)),
      assessor_(plan.task, plan.most_rows),
      table_(plan.task.pack.dictionary, plan.most_rows),
      entries_(plan.most_rows),
      rows_(plan.most_rows),
      briefs_(plan.most_rows) {}

void Batch::clear(std::size_t most_rows) {
  table_.clear(std::min(most_rows, plan_.most_rows));
  files_.clear();
  table_rows_ = nullptr;
  size_ = 0;
  pieces_.clear();
}

void Batch::read(ProfileEntries& profiles) {
  files_.push_back(profiles.file());
  while (!is_full() && profiles.next(table_, size_, entries_[size_])) ++size_;
}

void Batch::read(TableRows& rows) {
  clear(0);
  table_rows_ = &rows;
  size_ = rows.next(table_, entries_);
}

void Batch::assess(bool with_remarks) {
  assessor_.evaluate(table_);
  assessor_.brief(std::span(briefs_).first(size_));
  for (std::size_t row = 0; row < size_; ++row) {
    assess(row, with_remarks);
    rows_[row].piece_end = pieces_.size();
  }
}

void Batch::assess(std::size_t row, bool with_remarks) {
  const InputEntry& entry = entries_[row];
  Processed& made = rows_[row];
  made.is_rejected = false;
  made.remarks.clear();
  made.has_remarks = false;
  if (!entry.diagnostics.empty()) return reject(row);
  const audit::Verdicts& verdicts = assessor_.verdicts();
  const bool is_contradicted = verdicts.contradicts(row);
  made.has_remarks = verdicts.is_doubtful(row) || !entry.origin.remarks.empty();
  if (is_contradicted || (made.has_remarks && with_remarks)) {
    find_places(row);
    auto [errors, remarks] = assessor_.object(row, entry.origin, entry.file->sources());
    made.remarks = std::move(remarks);
    made.is_rejected = is_contradicted;
    if (is_contradicted) {
      made.rejection = {entry.origin.identity.id, entry.source(), std::move(errors)};
      return;
    }
  }
  result::Brief& brief = briefs_[row];
  brief.id = entry.origin.identity.id;
  brief.name = entry.origin.identity.name;
  entry.source(brief.source);
  if (plan_.style.extent == report::Extent::Summary) return;
  if (in_lines_) return plan_.format.line(plan_.run, brief, plan_.style, pieces_);
  find_places(row);
  const audit::Assessed whole = assessor_.assess(row, entry.origin, entry.file->sources());
  plan_.format.each(plan_.run, std::get<result::Community>(whole), plan_.style, pieces_);
}

void Batch::find_places(std::size_t row) {
  if (table_rows_ != nullptr) table_rows_->find_places(entries_[row]);
}

std::string_view Batch::piece(std::size_t row) const {
  const std::size_t begin = row == 0 ? 0 : rows_[row - 1].piece_end;
  return std::string_view(pieces_).substr(begin, rows_[row].piece_end - begin);
}

void Batch::reject(std::size_t row, Code code, std::vector<Argument> arguments) {
  find_places(row);
  InputEntry& entry = entries_[row];
  entry.diagnostics.add(code, entry.origin.span, std::move(arguments));
  reject(row);
}

void Batch::reject(std::size_t row) {
  InputEntry& entry = entries_[row];
  const Sources& sources = entry.file->sources();
  result::Rejected rejected{entry.origin.identity.id, entry.source(), {}};
  std::vector<Diagnostic>& faults = entry.diagnostics.all();
  if (faults.size() > kMostFaultsListed) {
    const std::size_t more = faults.size() - kMostFaultsListed;
    faults.resize(kMostFaultsListed);
    entry.diagnostics.add(Code::MoreFaults, faults.back().span, {std::to_string(more)});
  }
  for (const Diagnostic& one : faults) {
    rejected.diagnostics.push_back(audit::remark(one, sources, entry.origin.cells));
  }
  rows_[row].is_rejected = true;
  rows_[row].rejection = std::move(rejected);
}

}  // namespace cbps::cli
