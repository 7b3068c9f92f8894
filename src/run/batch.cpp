#include "run/batch.h"

#include <algorithm>
#include <span>
#include <utility>

#include "cbps/result/levers.h"

namespace cbps::run {
Batch::Batch(const Plan& plan)
    : plan_(plan),
      shows_lifts_(shows_lifts(plan.targets)),
      assessor_(plan.task, plan.most_rows),
      read_(plan.task.pack.dictionary, plan.most_rows),
      processed_(plan.most_rows),
      briefs_(plan.most_rows) {
  const std::vector<std::size_t> ends(plan.most_rows);
  for (std::size_t i = 0; i < plan.targets.size(); ++i) {
    pieces_.push_back({report::CommunityForm::None, {{}, ends}, {{}, ends}});
  }
}

std::string_view Batch::RowTexts::at(std::size_t row) const {
  const std::size_t begin = row == 0 ? 0 : ends[row - 1];
  return std::string_view(bytes).substr(begin, ends[row] - begin);
}

void Batch::assess(const Demand& demand) {
  for (Pieces& pieces : pieces_) {
    pieces.of_report.bytes.clear();
    pieces.pages.bytes.clear();
  }
  ids_.clear();
  assessor_.evaluate(read_.facts());
  bool has_changed = false;
  for (std::size_t row = 0; row < size(); ++row) {
    if (settle_contradictions(row)) has_changed = true;
    if (plan_.strict) read_.entry(row).reject_for_faults();
  }
  if (has_changed) assessor_.evaluate(read_.facts());
  if (plan_.task.needs_ids()) assessor_.name_rows(ids());
  assessor_.brief(std::span(briefs_).first(size()));
  for (std::size_t row = 0; row < size(); ++row) {
    process(row, demand);
    for (Pieces& pieces : pieces_) {
      pieces.of_report.ends[row] = pieces.of_report.bytes.size();
      pieces.pages.ends[row] = pieces.pages.bytes.size();
    }
  }
}

std::vector<std::string_view> Batch::ids() const {
  std::vector<std::string_view> all;
  for (std::size_t row = 0; row < size(); ++row) {
    all.push_back(read_.entry(row).origin.identity.id);
  }
  return all;
}

std::size_t Batch::communities_beside(std::size_t row, const Demand& demand) {
  // Of one batch; where more matter, the communities of the batches before tell.
  constexpr std::size_t kMostCounted = 100;
  const std::size_t beside = std::max(demand.communities(), ids_.size());
  if (beside < kMostCounted) ids_.insert(read_.entry(row).origin.identity.id);
  return beside;
}

bool Batch::choose_forms(std::size_t row, std::size_t beside, const Demand& demand) {
  bool is_in_full = false;
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    const Target& target = plan_.targets[i];
    pieces_[i].form = demand.may_show(i, briefs_[row].score)
                          ? report::community_form(*target.format, target.style, beside)
                          : report::CommunityForm::None;
    is_in_full =
        is_in_full || pieces_[i].form == report::CommunityForm::Full || target.pages != nullptr;
  }
  return is_in_full;
}

/// All error rules are judged on the facts as they were read, and only then facts become invalid.
bool Batch::settle_contradictions(std::size_t row) {
  InputEntry& entry = read_.entry(row);
  const bool breaks_rule = assessor_.verdicts().contradicts(row);
  if (!entry.diagnostics.empty() || (!breaks_rule && entry.origin.contradicted.empty())) {
    return false;
  }
  if (breaks_rule) {
    find_places(row);
    auto [faults, facts] = assessor_.contradictions(row, entry.origin, entry.file->sources());
    entry.origin.faults.append(std::move(faults));
    for (const FieldId fact : facts) read_.facts().set_invalid(fact, row);
  }
  for (const FieldId fact : entry.origin.contradicted) read_.facts().set_invalid(fact, row);
  return true;
}

void Batch::process(std::size_t row, const Demand& demand) {
  const InputEntry& entry = read_.entry(row);
  if (entry.is_passed_over) {
    processed_[row] = PassedOver{};
    return;
  }
  if (!entry.diagnostics.empty()) {
    processed_[row] = rejected(entry);
    return;
  }
  const std::size_t beside = communities_beside(row, demand);
  const bool is_compared = shows_lifts_ && beside < result::kMostLifts;
  if (choose_forms(row, beside, demand) || is_compared) {
    processed_[row] = process_in_full(row, beside, is_compared);
  } else {
    process_in_brief(row, demand.needs_remarks(), accept(row));
  }
  write_briefs(row);
}

/// Nearly all rows are accepted without a word: what is there is used again.
Accepted& Batch::accept(std::size_t row) {
  auto* accepted = std::get_if<Accepted>(&processed_[row]);
  if (accepted == nullptr) return processed_[row].emplace<Accepted>();
  accepted->faults.clear();
  accepted->remarks.clear();
  accepted->lift.reset();
  return *accepted;
}

Accepted Batch::process_in_full(std::size_t row, std::size_t beside, bool is_compared) {
  find_places(row);
  name(row);
  const InputEntry& entry = read_.entry(row);
  result::Community community = assessor_.assess(row, entry.origin, entry.file->sources());
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    const auto& [format, common, output, pages] = plan_.targets[i];
    report::Style style = common;
    style.beside = beside;
    if (pieces_[i].form == report::CommunityForm::Full) {
      format->each(plan_.head, community, style, pieces_[i].of_report.bytes);
    }
    if (pages != nullptr) format->page(plan_.head, community, style, pieces_[i].pages.bytes);
  }
  Accepted accepted{std::move(community.faults), community.remarks.size(),
                    std::move(community.remarks)};
  if (is_compared) accepted.lift = result::lift_of(plan_.head, community);
  return accepted;
}

void Batch::process_in_brief(std::size_t row, bool with_remarks, Accepted& accepted) {
  const InputEntry& entry = read_.entry(row);
  const audit::Verdicts& verdicts = assessor_.verdicts();
  accepted.remark_count = verdicts.doubts(row) + entry.origin.remarks.size();
  if (accepted.remark_count != 0 && with_remarks) {
    find_places(row);
    accepted.remarks = assessor_.remarks(row, entry.origin, entry.file->sources());
  }
  const std::span<const Diagnostic> faults = entry.origin.faults.all();
  if (!faults.empty()) {
    accepted.faults = audit::remarks(faults.first(std::min(faults.size(), result::kMostFaults)),
                                     entry.file->sources(), entry.origin.cells);
  }
  name(row);
}

void Batch::write_briefs(std::size_t row) {
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    const Target& target = plan_.targets[i];
    if (pieces_[i].form != report::CommunityForm::Brief) continue;
    target.format->line(plan_.head, briefs_[row], target.style, pieces_[i].of_report.bytes);
  }
}

/// Adds to a brief what the verdicts do not tell: the identity, the source and the faults.
void Batch::name(std::size_t row) {
  const InputEntry& entry = read_.entry(row);
  result::Brief& brief = briefs_[row];
  brief.id = entry.origin.identity.id;
  brief.name = entry.origin.identity.name;
  brief.fault_count = entry.origin.faults.size();
  entry.source(brief.source);
}

void Batch::reject_duplicate(std::size_t row, const std::string& first_place) {
  find_places(row);
  InputEntry& entry = read_.entry(row);
  entry.diagnostics.add(Code::DuplicateCommunity, entry.origin.span, briefs_[row].id, first_place);
  processed_[row] = rejected(entry);
}

}  // namespace cbps::run
