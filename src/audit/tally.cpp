#include "cbps/audit/tally.h"

#include <algorithm>
#include <set>

#include "audit/ranking.h"
#include "audit/score.h"
#include "cbps/value/integer.h"

namespace cbps::audit {

using result::Outcome;
using result::RuleTally;

namespace {

void count(Outcome outcome, RuleTally& tally) {
  tally.fail += outcome == Outcome::Fail ? 1 : 0;
  tally.unknown += outcome == Outcome::Unknown ? 1 : 0;
  tally.applies += outcome == Outcome::NotApplicable ? 0 : 1;
}

void keep_if_any(const RuleTally& tally, std::vector<RuleTally>& worst) {
  if (tally.fail + tally.unknown > 0) worst.push_back(tally);
}

/// Most fails first, then most undecided; of equals the first of the rules.
void sort_worst(std::vector<RuleTally>& worst) {
  std::stable_sort(worst.begin(), worst.end(), [](const RuleTally& a, const RuleTally& b) {
    return a.fail != b.fail ? a.fail > b.fail : a.unknown > b.unknown;
  });
}

std::optional<Fraction> mean(std::int64_t sum, std::size_t count) {
  if (count == 0) return std::nullopt;
  return Fraction(sum, static_cast<Int128>(count) * 10'000);
}

}  // namespace

void FigureSums::add(const result::Community& community) {
  if (community.score) {
    ++scored;
    percent_sum += hundredths(community.score->floor);
    high_sum += hundredths(community.score->ceiling);
  }
  if (community.declared) {
    ++declared;
    declared_sum += hundredths(*community.declared);
  }
}

result::Means FigureSums::means() const {
  return {mean(percent_sum, scored), mean(high_sum, scored), mean(declared_sum, declared)};
}

Tally::Tally(const Task& task)
    : grades_(task.pack.grades.size()), ranking_(std::make_unique<Ranking>()) {
  summary_.checks = task.selection.size();
  summary_.grades.resize(grades_);
  for (std::size_t s = 0; s < task.pack.standards.size(); ++s) {
    if (!task.selection.has(s)) continue;
    const rules::Standard& standard = task.pack.standards[s];
    standards_.push_back({standard.id});
    std::vector<RuleTally>& checks = checks_.emplace_back();
    for (std::size_t c = 0; c < standard.checks.size(); ++c) {
      if (task.selection.has(s, c)) checks.push_back({standard.checks[c].id});
    }
  }
}

Tally::~Tally() = default;

void Tally::add(const result::Community& community) {
  ++summary_.communities;
  summary_.verdicts.add(community.counts);
  sums_.add(community);
  if (community.grade) ++summary_.grades[*community.grade];
  if (community.score) {
    ++summary_.ranked;
    ranking_->add(community);
  }
  add_rules(community);
  add_groups(community);
  if (community.counts.not_applicable > 0) add_zeros(community);
}

void Tally::add_rules(const result::Community& community) {
  for (std::size_t s = 0; s < community.standards.size(); ++s) {
    const result::StandardResult& standard = community.standards[s];
    count(standard.outcome, standards_[s]);
    for (std::size_t c = 0; c < standard.checks.size(); ++c) {
      count(standard.checks[c].outcome, checks_[s][c]);
    }
  }
}

void Tally::add_groups(const result::Community& community) {
  for (const result::Membership& membership : community.groups) {
    GroupSums& sums = groups_[{membership.level, membership.key}];
    result::Group& group = sums.group;
    if (group.communities++ == 0) {
      group.what = membership;
      group.grades.resize(grades_);
    }
    // The first name given stands.
    if (group.what.name.empty()) group.what.name = membership.name;
    if (community.grade) ++group.grades[*community.grade];
    sums.sums.add(community);
  }
}

void Tally::add_zeros(const result::Community& community) {
  std::set<std::string_view> fields;
  for (const result::StandardResult& standard : community.standards) {
    for (const result::CheckResult& check : standard.checks) {
      for (const result::Because& because : check.because) {
        result::ReportedZero& zero = zeros_[because.field];
        zero.field = because.field;
        zero.label = because.label;
        ++zero.verdicts;
        if (fields.insert(because.field).second) ++zero.communities;
      }
    }
  }
}

void Tally::add(result::Rejected rejected) {
  ++summary_.rejected_count;
  if (summary_.rejected.size() < result::kMostRejected) {
    summary_.rejected.push_back(std::move(rejected));
  }
}

result::Summary Tally::finish() {
  summary_.means = sums_.means();
  for (const RuleTally& one : standards_) keep_if_any(one, summary_.worst_standards);
  for (const auto& checks : checks_) {
    for (const RuleTally& one : checks) keep_if_any(one, summary_.worst_checks);
  }
  sort_worst(summary_.worst_standards);
  sort_worst(summary_.worst_checks);
  for (auto& [key, sums] : groups_) {
    sums.group.means = sums.sums.means();
    summary_.groups.push_back(std::move(sums.group));
  }
  for (auto& [field, zero] : zeros_) summary_.zeros.push_back(std::move(zero));
  std::stable_sort(summary_.zeros.begin(), summary_.zeros.end(),
                   [](const auto& a, const auto& b) { return a.verdicts > b.verdicts; });
  summary_.ranking = ranking_->finish();
  return std::move(summary_);
}

}  // namespace cbps::audit
