#include "report/words/community_blocks.h"

#include <algorithm>
#include <utility>

#include "report/words/community.h"
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
using result::StandardText;

bool is_open(Outcome outcome) { return outcome == Outcome::Fail || outcome == Outcome::Unknown; }

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

/// Collects the blocks of one community, section by section, in the order an office reads them.
class CommunityWriter {
 public:
  CommunityWriter(const Run& run, const Community& community, const CommunityBlocksForm& form,
                  const Words& words)
      : run_(run), community_(community), form_(form), words_(words) {
    constexpr std::size_t kBesideChecks = 16;
    blocks_.reserve(kBesideChecks + 2 * community.standards.size() + community.counts.fail +
                    community.counts.unknown);
  }

  Blocks write() {
    head();
    if (form_.depth == Depth::Gaps) {
      gap_table();
    } else {
      put_right_first();
      open_standards();
      met_standards();
    }
    not_due();
    not_applicable();
    remarks();
    if (form_.depth != Depth::Gaps) method();
    return std::move(blocks_);
  }

 private:
  // ---- head ----

  void head() {
    std::string name = name_text(community_.id, community_.name, words_);
    if (form_.names_rules) name += "  " + period_text(run_, words_);
    add(Heading{Heading::Rank::Community, std::move(name)});
    if (form_.names_rules) add_changed_rules();
    key_figures();
  }

  void key_figures() {
    KeyFigures figures{};
    figures.standing = &community_;
    if (community_.score) {
      if (is_interim(run_)) figures.score_label = words_(Text::InterimScoreWord);
      const std::string low = percent_text(community_.score->floor);
      const std::string high = percent_text(community_.score->ceiling);
      figures.score = words_(Text::PointsWord, low);
      if (high != low) figures.score_note = words_(Text::ScoreOnceGiven, high);
      figures.grade = grade_text(run_, community_.grade, words_);
    } else {
      figures.score = words_(Text::NoScore);
      figures.score_note = words_(Text::Aside, words_(why_no_score()));
    }
    if (!figures.grade.empty()) {
      if (is_interim(run_)) figures.grade_label = words_(Text::InterimGradeWord);
      if (community_.ceiling_grade) {
        figures.grade = words_(Text::OpenGradeOf, figures.grade, community_.counts.unknown);
      }
    }
    figures.distance = distance_text(run_, community_, words_);
    figures.counts = count_texts(community_.counts, words_);
    figures.first_steps = first_steps(run_, community_, words_);
    add(std::move(figures));
    if (community_.fault_count != 0) {
      add(Statement{words_(Text::FaultsMark, community_.fault_count, undecided_by_faults())});
    }
    if (!community_.remarks.empty() && form_.depth != Depth::Gaps) {
      add(Statement{words_(Text::RemarksMark, count_text(community_.remarks.size()))});
    }
  }

  void add_changed_rules() {
    std::string changed = changed_rules_text(run_, words_);
    if (!changed.empty()) add(Statement{std::move(changed)});
  }

  [[nodiscard]] Text why_no_score() const {
    const bool some_apply = community_.counts.pending + community_.early != 0;
    return some_apply ? Text::NothingDueYet : Text::NoScoreWhy;
  }

  [[nodiscard]] std::size_t undecided_by_faults() const {
    std::size_t count = 0;
    for (const StandardResult& standard : community_.standards) {
      for (const CheckResult& check : standard.checks) {
        count += check.reason == result::Reason::Invalid ? 1 : 0;
      }
    }
    return count;
  }

  // ---- what to put right first ----

  void put_right_first() {
    std::vector<Steps> groups = priorities(run_, community_, words_);
    if (groups.empty()) return;
    section(Text::PutRightFirst);
    for (Steps& group : groups) add(std::move(group));
    if (community_.steps.empty()) return;
    add(Paragraph{std::string(words_(Text::StepsExplained))});
    if (run_.year && run_.as_of == Period{*run_.year}.end()) {
      add(Paragraph{std::string(words_(Text::YearIsOver))});
    }
  }

  // ---- what is open ----

  void gap_table() {
    if (community_.counts.fail + community_.counts.unknown == 0) return;
    GapTable table{{heading(Text::CheckWord, words_), heading(Text::LabelGap, words_),
                    heading(Text::LabelPlace, words_), heading(Text::LabelRemedy, words_),
                    heading(Text::GainWord, words_)},
                   {}};
    for_each_standard(run_, community_, [&](const StandardResult& standard, const auto& texts) {
      for_each_check(standard, texts, [&](const CheckResult& check, const CheckText& text) {
        if (is_open(check.outcome)) table.gaps.push_back(short_gap(check, text));
      });
    });
    add(std::move(table));
  }

