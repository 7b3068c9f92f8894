#include "cbps/audit/tally.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "audit/figure_sums.h"
#include "audit/ranking.h"
#include "audit/roll_up.h"
#include "cbps/audit/assess.h"
#include "cbps/audit/baseline.h"
#include "cbps/result/waiver_index.h"

namespace cbps::audit {

using result::RuleTally;

namespace {

std::size_t count(std::uint64_t rows) { return static_cast<std::size_t>(std::popcount(rows)); }

void add_outcomes(const OutcomeWords& outcomes, const std::vector<std::uint64_t>& rows,
                  std::size_t words, RuleTally& tally) {
  for (std::size_t word = 0; word < words; ++word) {
    const std::size_t fail = count(outcomes.fail[word] & rows[word]);
    const std::size_t unknown = count(outcomes.unknown[word] & rows[word]);
    tally.fail += fail;
    tally.unknown += unknown;
    tally.applies += fail + unknown + count(outcomes.pass[word] & rows[word]) +
                     count(outcomes.pending[word] & rows[word]);
  }
}

/// Those with a fail or unknown: most fails first, then most undecided; of equals the first of the
/// rules.
std::vector<RuleTally> worst_of(const std::vector<RuleTally>& all) {
  std::vector<RuleTally> worst;
  std::copy_if(all.begin(), all.end(), std::back_inserter(worst),
               [](const RuleTally& one) { return one.fail + one.unknown > 0; });
  std::stable_sort(worst.begin(), worst.end(), [](const RuleTally& a, const RuleTally& b) {
    return a.fail != b.fail ? a.fail > b.fail : a.unknown > b.unknown;
  });
  return worst;
}

}  // namespace

Tally::Tally(const Task& task, bool sums_losses)
    : dictionary_(task.pack.dictionary),
      sums_(std::make_unique<FigureSums>()),
      roll_up_(std::make_unique<RollUp>(task.pack.grades.size(), sums_losses)),
      ranking_(std::make_unique<Ranking>()),
      not_applied_(dictionary_.fields.size()),
      not_applied_to_(dictionary_.fields.size()) {
  summary_.checks = task.selection.size();
  if (task.waivers != nullptr) summary_.waivers.resize(task.waivers->all().size());
  if (task.baseline != nullptr) {
    summary_.since.emplace();
    for (const std::string_view id : task.baseline->ids()) gone_.insert(id);
  }
  summary_.grades.resize(task.pack.grades.size());
  summary_.open_grades.resize(task.pack.grades.size());
  const Verdicts shape(task, 1);
  for (std::size_t i = 0; i < shape.check_count(); ++i) checks_.push_back({shape.check(i).id});
  for (const Verdicts::Part& part : shape.parts()) {
    standards_.push_back({task.pack.standards[part.standard].id});
  }
}

Tally::~Tally() = default;

void Tally::add(const result::Brief& community, const data::Identity& identity) {
  const Figures figures = figures_of(community);
  ++summary_.communities;
  summary_.verdicts.add(community.counts);
  summary_.fault_count += community.fault_count;
  sums_->add(figures);
  if (community.grade) {
    ++summary_.grades[*community.grade];
    summary_.open_grades[*community.grade] += community.ceiling_grade ? 1 : 0;
  }
  if (community.score) {
    ++summary_.ranked;
    ranking_->add(community);
    if (is_complete(community)) complete_.add(*figures.percent);
  }
  roll_up_->add(identity, community, figures);
  for (const result::WaiverHit& hit : community.waivers) {
    result::WaiverUse& use = summary_.waivers[hit.waiver - 1];
    ++use.communities;
    use.checks += hit.checks;
  }
  if (community.waived) ++summary_.waived_communities;
  if (community.since) add(*community.since);
  gone_.erase(community.id);
}

void Tally::add(const result::CommunitySinceBaseline& since) {
  result::AllSinceBaseline& all = *summary_.since;
  const std::size_t checks = since.fail + since.unknown;
  all.communities += checks == 0 ? 0 : 1;
  all.checks += checks;
  all.known += since.known;
  all.fixed += since.fixed.size();
  all.came += since.is_new ? 1 : 0;
}

void Tally::add(const Verdicts& verdicts, const std::vector<std::uint64_t>& rows) {
  for (std::size_t i = 0; i < checks_.size(); ++i) {
    add_outcomes(verdicts.outcomes(i), rows, verdicts.words(), checks_[i]);
  }
  for (std::size_t i = 0; i < standards_.size(); ++i) {
    add_outcomes(verdicts.part_outcomes(i), rows, verdicts.words(), standards_[i]);
  }
  add_not_applied(verdicts, rows);
}

void Tally::add_not_applied(const Verdicts& verdicts, const std::vector<std::uint64_t>& rows) {
  for (std::size_t word = 0; word < verdicts.words(); ++word) {
    std::fill(not_applied_to_.begin(), not_applied_to_.end(), 0);
    for (const Verdicts::NotApplied& one : verdicts.not_applied()) {
      if (one.word != word) continue;
      const auto fact = static_cast<std::size_t>(one.fact);
      not_applied_[fact].verdicts += count(one.rows & rows[word]);
      not_applied_to_[fact] |= one.rows & rows[word];
    }
    for (std::size_t fact = 0; fact < not_applied_.size(); ++fact) {
      not_applied_[fact].communities += count(not_applied_to_[fact]);
    }
  }
}

bool Tally::has_new_kind(const data::Readings& readings) const {
  const std::vector<result::ReadingCount>& known = summary_.readings;
  const auto is_new = [&known](const data::Readings::Entry& one) {
    return std::none_of(known.begin(), known.end(), [&one](const result::ReadingCount& other) {
      return other.kind == one.kind;
    });
  };
  return std::any_of(readings.entries().begin(), readings.entries().end(), is_new);
}

void Tally::add(const data::Readings& readings, const Sources& sources,
                const data::RowCells& cells) {
  std::vector<result::ReadingCount>& all = summary_.readings;
  for (const data::Readings::Entry& one : readings.entries()) {
    auto place = std::find_if(all.begin(), all.end(), [&one](const result::ReadingCount& other) {
      return other.kind >= one.kind;
    });
    if (place == all.end() || place->kind != one.kind) {
      place = all.insert(place, {one.kind, 0, locate(one.first, sources, cells)});
    }
    place->count += one.count;
  }
}

void Tally::add(result::InputDigest input) { summary_.inputs.push_back(std::move(input)); }

void Tally::add_decoded(Encoding encoding, const std::string& file) {
  std::vector<result::ReadingCount>& all = summary_.readings;
  const auto place = std::find_if(all.begin(), all.end(), [encoding](const auto& other) {
    return other.kind > ReadingKind::Encoding || *other.encoding >= encoding;
  });
  if (place != all.end() && place->encoding == encoding) {
    ++place->count;
  } else {
    all.insert(place, {ReadingKind::Encoding, 1, {file, 0, 0, {}}, encoding});
  }
}

void Tally::add(result::Rejected rejected) {
  ++summary_.rejected_count;
  if (summary_.rejected.size() < result::kMostRejected) {
    summary_.rejected.push_back(std::move(rejected));
  }
}

void Tally::add(result::Lift lift) {
  if (summary_.lifts.size() < result::kMostLifts) summary_.lifts.push_back(std::move(lift));
}

void Tally::add_input_fault(result::Remark fault) {
  ++summary_.input_fault_count;
  ++summary_.fault_count;
  if (summary_.input_faults.size() < result::kMostRejected) {
    summary_.input_faults.push_back(std::move(fault));
  }
}

void Tally::add_input_remark(result::Remark remark) {
  ++summary_.input_remark_count;
  ++summary_.remark_count;
  if (summary_.input_remarks.size() < result::kMostRemarks) {
    summary_.input_remarks.push_back(std::move(remark));
  }
}

void Tally::add(result::Remark remark) {
  if (lists_remarks()) {
    summary_.remarks.push_back(std::move(remark));
  } else {
    ++summary_.remarks_left_out;
  }
}

result::Summary Tally::finish() {
  if (summary_.since) {
    summary_.since->gone = gone_.size();
    for (const std::string_view id : gone_) {
      if (summary_.since->gone_ids.size() == result::kMostGone) break;
      summary_.since->gone_ids.emplace_back(id);
    }
  }
  summary_.means = sums_->means();
  summary_.complete = {complete_.count(), complete_.mean(), complete_.median()};
  summary_.worst_standards = worst_of(standards_);
  summary_.worst_checks = worst_of(checks_);
  summary_.not_rolled_up = roll_up_->left_out();
  summary_.groups = roll_up_->finish();
  for (std::size_t fact = 0; fact < not_applied_.size(); ++fact) {
    if (not_applied_[fact].verdicts == 0) continue;
    const Field& field = dictionary_.field(static_cast<FieldId>(fact));
    summary_.zeros.push_back({field.id, label_alone(field.label, field.short_label),
                              not_applied_[fact].communities, not_applied_[fact].verdicts});
  }
  // Of equals the first by the bytes of its name.
  std::sort(summary_.zeros.begin(), summary_.zeros.end(), [](const auto& a, const auto& b) {
    return a.verdicts != b.verdicts ? a.verdicts > b.verdicts : a.field < b.field;
  });
  summary_.score_bins = ranking_->bins();
  summary_.ranking = ranking_->finish();
  return std::move(summary_);
}

}  // namespace cbps::audit
