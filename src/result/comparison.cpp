#include "cbps/result/comparison.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "cbps/result/published.h"

namespace cbps::result {
namespace {

constexpr std::array<std::string_view, 3> kAttributions{"facts", "separate", "joint"};

/// The results of all checks by their ids.
using CheckIndex = std::map<std::string_view, const CheckResult*>;
CheckIndex checks_of(const Community& community) {
  CheckIndex index;
  for (const StandardResult& standard : community.standards) {
    for (const CheckResult& check : standard.checks) index.emplace(check.id, &check);
  }
  return index;
}

Fraction earned(const CheckResult* check) {
  return check != nullptr && check->points ? check->points->earned : Fraction();
}

std::optional<Outcome> outcome(const CheckResult* check) {
  if (check == nullptr) return std::nullopt;
  return check->outcome;
}

const CheckResult* find(const CheckIndex& index, std::string_view id) {
  const auto found = index.find(id);
  return found == index.end() ? nullptr : found->second;
}

std::vector<CheckChange> compare_checks(const Run& run, const Community& before,
                                        const Community& after) {
  const CheckIndex old_checks = checks_of(before);
  const CheckIndex new_checks = checks_of(after);
  std::vector<CheckChange> changes;
  const auto add = [&](std::string_view id) {
    const CheckResult* const was = find(old_checks, id);
    const CheckResult* const is = find(new_checks, id);
    if (was == nullptr && is == nullptr) return;
    if (outcome(was) == outcome(is)) return;
    changes.push_back({std::string(id), outcome(was), outcome(is), earned(is) - earned(was)});
  };
  for (const StandardText& standard : run.standards) {
    for (const CheckText& check : standard.checks) add(check.id);
  }
  for (const StandardResult& standard : before.standards) {
    for (const CheckResult& check : standard.checks) {
      if (find(new_checks, check.id) == nullptr) add(check.id);
    }
  }
  return changes;
}

/// The facts of a community by their ids.
using FactIndex = std::map<std::string_view, const Datum*>;
FactIndex facts_of(const Community& community) {
  FactIndex index;
  for (const ReportedFact& fact : community.facts) index.emplace(fact.id, &fact.value);
  return index;
}

std::vector<FactDifference> compare_facts(const Run& run, const Community& before,
                                          const Community& after) {
  const FactIndex old_facts = facts_of(before);
  const FactIndex new_facts = facts_of(after);
  const auto value = [](const FactIndex& index, std::string_view id) {
    const auto found = index.find(id);
    return found == index.end() ? Datum() : *found->second;
  };
  std::vector<FactDifference> differences;
  for (const FieldText& field : run.fields) {
    FactDifference fact{field.id, value(old_facts, field.id), value(new_facts, field.id)};
    if (fact.before != fact.after) differences.push_back(std::move(fact));
  }
  return differences;
}

Fraction hundred_times(const Fraction& share) { return share * Fraction(100, 1); }

std::vector<std::string_view> check_ids(const Run& run) {
  std::vector<std::string_view> ids;
  for (const StandardText& standard : run.standards) {
    for (const CheckText& check : standard.checks) ids.push_back(check.id);
  }
  return ids;
}

std::string grade_id(const Run& run, const std::optional<std::size_t>& grade) {
  return grade && *grade < run.grades.size() ? run.grades[*grade].id : std::string();
}

GradeMoves& grade_of(std::vector<GradeMoves>& grades, std::string_view id) {
  return *std::find_if(grades.begin(), grades.end(),
                       [&](const GradeMoves& one) { return one.id == id; });
}

void add_grades(const Run& run, std::vector<GradeMoves>& grades) {
  for (const GradeText& grade : run.grades) {
    const bool is_known = std::any_of(grades.begin(), grades.end(),
                                      [&](const GradeMoves& one) { return one.id == grade.id; });
    if (!is_known) grades.push_back({grade.id, grade.label});
  }
}

}  // namespace

std::span<const std::string_view> ids(Attribution /*attribution*/) { return kAttributions; }

unsigned distance(Outcome outcome) {
  switch (outcome) {
    case Outcome::Pass:
    case Outcome::NotApplicable:
    case Outcome::Pending: return 0;
    case Outcome::Unknown: return 1;
    case Outcome::Fail: return 2;
  }
  return 0;
}

bool is_worse(const CheckChange& check) {
  return check.before && check.after && distance(*check.after) > distance(*check.before);
}

bool is_better(const CheckChange& check) {
  return check.before && check.after && distance(*check.after) < distance(*check.before);
}

bool is_worse(const CommunityChange& community) {
  if (community.score && community.score->points < Fraction()) return true;
  return std::any_of(community.checks.begin(), community.checks.end(),
                     [](const CheckChange& check) { return is_worse(check); });
}

bool is_better(const CommunityChange& community) {
  if (community.score && community.score->points > Fraction()) return true;
  return std::any_of(community.checks.begin(), community.checks.end(),
                     [](const CheckChange& check) { return is_better(check); });
}

ComparedRun compared(const Run& run, const Summary& summary) {
  ComparedRun shown;
  shown.version = run.version;
  shown.pack = run.pack;
  shown.year = run.year;
  shown.as_of = run.as_of;
  shown.is_interim = is_interim(run);
  shown.checks = check_ids(run).size();
  for (const ParameterText& parameter : run.parameters) {
    if (parameter.changed) shown.parameters.push_back(parameter);
  }
  shown.communities = summary.communities;
  shown.rejected = summary.rejected_count;
  return shown;
}

bool have_same_rules(const Run& before, const Run& after) {
  return before.pack.digest == after.pack.digest && check_ids(before) == check_ids(after);
}

ComparedStanding compared(const Run& run, const Standing& community,
                          std::optional<std::size_t> rank) {
  return {community.score, grade_id(run, community.grade), grade_id(run, community.ceiling_grade),
          rank, community.counts};
}

CommunityChange compare(const Run& after_run, const Compared& before, const Compared& after,
                        const std::optional<Fraction>& under_old_rules) {
  CommunityChange change;
  change.id = after.community.id;
  change.name = after.community.name;
  if (before.community.id != change.id) change.former_id = before.community.id;
  change.before = before.standing;
  change.after = after.standing;
  change.checks = compare_checks(after_run, before.community, after.community);
  if (before.has_facts && after_run.with_facts) {
    change.facts = compare_facts(after_run, before.community, after.community);
  }
  if (!before.standing.score || !after.standing.score) return change;
  const Fraction& old_floor = before.standing.score->floor;
  ScoreChange score;
  score.points = hundred_times(after.standing.score->floor - old_floor);
  for (const CheckChange& check : change.checks) score.of_checks = score.of_checks + check.points;
  score.of_weights = score.points - score.of_checks;
  if (under_old_rules) {
    score.of_facts = hundred_times(*under_old_rules - old_floor);
    score.of_rules = score.points - *score.of_facts;
  }
  change.score = score;
  return change;
}

ComparisonTally::ComparisonTally(const Run& before, const Run& after) {
  add_grades(after, summary_.grades);
  add_grades(before, summary_.grades);
  for (const std::string_view id : check_ids(after)) summary_.checks.push_back({std::string(id)});
}

void ComparisonTally::add(const CommunityChange& community) {
  if (community.before && !community.before->grade.empty()) {
    ++grade_of(summary_.grades, community.before->grade).before;
  }
  if (community.after && !community.after->grade.empty()) {
    ++grade_of(summary_.grades, community.after->grade).after;
  }
  if (!community.before) ++summary_.came;
  if (!community.after) ++summary_.went;
  if (!community.is_compared()) return;
  ++summary_.compared;
  if (!community.former_id.empty()) ++summary_.recoded;
  const bool worse = is_worse(community);
  const bool better = is_better(community);
  if (worse) ++summary_.worse;
  if (better) ++summary_.better;
  if (!worse && !better) ++summary_.same;
  if (community.score) {
    before_ += hundredths(community.before->score->floor);
    after_ += hundredths(community.after->score->floor);
    ++scored_;
  }
  for (const CheckChange& check : community.checks) {
    const auto found = std::find_if(summary_.checks.begin(), summary_.checks.end(),
                                    [&](const CheckMoves& one) { return one.id == check.id; });
    if (found == summary_.checks.end()) continue;
    if (is_worse(check)) ++found->worse;
    if (is_better(check)) ++found->better;
  }
}

ComparisonSummary ComparisonTally::finish() {
  summary_.mean_before = mean(before_, scored_);
  summary_.mean_after = mean(after_, scored_);
  std::erase_if(summary_.checks,
                [](const CheckMoves& one) { return one.worse == 0 && one.better == 0; });
  std::stable_sort(summary_.checks.begin(), summary_.checks.end(),
                   [](const CheckMoves& one, const CheckMoves& other) {
                     return one.worse + one.better > other.worse + other.better;
                   });
  return std::move(summary_);
}

}  // namespace cbps::result