  void open_standards() {
    for_each_standard(run_, community_, [&](const StandardResult& standard, const auto& texts) {
      if (is_open(standard.outcome)) open_standard(standard, texts);
    });
  }

  void open_standard(const StandardResult& standard, const StandardText& texts) {
    const bool clauses = form_.depth == Depth::Clauses;
    const bool in_order = clauses && !form_.met_after_gaps;
    standard_heading(standard, texts);
    std::vector<std::string> met;
    std::vector<std::string> early;
    MetChecks met_clauses;
    for_each_check(standard, texts, [&](const CheckResult& check, const CheckText& text) {
      if (is_open(check.outcome)) return add(full_gap(check, text));
      if (check.outcome != Outcome::Pass) return;
      if (in_order) return add(MetChecks{{met_check(check, text)}});
      (check.early ? early : met).push_back(check.id);
      if (clauses) met_clauses.checks.push_back(met_check(check, text));
    });
    also_met(Text::AlsoMet, met);
    also_met(Text::AlsoMetEarly, early);
    if (clauses && !met_clauses.checks.empty()) add(std::move(met_clauses));
  }

  void also_met(Text text, const std::vector<std::string>& checks) {
    if (checks.empty()) return;
    add(OtherChecks{Outcome::Pass,
                    words_(text, checks.size(), listed(checks, Text::Comma, words_))});
  }

  void standard_heading(const StandardResult& standard, const StandardText& text) {
    add(StandardHeading{&standard, title_text(standard.id, text.title, words_),
                        earned_text(standard, words_)});
  }

  CheckGap short_gap(const CheckResult& check, const CheckText& text) {
    const bool failed = check.outcome == Outcome::Fail;
    CheckGap gap{};
    gap.check = &check;
    gap.title = title_text(check.id, text.title, words_);
    gap.worth = worth_text(community_, check, words_);
    if (const auto* step = step_of(community_, check)) gap.gain = points_text(step->gain);
    if (failed) gap.by = {words_(Text::LabelBy), std::string(words_(by_word(check)))};
    gap.gap_label = words_(failed ? Text::LabelGap : Text::LabelOpen);
    gap.gaps = gap_texts(check, words_);
    gap.place = {words_(Text::LabelPlace), places_text(check, words_)};
    // A fact that was not given is no fault: there is nothing to put right yet.
    if (!check.shortfalls.empty())
      gap.remedy = {words_(Text::LabelRemedy),
                    words_(check.remedy.empty() ? text.remedy : check.remedy)};
    return gap;
  }

  CheckGap full_gap(const CheckResult& check, const CheckText& text) {
    CheckGap gap = short_gap(check, text);
    gap.clause = clause(text);
    gap.evidence = {words_(Text::LabelEvidence), words_(text.evidence)};
    return gap;
  }

  Labelled clause(const CheckText& text) {
    return {words_(Text::LabelQuote), clause_text(text, words_)};
  }

  MetChecks::Check met_check(const CheckResult& check, const CheckText& text) {
    return {&check, title_text(check.id, text.title, words_), clause(text)};
  }

  // ---- the rest ----

  void met_standards() {
    StandardNames met{Outcome::Pass, {}};
    for_each_standard(run_, community_, [&](const StandardResult& standard, const auto& texts) {
      const bool clauses = form_.depth == Depth::Clauses;
      const bool is_met = standard.outcome == Outcome::Pass;
      if (!is_met && !(clauses && standard.outcome == Outcome::Pending)) return;
      if (clauses) return met_standard(standard, texts);
      met.names.push_back({&standard, title_text(standard.id, texts.title, words_)});
    });
    if (met.names.empty()) return;
    section(Text::WhollyMet);
    add(std::move(met));
  }

  void met_standard(const StandardResult& standard, const StandardText& texts) {
    standard_heading(standard, texts);
    MetChecks met;
    for_each_check(standard, texts, [&](const CheckResult& check, const CheckText& text) {
      if (check.outcome == Outcome::Pass) met.checks.push_back(met_check(check, text));
    });
    add(std::move(met));
  }

