#include <algorithm>

#include "cbps/audit/assess.h"

namespace cbps::audit {
namespace {

constexpr std::size_t kMostRejectedListed = 1000;

std::int64_t hundredths(const Fraction& score) { return round_down(score, 2, 2).units; }

}  // namespace

Tally::Tally(const Task& task) {
  summary_.checks = task.selection.size();
  summary_.grades.resize(task.pack.grades.size());
  for (std::size_t s = 0; s < task.pack.standards.size(); ++s) {
    if (task.selection.has(s)) standards_.push_back({task.pack.standards[s].id, 0, 0, 0});
  }
}

void Tally::add(const result::Community& community) {
  ++summary_.communities;
  summary_.verdicts.add(community.counts);
  if (community.score) {
    ++scored_;
    percent_sum_ += hundredths(community.score->floor);
    high_sum_ += hundredths(community.score->ceiling);
  }
  if (community.grade) ++summary_.grades[*community.grade];
  for (std::size_t s = 0; s < community.standards.size(); ++s) {
    const result::Outcome outcome = community.standards[s].outcome;
    standards_[s].fail += outcome == result::Outcome::Fail ? 1 : 0;
    standards_[s].unknown += outcome == result::Outcome::Unknown ? 1 : 0;
    standards_[s].applies += outcome == result::Outcome::NotApplicable ? 0 : 1;
  }
}

void Tally::add(result::Rejected rejected) {
  ++summary_.rejected_count;
  if (summary_.rejected.size() < kMostRejectedListed) {
    summary_.rejected.push_back(std::move(rejected));
  }
}

result::Summary Tally::finish() {
  if (scored_ > 0) {
    const auto scored = static_cast<Int128>(scored_);
    summary_.mean_percent = Fraction(percent_sum_, scored * 10000);
    summary_.mean_high = Fraction(high_sum_, scored * 10000);
  }
  for (const result::StandardTally& one : standards_) {
    if (one.fail + one.unknown > 0) summary_.worst_standards.push_back(one);
  }
  std::stable_sort(summary_.worst_standards.begin(), summary_.worst_standards.end(),
                   [](const result::StandardTally& a, const result::StandardTally& b) {
                     return a.fail != b.fail ? a.fail > b.fail : a.unknown > b.unknown;
                   });
  return std::move(summary_);
}

}  // namespace cbps::audit
