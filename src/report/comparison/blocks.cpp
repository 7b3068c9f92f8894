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
  table.columns.push_back(word_column(words(Text::GradeWord)));
  table.columns.push_back(word_column(words(Text::RankWord)));
  for (const CommunityChange& one : shown.communities) {
    if (!one.is_compared()) continue;
    Row row{name_text(one.id, one.name, words), score_text(*one.before), score_text(*one.after),
            one.score ? change_text(one.score->points) : ""};
    if (separate) {
      const auto part = [](const std::optional<Fraction>& points) {
        return points ? change_text(*points) : std::string();
      };
      row.push_back(one.score ? part(one.score->of_facts) : "");
      row.push_back(one.score ? part(one.score->of_rules) : "");
    }
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

/// Communities that only one of the two has, or whose code was changed.
template <class Choose>
void add_list(Blocks& blocks, const Shown& shown, Text title, bool has_former, Choose choose,
              const Words& words) {
  Table table{std::string(words(title)),
              {name_column(words(Text::CommunityWord)), number_column(words(Text::ScoreWord)),
               word_column(words(Text::GradeWord))},
              {},
              {}};
  if (has_former) table.columns.push_back(word_column(words(Text::FormerIdWord)));
  for (const CommunityChange& one : shown.communities) {
    if (!choose(one)) continue;
    const result::ComparedStanding& standing = one.after ? *one.after : *one.before;
    Row row{name_text(one.id, one.name, words), score_text(standing),
            grade_label(shown, standing.grade, words)};
    if (has_former) row.push_back(one.former_id);
    table.rows.push_back(std::move(row));
  }
  if (!table.rows.empty()) blocks.emplace_back(std::move(table));
}

}  // namespace

Blocks blocks_of(const Shown& shown, const Words& words) {
  const result::ComparisonSummary& summary = shown.summary;
  Blocks blocks;
  blocks.emplace_back(ReportHead{
      std::string(words(Text::ComparisonTitle)),
      {{words(Text::BeforeWord), run_text(*shown.before, shown.head.before, words)},
       {words(Text::AfterWord), run_text(*shown.after, shown.head.after, words)},
       {words(Text::AttributionWord), std::string(words(due_to(shown.head.attribution)))}}});
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
  if (summary.grades.size() > 1) blocks.emplace_back(grades_table(summary, words));
  if (!summary.checks.empty()) blocks.emplace_back(checks_table(shown, words));
  if (shown.communities.empty()) {
    blocks.emplace_back(Statement{std::string(words(Text::NothingChanged))});
  }
  if (shown.left_out != 0) {
    blocks.emplace_back(Statement{words(Text::ChangesLeftOut, count_text(shown.left_out))});
  }
  Table communities = communities_table(shown, words);
  if (!communities.rows.empty()) blocks.emplace_back(std::move(communities));
  for (const CommunityChange& one : shown.communities) {
    if (one.is_compared() && !one.checks.empty()) {
      blocks.emplace_back(changes_table(shown, one, words));
    }
  }
  add_list(
      blocks, shown, Text::CameTitle, false, [](const CommunityChange& one) { return !one.before; },
      words);
  add_list(
      blocks, shown, Text::WentTitle, false, [](const CommunityChange& one) { return !one.after; },
      words);
  add_list(
      blocks, shown, Text::RecodedTitle, true,
      [](const CommunityChange& one) { return !one.former_id.empty(); }, words);
  return blocks;
}

}  // namespace cbps::report::comparison
