#include "audit/score.h"

#include <algorithm>

namespace cbps::audit {

using result::Counts;
using result::Outcome;

namespace {

Counts count(const std::vector<result::CheckResult>& checks) {
  Counts counts;
  for (const result::CheckResult& check : checks) counts.add(check.outcome);
  return counts;
}

Int128 applicable(const Counts& counts) {
  return static_cast<Int128>(counts.total() - counts.not_applicable);
}

std::size_t grade_of(const rules::RulePack& pack, const Fraction& score) {
  const auto reaches = [&score](const rules::Grade& grade) {
    const Fraction least{grade.at_least.units,
                         static_cast<Int128>(100) * power_of_ten(grade.at_least.scale)};
    return score >= least;
  };
  const auto best = std::find_if(pack.grades.begin(), pack.grades.end(), reaches);
  return static_cast<std::size_t>(best - pack.grades.begin());
}

/// What the standards and checks earn of the community's 100.
void give_points(std::size_t standards, result::Community& community) {
  for (result::StandardResult& standard : community.standards) {
    const Counts counts = count(standard.checks);
    if (applicable(counts) == 0) continue;
    const Int128 all = static_cast<Int128>(standards) * applicable(counts);
    standard.points = {Fraction(100 * static_cast<Int128>(counts.pass), all),
                       Fraction(100, static_cast<Int128>(standards))};
    for (result::CheckResult& check : standard.checks) {
      if (check.outcome == Outcome::NotApplicable) continue;
      const Fraction max(100, all);
      check.points = {check.outcome == Outcome::Pass ? max : Fraction(), max};
    }
  }
}

std::optional<Fraction> declared_share(const std::vector<std::vector<bool>>& declared,
                                       const result::Community& community) {
  Fraction earned;
  Fraction bare;
  for (std::size_t s = 0; s < community.standards.size(); ++s) {
    const auto& checks = community.standards[s].checks;
    for (std::size_t c = 0; c < checks.size(); ++c) {
      if (!checks[c].points) continue;
      earned = earned + checks[c].points->earned;
      if (declared[s][c]) bare = bare + checks[c].points->earned;
    }
  }
  if (earned == Fraction()) return std::nullopt;
  return bare * Fraction(earned.denominator(), earned.numerator());
}

}  // namespace

std::int64_t hundredths(const Fraction& score) { return round_down(score, 2, 2).units; }

Fraction published(std::int64_t hundredths) { return Fraction(hundredths, 10'000); }

Outcome combine(const std::vector<result::CheckResult>& checks) {
  const Counts counts = count(checks);
  if (counts.fail > 0) return Outcome::Fail;
  if (counts.unknown > 0) return Outcome::Unknown;
  return counts.pass > 0 ? Outcome::Pass : Outcome::NotApplicable;
}

void score(const rules::RulePack& pack, const std::vector<std::vector<bool>>& declared,
           result::Community& community) {
  Fraction floor;
  Fraction ceiling;
  std::size_t standards = 0;
  for (const result::StandardResult& standard : community.standards) {
    const Counts counts = count(standard.checks);
    community.counts.add(counts);
    if (applicable(counts) == 0) continue;
    ++standards;
    const auto pass = static_cast<Int128>(counts.pass);
    floor = floor + Fraction(pass, applicable(counts));
    ceiling = ceiling + Fraction(pass + static_cast<Int128>(counts.unknown), applicable(counts));
  }
  if (standards == 0) return;
  const Fraction share(1, static_cast<Int128>(standards));
  community.score = {floor * share, ceiling * share};
  community.grade = grade_of(pack, community.score->floor);
  if (*community.grade >= pack.grades.size()) community.grade.reset();
  const std::size_t high = grade_of(pack, community.score->ceiling);
  if (high < pack.grades.size() && community.grade != high) community.ceiling_grade = high;
  give_points(standards, community);
  community.declared = declared_share(declared, community);
}

}  // namespace cbps::audit
