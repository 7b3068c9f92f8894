#include <algorithm>
#include <string>
#include <utility>

#include "report/comparison/document.h"
#include "report/comparison/figures.h"
#include "report/words/community.h"
#include "report/words/figures.h"
#include "report/words/rule_text.h"
#include "report/words/run_blocks.h"
#include "report/words/table.h"

namespace cbps::report::comparison {
namespace {

using result::Attribution;
using result::CheckChange;
using result::CommunityChange;
using result::Run;

constexpr std::size_t kMostChecks = 12;  ///< of those that moved

Column name_column(std::string_view heading) { return {std::string(heading), Column::Kind::Name}; }
Column word_column(std::string_view heading) { return {std::string(heading), Column::Kind::Word}; }
Column number_column(std::string_view heading) {
  return {std::string(heading), Column::Kind::Number};
}

std::string run_text(const Run& run, const result::ComparedRun& shown, const Words& words) {
  std::string text = words(Text::ComparedRunText, period_text(run, words), rules_text(run, words),
                           count_text(shown.communities));
  if (shown.rejected != 0) text += words(Text::ComparedRejections, count_text(shown.rejected));
  const std::string changed = changed_rules_text(run, words);
  if (!changed.empty()) text += std::string(words(Text::Semicolon)) + changed;
  return text;
}

bool has_waivers(const result::ComparisonHead& head) {
  return !head.before.waivers.empty() || !head.after.waivers.empty();
}

Text due_to(Attribution attribution) {
  switch (attribution) {
    case Attribution::Facts: return Text::DueToFacts;
    case Attribution::Separate: return Text::DueToBoth;
    case Attribution::Joint: return Text::DueToJoint;
  }
  return Text::DueToFacts;
}

std::string check_title(const Shown& shown, const std::string& id, const Words& words) {
  const Bilingual* title = rule_title(*shown.after, id);
  if (title == nullptr) title = rule_title(*shown.before, id);
  return title == nullptr ? id : title_text(id, *title, words);
}

std::string outcome_text(const std::optional<result::Outcome>& outcome, const Words& words) {
  return std::string(words(outcome ? mark(*outcome).word : Text::CheckAbsent));
}

std::string count_cell(std::size_t count) { return count == 0 ? "" : count_text(count); }

Table grades_table(const result::ComparisonSummary& summary, const Words& words) {
  Table table{std::string(words(Text::GradesMoved)),
              {name_column(words(Text::GradeWord)), number_column(words(Text::BeforeWord)),
               number_column(words(Text::AfterWord))},
              {},
              {}};
  for (const result::GradeMoves& grade : summary.grades) {
    table.rows.push_back({words(grade.label), count_text(grade.before), count_text(grade.after)});
  }
  return table;
}

Table checks_table(const Shown& shown, const Words& words) {
  Table table{std::string(words(Text::ChecksMoved)),
              {name_column(words(Text::CheckWord)), number_column(words(Text::WorseIn)),
               number_column(words(Text::BetterIn))},
              {},
              {}};
  for (const result::CheckMoves& check : shown.summary.checks) {
    if (table.rows.size() == kMostChecks) break;
    table.rows.push_back(
        {check_title(shown, check.id, words), count_cell(check.worse), count_cell(check.better)});
  }
  return table;
}

/// A row a community that both have and that changed.
Table communities_table(const Shown& shown, const Words& words) {
  Table table{std::string(words(Text::CommunitiesMoved)),
              {name_column(words(Text::CommunityWord)), number_column(words(Text::BeforeWord)),
               number_column(words(Text::AfterWord)), number_column(words(Text::PointsMovedWord))},
              {},
              {}};
  const bool separate = shown.head.attribution == Attribution::Separate;
  if (separate) {
    table.columns.push_back(number_column(words(Text::OfFactsWord)));
    table.columns.push_back(number_column(words(Text::OfRulesWord)));
  }
  const bool waivers = has_waivers(shown.head);
  if (waivers) table.columns.push_back(number_column(words(Text::OfWaiversWord)));
  table.columns.push_back(word_column(words(Text::GradeWord)));
  table.columns.push_back(word_column(words(Text::RankWord)));
  for (const CommunityChange& one : shown.communities) {
    if (!one.is_compared()) continue;
    Row row{name_text(one.id, one.name, words), score_text(*one.before), score_text(*one.after),
            one.score ? change_text(one.score->points) : ""};
    const auto part = [&one](std::optional<Fraction> result::ScoreChange::*points) {
      const bool is_known = one.score && (*one.score).*points;
      return is_known ? change_text(*((*one.score).*points)) : std::string();
    };
    if (separate) {
      row.push_back(part(&result::ScoreChange::of_facts));
      row.push_back(part(&result::ScoreChange::of_rules));
    }
    if (waivers) row.push_back(part(&result::ScoreChange::of_waivers));
    row.push_back(moved(grade_label(shown, one.before->grade, words),
                        grade_label(shown, one.after->grade, words), words));
    const auto rank = [](const std::optional<std::size_t>& number) {
      return number ? count_text(*number) : std::string();
    };
    row.push_back(moved(rank(one.before->rank), rank(one.after->rank), words));
    table.rows.push_back(std::move(row));
  }
  return table;
}

/// What changed in one community, check by check.
Table changes_table(const Shown& shown, const CommunityChange& community, const Words& words) {
  Table table{name_text(community.id, community.name, words),
              {name_column(words(Text::CheckWord)), word_column(words(Text::BeforeWord)),
               word_column(words(Text::AfterWord)), number_column(words(Text::PointsMovedWord))},
              {},
              {}};
  for (const CheckChange& check : community.checks) {
    table.rows.push_back({check_title(shown, check.id, words), outcome_text(check.before, words),
                          outcome_text(check.after, words), change_text(check.points)});
  }
  if (community.score && community.score->of_weights != Fraction()) {
    table.rows.push_back(
        {std::string(words(Text::OtherWeights)), "", "", change_text(community.score->of_weights)});
  }
  return table;
}

std::string fact_text(const Shown& shown, const std::string& id, const result::Datum& value,
                      const Words& words) {
  if (std::holds_alternative<std::monostate>(value)) {
    return std::string(words(Text::FactNotGiven));
  }
  return value_text(value, known_field(*shown.after, id).unit, words);
}

/// What is given otherwise in one community.
Table facts_table(const Shown& shown, const CommunityChange& community, const Words& words) {
  Table table{words(Text::FactsMoved, name_text(community.id, community.name, words)),
              {name_column(words(Text::FactWord)), word_column(words(Text::BeforeWord)),
               word_column(words(Text::AfterWord))},
              {},
              {}};
  for (const result::FactDifference& fact : community.facts) {
    table.rows.push_back({words(known_field(*shown.after, fact.field).label),
                          fact_text(shown, fact.field, fact.before, words),
                          fact_text(shown, fact.field, fact.after, words)});
  }
  return table;
}

Table parameters_table(const Shown& shown, const Words& words) {
  Table table{std::string(words(Text::ParametersMoved)),
              {name_column(words(Text::ParameterWord)), word_column(words(Text::BeforeWord)),
               word_column(words(Text::AfterWord))},
              {},
              {}};
  const auto value = [&words](const result::Datum& datum) {
    return std::holds_alternative<std::monostate>(datum) ? std::string(words(Text::FactNotGiven))
                                                         : value_text(datum, {}, words);
  };
  for (const result::ParameterDifference& one : shown.head.parameters) {
    table.rows.push_back({words(one.label), value(one.before), value(one.after)});
  }
  return table;
}

/// Communities that only one of the two has, or whose code was changed.
template <class Choose>
void add_list(Blocks& blocks, const Shown& shown, Text title, std::string CommunityChange::*former,
              Choose choose, const Words& words) {
  Table table{std::string(words(title)),
              {name_column(words(Text::CommunityWord)), number_column(words(Text::ScoreWord)),
               word_column(words(Text::GradeWord))},
              {},
              {}};
  if (former != nullptr) {
    table.columns.push_back(word_column(
        words(former == &CommunityChange::former_id ? Text::FormerIdWord : Text::FormerNameWord)));
  }
  for (const CommunityChange& one : shown.communities) {
    if (!choose(one)) continue;
    const result::ComparedStanding& standing = one.after ? *one.after : *one.before;
    Row row{name_text(one.id, one.name, words), score_text(standing),
            grade_label(shown, standing.grade, words)};
    if (former != nullptr) row.push_back(one.*former);
    table.rows.push_back(std::move(row));
  }
  if (!table.rows.empty()) blocks.emplace_back(std::move(table));
}

/// Those that came, went, or are called otherwise.
void add_lists(Blocks& blocks, const Shown& shown, const Words& words) {
  add_list(
      blocks, shown, Text::CameTitle, nullptr,
      [](const CommunityChange& one) { return !one.before; }, words);
  add_list(
      blocks, shown, Text::WentTitle, nullptr,
      [](const CommunityChange& one) { return !one.after; }, words);
  add_list(
      blocks, shown, Text::RecodedTitle, &CommunityChange::former_id,
      [](const CommunityChange& one) { return !one.former_id.empty(); }, words);
  add_list(
      blocks, shown, Text::RenamedTitle, &CommunityChange::former_name,
      [](const CommunityChange& one) { return !one.former_name.empty(); }, words);
}

/// What changed in each community, check by check and fact by fact.
void add_details(Blocks& blocks, const Shown& shown, const Words& words) {
  for (const CommunityChange& one : shown.communities) {
    if (!one.is_compared()) continue;
    if (!one.checks.empty()) blocks.emplace_back(changes_table(shown, one, words));
    if (!one.facts.empty()) blocks.emplace_back(facts_table(shown, one, words));
  }
}

void add_left_out(Blocks& blocks, const Shown& shown, const Words& words) {
  if (shown.left_out == 0) return;
  blocks.emplace_back(Statement{words(Text::ChangesLeftOut, count_text(shown.left_out))});
}

// ---- verification ----

/// In what the rules differ, as far as the two assessments tell.
std::string rules_difference(const result::ComparisonHead& head, const Words& words) {
  std::vector<std::string> parts;
  if (!head.parameters.empty()) {
    std::vector<std::string> names;
    for (const result::ParameterDifference& one : head.parameters) {
      names.emplace_back(words(one.label));
    }
    parts.push_back(words(Text::ParametersDiffer, listed(names, Text::Comma, words)));
  }
  if (!head.rules.empty()) {
    parts.push_back(words(Text::TextsDiffer, listed(head.rules, Text::Comma, words)));
  }
  if (parts.empty()) parts.emplace_back(words(Text::RuleConditions));
  return words(Text::RulesDiffer, listed(parts, Text::Semicolon, words));
}

/// The differences that are about no single community.
std::vector<std::string> head_differences(const Shown& shown, const Words& words) {
  const result::ComparisonHead& head = shown.head;
  const result::ComparedRun& saved = head.before;
  const result::ComparedRun& anew = head.after;
  std::vector<std::string> all;
  const bool same_rules = saved.pack == anew.pack && saved.checks == anew.checks;
  if (!same_rules || !head.rules.empty() || !head.parameters.empty()) {
    all.push_back(rules_difference(head, words));
  }
  if (saved.year != anew.year || saved.as_of != anew.as_of) {
    all.emplace_back(words(Text::YearsDiffer));
  }
  if (saved.waivers != anew.waivers) all.emplace_back(words(Text::WaiversDiffer));
  if (saved.rejected != anew.rejected) {
    all.push_back(
        words(Text::RejectionsDiffer, count_text(saved.rejected), count_text(anew.rejected)));
  }
  // Where communities differ, the summary follows.
  const bool has_cause = !all.empty() || !shown.communities.empty();
  if (head.has_other_summary && !has_cause) all.emplace_back(words(Text::SummariesDiffer));
  return all;
}

/// "填报 3 项、结论 1 项"
std::string what_differs(const CommunityChange& community, const Words& words) {
  std::vector<std::string> parts;
  const auto count = [&](Text text, std::size_t number) {
    if (number != 0) parts.push_back(words(text, count_text(number)));
  };
  count(Text::FactsDiffer, community.facts.size());
  count(Text::OutcomesDiffer, community.checks.size());
  count(Text::ReasonsDiffer, community.reasons.size());
  if (community.score && community.score->points != Fraction()) {
    parts.push_back(words(Text::ScoreDiffers, change_text(community.score->points)));
  }
  if (!community.former_id.empty()) {
    parts.push_back(words(Text::CodeDiffers, community.former_id));
  }
  if (community.before->grade != community.after->grade ||
      community.before->ceiling_grade != community.after->ceiling_grade) {
    parts.emplace_back(words(Text::GradeWord));
  }
  if (community.before->waived != community.after->waived) {
    parts.emplace_back(words(Text::WaiverWord));
  }
  if (community.has_other_since) parts.emplace_back(words(Text::SinceWord));
  if (!community.former_name.empty()) {
    parts.push_back(words(Text::NameDiffers, community.former_name));
  }
  if (community.has_other_messages) parts.emplace_back(words(Text::MessagesDiffer));
  return listed(parts, Text::Comma, words);
}

Table differences_table(const Shown& shown, const Words& words) {
  Table table{std::string(words(Text::WhatDiffers)),
              {word_column(words(Text::CommunityWord)), name_column(words(Text::WhatDiffers))},
              {},
              {}};
  for (const CommunityChange& one : shown.communities) {
    if (!one.is_compared()) continue;
    table.rows.push_back({name_text(one.id, one.name, words), what_differs(one, words)});
  }
  return table;
}

/// The checks of a community that have the same outcome for other reasons.
Table reasons_table(const Shown& shown, const CommunityChange& community, const Words& words) {
  Table table{words(Text::Labelled, name_text(community.id, community.name, words),
                    words(Text::SameOutcome)),
              {name_column(words(Text::CheckWord))},
              {},
              {}};
  for (const std::string& id : community.reasons) {
    table.rows.push_back({check_title(shown, id, words)});
  }
  return table;
}

Blocks verification_blocks(const Shown& shown, const Words& words) {
  const result::ComparisonHead& head = shown.head;
  const result::ComparisonSummary& summary = shown.summary;
  const std::vector<std::string> differences = head_differences(shown, words);
  const bool is_verified = differences.empty() && shown.communities.empty();
  Blocks blocks;
  blocks.emplace_back(
      ReportHead{std::string(words(Text::VerificationTitle)),
                 {{words(Text::SavedWord), run_text(*shown.before, head.before, words)},
                  {words(Text::AnewWord), run_text(*shown.after, head.after, words)}}});
  blocks.emplace_back(
      Statement{std::string(words(is_verified ? Text::VerifiedAll : Text::VerifiedNot))});
  for (const std::string& one : differences) blocks.emplace_back(Statement{one});
  if (!head.parameters.empty()) blocks.emplace_back(parameters_table(shown, words));
  if (!head.files.empty()) {
    blocks.emplace_back(
        Statement{words(Text::FilesDiffer, listed(head.files, Text::Comma, words))});
  }
  if (head.before.version != head.after.version) {
    blocks.emplace_back(
        Statement{words(Text::VersionsDiffer, head.before.version, head.after.version)});
  }
  if (!shown.before->with_facts) {
    blocks.emplace_back(Statement{words(Text::VerifiedWithoutFacts, "--with-facts")});
  }
  if (shown.communities.empty()) return blocks;
  blocks.emplace_back(Statement{words(Text::DifferentCommunities, count_text(summary.compared),
                                      count_text(summary.different))});
  add_left_out(blocks, shown, words);
  Table table = differences_table(shown, words);
  if (!table.rows.empty()) blocks.emplace_back(std::move(table));
  add_details(blocks, shown, words);
  for (const CommunityChange& one : shown.communities) {
    if (!one.reasons.empty()) blocks.emplace_back(reasons_table(shown, one, words));
  }
  add_lists(blocks, shown, words);
  return blocks;
}

Blocks change_blocks(const Shown& shown, const Words& words) {
  const result::ComparisonSummary& summary = shown.summary;
  Blocks blocks;
  blocks.emplace_back(
      ReportHead{std::string(words(Text::ComparisonTitle)),
                 {{words(Text::BeforeWord), run_text(*shown.before, shown.head.before, words)},
                  {words(Text::AfterWord), run_text(*shown.after, shown.head.after, words)},
                  {words(Text::AttributionWord),
                   std::string(words(due_to(shown.head.attribution))) +
                       std::string(has_waivers(shown.head) ? words(Text::DueToWaivers) : "")}}});
  if (shown.head.before.is_interim || shown.head.after.is_interim) {
    blocks.emplace_back(Statement{std::string(words(Text::ComparedStages))});
  }
  blocks.emplace_back(
      Statement{words(Text::ComparedCounts, count_text(summary.compared), count_text(summary.worse),
                      count_text(summary.better), count_text(summary.same))});
  if (summary.came + summary.went + summary.recoded != 0) {
    blocks.emplace_back(Statement{words(Text::CameAndWent, count_text(summary.came),
                                        count_text(summary.went), count_text(summary.recoded))});
  }
  if (summary.mean_before && summary.mean_after) {
    blocks.emplace_back(Statement{words(
        Text::ComparedMeans, percent_text(*summary.mean_before), percent_text(*summary.mean_after),
        change_text((*summary.mean_after - *summary.mean_before) * Fraction(100, 1)))});
  }
  if (!shown.head.parameters.empty()) blocks.emplace_back(parameters_table(shown, words));
  if (summary.grades.size() > 1) blocks.emplace_back(grades_table(summary, words));
  if (!summary.checks.empty()) blocks.emplace_back(checks_table(shown, words));
  if (shown.communities.empty()) {
    blocks.emplace_back(Statement{std::string(words(Text::NothingChanged))});
  }
  add_left_out(blocks, shown, words);
  Table communities = communities_table(shown, words);
  if (!communities.rows.empty()) blocks.emplace_back(std::move(communities));
  add_details(blocks, shown, words);
  add_lists(blocks, shown, words);
  return blocks;
}

}  // namespace

Blocks blocks_of(const Shown& shown, const Words& words) {
  switch (shown.head.purpose) {
    case result::ComparisonPurpose::Verification: return verification_blocks(shown, words);
    case result::ComparisonPurpose::Change: break;
  }
  return change_blocks(shown, words);
}

}  // namespace cbps::report::comparison