  void not_due() {
    if (community_.counts.pending + community_.early == 0) return;
    Statements all{Outcome::Pending, {}};
    std::vector<std::string> early;
    for_each_standard(run_, community_, [&](const StandardResult& standard, const auto& texts) {
      for_each_check(standard, texts, [&](const CheckResult& check, const CheckText& text) {
        if (check.early) early.push_back(check.id);
        if (check.outcome != Outcome::Pending) return;
        all.statements.push_back(
            {&check, words_(Text::Labelled, title_text(check.id, text.title, words_),
                            listed(statements(check, words_), Text::Semicolon, words_))});
      });
    });
    section(Text::NotDueHead);
    if (!all.statements.empty()) add(std::move(all));
    if (!early.empty()) {
      add(OtherChecks{Outcome::Pass, words_(Text::MetEarly, count_text(early.size()),
                                            listed(early, Text::Comma, words_))});
    }
  }

  void not_applicable() {
    if (community_.counts.not_applicable == 0) return;
    Statements all{Outcome::NotApplicable, {}};
    all.statements.reserve(community_.counts.not_applicable);
    for_each_standard(run_, community_, [&](const StandardResult& standard, const auto& texts) {
      for_each_check(standard, texts, [&](const CheckResult& check, const CheckText& text) {
        if (check.outcome != Outcome::NotApplicable) return;
        all.statements.push_back({&check, not_applicable_text(check, text, words_)});
      });
    });
    section(Text::DoNotApply);
    add(std::move(all));
  }

  void remarks() {
    if (community_.remarks.empty()) return;
    section(Text::Remarks);
    add(Remarks{remark_texts(community_.remarks, words_)});
  }

  /// How the score is found and what it rests on.
  void method() {
    std::vector<std::string> all;
    const bool tells_rules = form_.names_rules && !run_.several;
    if (tells_rules) all.push_back(rules_text(run_, words_));
    if (community_.score && !run_.several) {
      if (is_interim(run_)) {
        all.push_back(words_(Text::InterimExplained, to_string(*run_.as_of)));
      }
      all.emplace_back(words_(Text::WeightsAreOurs));
    }
    if (community_.declared && *community_.declared > Fraction()) {
      all.push_back(words_(Text::DeclaredShare, percent_text(*community_.declared),
                           listed(declared_checks(run_, community_), Text::Comma, words_)));
    }
    if (all.empty()) return;
    section(Text::Method);
    for (std::string& one : all) add(Paragraph{std::move(one)});
  }

  // ---- blocks ----

  void add(Block block) { blocks_.push_back(std::move(block)); }
  void section(Text title) { add(Heading{Heading::Rank::Section, std::string(words_(title))}); }

  const Run& run_;
  const Community& community_;
  const CommunityBlocksForm& form_;
  const Words& words_;
  Blocks blocks_;
};

CommunityRow row_of(const Run& run, const result::Standing& standing,
                    std::vector<std::string_view> most_lost, const Words& words) {
  return {&run,
          &standing,
          outcome_of(standing.counts),
          standing.fault_count == 0
              ? name_text(standing.id, standing.name, words)
              : words(Text::NameWithFaults, name_text(standing.id, standing.name, words)),
          score_text(standing, words),
          standing.ceiling_grade ? words(Text::Open, grade_text(run, standing.grade, words))
                                 : grade_text(run, standing.grade, words),
          count_text(standing.counts.fail),
          count_text(standing.counts.unknown),
          std::move(most_lost)};
}

}  // namespace

Blocks community_blocks(const Run& run, const Community& community, const CommunityBlocksForm& form,
                        const Words& words) {
  return CommunityWriter(run, community, form, words).write();
}

CommunityColumns community_columns(const Run& run, const Words& words) {
  return {&run,
          heading(Text::OutcomeWord, words),
          heading(Text::CommunityWord, words),
          heading(score_word(run), words),
          run.grades.empty() ? std::string() : heading(grade_word(run), words),
          heading(Text::NotMet, words),
          heading(Text::Undecided, words),
          heading(Text::MostLostHead, words),
          heading(Text::CommunityAndMostLost, words)};
}

CommunityRow community_row(const Run& run, const result::Brief& community, const Words& words) {
  const auto ids = community.most_lost.ids();
  return row_of(run, community, {ids.begin(), ids.end()}, words);
}

CommunityRow community_row(const Run& run, const Community& community, const Words& words) {
  const result::Brief brief = brief_of(community);
  const auto ids = brief.most_lost.ids();
  return row_of(run, community, {ids.begin(), ids.end()}, words);
}

}  // namespace cbps::report
