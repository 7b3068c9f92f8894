#include "report/words/community_parts.h"

#include <utility>

#include "report/words/community.h"
#include "report/words/exceptions.h"
#include "report/words/explain.h"
#include "report/words/figures.h"
#include "report/words/priorities.h"
#include "report/words/rule_text.h"
#include "report/words/run_blocks.h"

namespace cbps::report {
namespace {

using result::CheckResult;
using result::CheckText;
using result::Community;
using result::Outcome;
using result::Run;
using result::StandardResult;

Text why_no_score(const Community& community) {
  const bool some_apply = community.counts.pending + community.early != 0;
  return some_apply ? Text::NothingDueYet : Text::NoScoreWhy;
}

std::size_t undecided_by_faults(const Community& community) {
  std::size_t count = 0;
  for (const StandardResult& standard : community.standards) {
    for (const CheckResult& check : standard.checks) {
      count += check.reason == result::Reason::Invalid ? 1 : 0;
    }
  }
  return count;
}

Labelled clause(const CheckText& text, const Words& words) {
  return {words(Text::LabelQuote), clause_text(text, words)};
}

/// The checks that are met and rest on nothing but a self-declared yes or no.
std::vector<std::string> declared_checks(const Run& run, const Community& community) {
  std::vector<std::string> all;
  for_each_standard(run, community, [&](const StandardResult& standard, const auto& texts) {
    for_each_check(standard, texts, [&](const CheckResult& check, const CheckText& text) {
      const bool counts = check.outcome == Outcome::Pass && check.points;
      if (counts && text.is_declared) all.push_back(check.id);
    });
  });
  return all;
}

}  // namespace

KeyFigures key_figures(const Run& run, const Community& community, const Words& words) {
  KeyFigures figures{};
  figures.standing = &community;
  if (const auto& score = score_that_counts(community)) {
    if (is_interim(run)) figures.score_label = words(Text::InterimScoreWord);
    const std::string low = percent_text(score->floor);
    const std::string high = percent_text(score->ceiling);
    figures.score = words(Text::PointsWord, low);
    if (high != low) figures.score_note = words(Text::ScoreOnceGiven, high);
    figures.grade = grade_text(run, community.grade, words);
  } else {
    figures.score = words(Text::NoScore);
    figures.score_note = words(Text::Aside, words(why_no_score(community)));
  }
  if (!figures.grade.empty()) {
    if (is_interim(run)) {
      figures.grade_label =
          words(community.waived ? Text::InterimWaivedGrade : Text::InterimGradeWord);
    } else if (community.waived) {
      figures.grade_label = words(Text::WaivedGrade);
    }
    if (community.ceiling_grade) {
      figures.grade = words(Text::OpenGradeOf, figures.grade, community.counts.unknown);
    }
  }
  figures.distance = distance_text(run, community, words);
  figures.counts = count_texts(community.counts, words);
  figures.first_steps = first_steps(run, community, words);
  figures.exceptions = exception_texts(run, community, words);
  return figures;
}

std::string faults_mark(const Community& community, const Words& words) {
  if (community.fault_count == 0) return {};
  const std::size_t undecided = undecided_by_faults(community);
  return undecided == 0 ? words(Text::FaultsWithoutEffect, community.fault_count)
                        : words(Text::FaultsMark, community.fault_count, undecided);
}

std::string remarks_mark(const Community& community, const Words& words) {
  if (community.remarks.empty()) return {};
  return words(Text::RemarksMark, count_text(community.remarks.size()));
}

CheckGap short_gap(const Run& run, const Community& community, const CheckResult& check,
                   const CheckText& text, const Words& words) {
  const bool failed = check.outcome == Outcome::Fail;
  CheckGap gap{};
  gap.check = &check;
  gap.title = title_text(check.id, text.title, words);
  gap.worth = worth_text(community, check, words);
  if (const auto* step = step_of(community, check)) gap.gain = points_text(step->gain);
  if (failed) gap.by = {words(Text::LabelBy), std::string(words(by_word(check)))};
  gap.waiver = {words(Text::WaiverWord), waiver_text(run, check, words)};
  gap.since = {words(Text::SinceWord), since_text(check, words)};
  gap.gap_label = words(failed ? Text::LabelGap : Text::LabelOpen);
  gap.gaps = gap_texts(check, words);
  gap.place = {words(Text::LabelPlace), places_text(check, words)};
  // A fact that was not given is no fault: there is nothing to put right yet.
  if (!check.shortfalls.empty()) {
    gap.remedy = {words(Text::LabelRemedy), remedy_text(check, text, words)};
  }
  return gap;
}

CheckGap full_gap(const Run& run, const Community& community, const CheckResult& check,
                  const CheckText& text, const Words& words) {
  CheckGap gap = short_gap(run, community, check, text, words);
  gap.clause = clause(text, words);
  gap.evidence = {words(Text::LabelEvidence), words(text.evidence)};
  return gap;
}

MetChecks::Check met_check(const CheckResult& check, const CheckText& text, const Words& words) {
  return {&check, title_text(check.id, text.title, words), clause(text, words)};
}

Statements not_due(const Run& run, const Community& community, const Words& words) {
  Statements all{Outcome::Pending, {}};
  all.statements.reserve(community.counts.pending);
  for_each_standard(run, community, [&](const StandardResult& standard, const auto& texts) {
    for_each_check(standard, texts, [&](const CheckResult& check, const CheckText& text) {
      if (check.outcome != Outcome::Pending) return;
      all.statements.push_back(
          {&check, pending_text(check, title_text(check.id, text.title, words), words)});
    });
  });
  return all;
}

std::string met_early(const Community& community, const Words& words) {
  std::vector<std::string> early;
  for (const StandardResult& standard : community.standards) {
    for (const CheckResult& check : standard.checks) {
      if (check.early) early.push_back(check.id);
    }
  }
  if (early.empty()) return {};
  return words(Text::MetEarly, count_text(early.size()), listed(early, Text::Comma, words));
}

Statements do_not_apply(const Run& run, const Community& community, const Words& words) {
  Statements all{Outcome::NotApplicable, {}};
  all.statements.reserve(community.counts.not_applicable);
  for_each_standard(run, community, [&](const StandardResult& standard, const auto& texts) {
    for_each_check(standard, texts, [&](const CheckResult& check, const CheckText& text) {
      if (check.outcome != Outcome::NotApplicable) return;
      all.statements.push_back({&check, not_applicable_text(check, text, words)});
    });
  });
  return all;
}

std::vector<std::string> scoring_texts(const Run& run, const Community& community,
                                       const Words& words) {
  std::vector<std::string> all;
  const bool waits = any_check(community, [](const CheckResult& check) {
    return check.reason == result::Reason::Parameter;
  });
  if (waits) all.push_back(unset_parameters(run, words));
  if (!community.score) return all;
  if (is_interim(run)) all.push_back(words(Text::InterimExplained, to_string(*run.as_of)));
  all.emplace_back(words(Text::WeightsAreOurs));
  return all;
}

std::string declared_text(const Run& run, const Community& community, const Words& words) {
  if (!community.declared || *community.declared <= Fraction()) return {};
  return words(Text::DeclaredShare, percent_text(*community.declared),
               listed(declared_checks(run, community), Text::Comma, words));
}

}  // namespace cbps::report
