#include "cbps/result/comparison.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "cbps/result/published.h"

namespace cbps::result {
namespace {

constexpr std::array<std::string_view, 3> kAttributions{"facts", "separate", "joint"};
constexpr std::array<std::string_view, 2> kPurposes{"change", "verification"};

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

/// What is missing, wherever it was read.
std::vector<Shortfall> without_places(std::vector<Shortfall> all) {
  for (Shortfall& one : all) {
    if (auto* any = std::get_if<AnyOf>(&one.what)) {
      for (auto& alternative : any->alternatives) alternative = without_places(alternative);
    } else {
      std::get<Gap>(one.what).location.reset();
    }
  }
  return all;
}
std::vector<Because> without_places(std::vector<Because> all) {
  for (Because& one : all) one.location.reset();
  return all;
}

/// Whether two results of a check with the same outcome rest on the same. Points and gains follow
/// from other checks, too.
bool have_same_reasons(const CheckResult& one, const CheckResult& other) {
  return one.reason == other.reason && one.early == other.early && one.finding == other.finding &&
         one.remedy == other.remedy && one.unknown_fields == other.unknown_fields &&
         one.never_due == other.never_due && one.due == other.due && one.waiver == other.waiver &&
         one.since == other.since &&
         without_places(one.shortfalls) == without_places(other.shortfalls) &&
         without_places(one.because) == without_places(other.because);
}

std::vector<std::string> other_reasons(const Run& run, const Community& before,
                                       const Community& after) {
  const CheckIndex old_checks = checks_of(before);
  const CheckIndex new_checks = checks_of(after);
  std::vector<std::string> ids;
  for (const StandardText& standard : run.standards) {
    for (const CheckText& check : standard.checks) {
      const CheckResult* const was = find(old_checks, check.id);
      const CheckResult* const is = find(new_checks, check.id);
      if (was == nullptr || is == nullptr || was->outcome != is->outcome) continue;
      if (!have_same_reasons(*was, *is)) ids.push_back(check.id);
    }
  }
  return ids;
}

bool say_the_same(const std::vector<Remark>& some, const std::vector<Remark>& others) {
  return std::equal(some.begin(), some.end(), others.begin(), others.end(),
                    [](const Remark& one, const Remark& other) {
                      return one.diagnostic.code == other.diagnostic.code &&
                             one.diagnostic.arguments == other.diagnostic.arguments;
                    });
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

/// What waivers add to the score that counts.
Fraction of_waivers(const ComparedStanding& community) {
  return community.waived ? community.waived->floor - community.score->floor : Fraction();
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

/// Of the score without waivers and of the score that counts.
Fraction least_change(const ScoreChange& score) {
  return std::min(score.points, score.points + score.of_waivers.value_or(Fraction()));
}
Fraction greatest_change(const ScoreChange& score) {
  return std::max(score.points, score.points + score.of_waivers.value_or(Fraction()));
}

/// What follows from the communities, without messages and their places.
bool have_same_figures(const Summary& one, const Summary& other) {
  return one.verdicts == other.verdicts && one.means == other.means &&
         one.complete == other.complete && one.grades == other.grades &&
         one.open_grades == other.open_grades && one.worst_standards == other.worst_standards &&
         one.worst_checks == other.worst_checks && one.groups == other.groups &&
         one.not_rolled_up == other.not_rolled_up && one.ranking == other.ranking &&
         one.ranked == other.ranked && one.score_bins == other.score_bins &&
         one.zeros == other.zeros && one.waivers == other.waivers &&
         one.waived_communities == other.waived_communities && one.since == other.since;
}

std::vector<ParameterDifference> compare_parameters(const Run& before, const Run& after) {
  std::vector<ParameterDifference> differences;
  const auto add = [&](const ParameterText& known, const ParameterText* was,
                       const ParameterText* is) {
    // A run names the figures that its verdicts may rest on; that one does not says nothing.
    const auto is_changed = [](const ParameterText* one) { return one != nullptr && one->changed; };
    const bool both_tell = (was != nullptr && is != nullptr) || is_changed(was) || is_changed(is);
    const Datum old_value = was == nullptr ? Datum() : was->value;
    const Datum new_value = is == nullptr ? Datum() : is->value;
    if (!both_tell || old_value == new_value) return;
    differences.push_back({known.id, known.label, known.kind, known.options, old_value, new_value});
  };
  for (const ParameterText& one : after.parameters) add(one, find_parameter(before, one.id), &one);
  for (const ParameterText& one : before.parameters) {
    if (find_parameter(after, one.id) == nullptr) add(one, &one, nullptr);
  }
  return differences;
}

/// All standards and checks by their ids, with what they say.
std::map<std::string_view, std::vector<std::string>> texts_of(const Run& run) {
  std::map<std::string_view, std::vector<std::string>> all;
  for (const StandardText& standard : run.standards) {
    all[standard.id] = {standard.title.zh, standard.title.en, std::to_string(standard.chapter)};
    for (const CheckText& check : standard.checks) {
      all[check.id] = {check.title.zh,    check.title.en,
                       check.quote,       check.focus,
                       check.remedy.zh,   check.remedy.en,
                       check.evidence.zh, check.evidence.en,
                       check.gloss,       check.is_declared ? "declared" : ""};
    }
  }
  return all;
}

std::vector<std::string> compare_rules(const Run& before, const Run& after) {
  const auto old_texts = texts_of(before);
  const auto new_texts = texts_of(after);
  std::vector<std::string> differences;
  const auto add = [&](const Run& run, auto is_different) {
    for (const StandardText& standard : run.standards) {
      if (is_different(standard.id)) differences.push_back(standard.id);
      for (const CheckText& check : standard.checks) {
        if (is_different(check.id)) differences.push_back(check.id);
      }
    }
  };
  add(after, [&](const std::string& id) {
    const auto was = old_texts.find(id);
    return was == old_texts.end() || was->second != new_texts.at(id);
  });
  add(before, [&](const std::string& id) { return new_texts.find(id) == new_texts.end(); });
  return differences;
}

std::vector<std::string> changed_files(const Summary& before, const Summary& after) {
  std::map<std::string_view, std::string_view> digests;
  for (const InputDigest& one : before.inputs) digests.emplace(one.file, one.digest);
  std::vector<std::string> files;
  for (const InputDigest& one : after.inputs) {
    const auto was = digests.find(one.file);
    if (was != digests.end() && was->second != one.digest) files.push_back(one.file);
  }
  return files;
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
std::span<const std::string_view> ids(ComparisonPurpose /*purpose*/) { return kPurposes; }

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
  if (community.score && least_change(*community.score) < Fraction()) return true;
  return std::any_of(community.checks.begin(), community.checks.end(),
                     [](const CheckChange& check) { return is_worse(check); });
}

bool is_better(const CommunityChange& community) {
  if (community.score && greatest_change(*community.score) > Fraction()) return true;
  return std::any_of(community.checks.begin(), community.checks.end(),
                     [](const CheckChange& check) { return is_better(check); });
}

bool is_different(const CommunityChange& community) {
  if (!community.is_compared()) return true;
  const ComparedStanding& before = *community.before;
  const ComparedStanding& after = *community.after;
  return !community.former_id.empty() || !community.former_name.empty() ||
         before.score != after.score || before.waived != after.waived ||
         before.grade != after.grade || before.ceiling_grade != after.ceiling_grade ||
         !community.checks.empty() || !community.reasons.empty() || !community.facts.empty() ||
         community.has_other_messages || community.has_other_since;
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
  shown.waivers = run.waivers;
  return shown;
}

bool have_same_rules(const Run& before, const Run& after) {
  return before.pack.digest == after.pack.digest && check_ids(before) == check_ids(after);
}

ComparisonHead compare_heads(const Run& before, const Summary& before_summary, const Run& after,
                             const Summary& after_summary) {
  ComparisonHead head;
  head.before = compared(before, before_summary);
  head.after = compared(after, after_summary);
  head.parameters = compare_parameters(before, after);
  head.rules = compare_rules(before, after);
  head.files = changed_files(before_summary, after_summary);
  head.has_other_summary = !have_same_figures(before_summary, after_summary);
  return head;
}

bool have_same_head(const ComparisonHead& head) {
  const ComparedRun& before = head.before;
  const ComparedRun& after = head.after;
  return head.rules.empty() && head.parameters.empty() && !head.has_other_summary &&
         before.pack == after.pack && before.year == after.year && before.as_of == after.as_of &&
         before.checks == after.checks && before.rejected == after.rejected &&
         before.waivers == after.waivers;
}

ComparedStanding compared(const Run& run, const Standing& community,
                          std::optional<std::size_t> rank) {
  return {community.score,
          community.waived ? community.waived->score : std::nullopt,
          grade_id(run, community.grade),
          grade_id(run, community.ceiling_grade),
          rank,
          community.counts};
}

CommunityChange compare(const Run& after_run, const Compared& before, const Compared& after,
                        const std::optional<Fraction>& under_old_rules) {
  CommunityChange change;
  change.id = after.community.id;
  change.name = after.community.name;
  if (before.community.id != change.id) change.former_id = before.community.id;
  if (before.community.name != change.name) change.former_name = before.community.name;
  change.before = before.standing;
  change.after = after.standing;
  change.checks = compare_checks(after_run, before.community, after.community);
  change.reasons = other_reasons(after_run, before.community, after.community);
  change.has_other_messages = !say_the_same(before.community.remarks, after.community.remarks) ||
                              !say_the_same(before.community.faults, after.community.faults) ||
                              before.community.fault_count != after.community.fault_count;
  if (before.has_facts && after_run.with_facts) {
    change.facts = compare_facts(after_run, before.community, after.community);
  }
  change.has_other_since = before.community.since != after.community.since;
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
  if (before.standing.waived || after.standing.waived) {
    score.of_waivers = hundred_times(of_waivers(after.standing) - of_waivers(before.standing));
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
  if (is_different(community)) ++summary_.different;
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
