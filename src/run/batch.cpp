#include "run/batch.h"

#include <algorithm>
#include <span>
#include <utility>

namespace cbps::run {
namespace {

/// Errors that are listed of one community. One that has more is wrong as a whole, and the first
/// errors show how.
constexpr std::size_t kMostFaultsListed = 100;

}  // namespace

Batch::Batch(const Plan& plan)
    : plan_(plan),
      shows_whole_(plan.style.extent != report::Extent::Summary &&
                   !report::in_lines(plan.format, plan.style)),
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
  Processed& made = rows_[row];
  made.is_rejected = false;
  made.remarks.clear();
  made.has_remarks = false;
  if (!entries_[row].diagnostics.empty()) return reject(row);
  if (shows_whole_) {
    assess_whole(row);
  } else {
    assess_brief(row, with_remarks);
  }
}

void Batch::assess_whole(std::size_t row) {
  Processed& made = rows_[row];
  find_places(row);
  const InputEntry& entry = entries_[row];
  audit::Assessed assessed = assessor_.assess(row, entry.origin, entry.file->sources());
  if (auto* rejected = std::get_if<result::Rejected>(&assessed)) {
    made.is_rejected = true;
    made.rejection = std::move(*rejected);
    return;
  }
  auto& community = std::get<result::Community>(assessed);
  name(row);
  plan_.format.each(plan_.head, community, plan_.style, pieces_);
  made.has_remarks = !community.remarks.empty();
  made.remarks = std::move(community.remarks);
}

void Batch::assess_brief(std::size_t row, bool with_remarks) {
  const InputEntry& entry = entries_[row];
  Processed& made = rows_[row];
  const audit::Verdicts& verdicts = assessor_.verdicts();
  const bool is_contradicted = verdicts.contradicts(row);
  made.has_remarks = verdicts.is_doubtful(row) || !entry.origin.remarks.empty();
  if (is_contradicted || (made.has_remarks && with_remarks)) {
    find_places(row);
    auto [errors, remarks] = assessor_.object(row, entry.origin, entry.file->sources());
    made.is_rejected = is_contradicted;
    if (is_contradicted) {
      made.rejection = {entry.origin.identity.id, entry.source(), std::move(errors), false};
      return;
    }
    made.remarks = std::move(remarks);
  }
  name(row);
  if (plan_.style.extent != report::Extent::Summary) {
    plan_.format.line(plan_.head, briefs_[row], plan_.style, pieces_);
  }
}

/// Adds to a brief what the verdicts do not tell: the identity and the source.
void Batch::name(std::size_t row) {
  const InputEntry& entry = entries_[row];
  result::Brief& brief = briefs_[row];
  brief.id = entry.origin.identity.id;
  brief.name = entry.origin.identity.name;
  entry.source(brief.source);
}

void Batch::find_places(std::size_t row) {
  if (table_rows_ != nullptr) table_rows_->find_places(entries_[row]);
}

std::string_view Batch::piece(std::size_t row) const {
  const std::size_t begin = row == 0 ? 0 : rows_[row - 1].piece_end;
  return std::string_view(pieces_).substr(begin, rows_[row].piece_end - begin);
}

void Batch::reject_duplicate(std::size_t row, const std::string& first_place) {
  find_places(row);
  InputEntry& entry = entries_[row];
  entry.diagnostics.add(Code::DuplicateCommunity, entry.origin.span, briefs_[row].id, first_place);
  reject(row);
}

void Batch::reject(std::size_t row) {
  const InputEntry& entry = entries_[row];
  const Sources& sources = entry.file->sources();
  result::Rejected rejected{entry.origin.identity.id, entry.source(), {}, entry.is_rest};
  const std::span<const Diagnostic> faults = entry.diagnostics.all();
  const auto listed = faults.first(std::min(faults.size(), kMostFaultsListed));
  for (const Diagnostic& one : listed) {
    rejected.diagnostics.push_back(audit::remark(one, sources, entry.origin.cells));
  }
  if (listed.size() < faults.size()) {
    const Diagnostic more = diagnostic(Code::MoreFaults, listed.back().span,
                                       std::to_string(faults.size() - listed.size()));
    rejected.diagnostics.push_back(audit::remark(more, sources, entry.origin.cells));
  }
  rows_[row].is_rejected = true;
  rows_[row].rejection = std::move(rejected);
}

}  // namespace cbps::run
