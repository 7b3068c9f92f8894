#include "report/words/community_blocks.h"

#include <algorithm>
#include <utility>

#include "report/words/community.h"
#include "report/words/community_parts.h"
#include "report/words/exceptions.h"
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
    not_due_yet();
    not_applicable();
    remarks();
    if (form_.depth != Depth::Gaps) {
      waivers();
      method();
    }
    return std::move(blocks_);
  }

 private:
  // ---- head ----

  void head() {
    std::string name = name_text(community_.id, community_.name, words_);
    if (form_.names_rules) name += "  " + period_text(run_, words_);
    add(Heading{Heading::Rank::Community, std::move(name)});
    if (form_.names_rules) add_changed_rules();
    add(key_figures(run_, community_, words_));
    add_statement(faults_mark(community_, words_));
    if (form_.depth != Depth::Gaps) add_statement(remarks_mark(community_, words_));
  }

  void add_changed_rules() { add_statement(changed_rules_text(run_, words_)); }

  // ---- what to put right first ----

  void put_right_first() {
    std::vector<Steps> groups = priorities(run_, community_, words_);
    if (groups.empty()) return;
    section(Text::PutRightFirst);
    for (Steps& group : groups) add(std::move(group));
    for (std::string& one : steps_explained(run_, community_, words_)) {
      add(Paragraph{std::move(one)});
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
        if (is_open(check.outcome))
          table.gaps.push_back(short_gap(run_, community_, check, text, words_));
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
      if (is_open(check.outcome)) return add(full_gap(run_, community_, check, text, words_));
      if (check.outcome != Outcome::Pass) return;
      if (in_order) return add(MetChecks{{met_check(check, text, words_)}});
      (check.early ? early : met).push_back(check.id);
      if (clauses) met_clauses.checks.push_back(met_check(check, text, words_));
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
      if (check.outcome == Outcome::Pass) met.checks.push_back(met_check(check, text, words_));
    });
    add(std::move(met));
  }

  void not_due_yet() {
    if (community_.counts.pending + community_.early == 0) return;
    section(Text::NotDueHead);
    if (community_.counts.pending != 0) add(not_due(run_, community_, words_));
    std::string early = met_early(community_, words_);
    if (!early.empty()) add(OtherChecks{Outcome::Pass, std::move(early)});
  }

  void not_applicable() {
    if (community_.counts.not_applicable == 0) return;
    section(Text::DoNotApply);
    add(do_not_apply(run_, community_, words_));
  }

  void remarks() {
    if (community_.remarks.empty()) return;
    section(Text::Remarks);
    add(Remarks{remark_texts(community_.remarks, words_)});
  }

  /// Of several communities they stand together at the end.
  void waivers() {
    if (run_.several) return;
    Table table = waivers_table(run_, community_, words_);
    if (!table.rows.empty()) add(std::move(table));
  }

  /// How the score is found and what it rests on.
  void method() {
    std::vector<std::string> all;
    const bool tells_rules = form_.names_rules && !run_.several;
    if (tells_rules) all.push_back(rules_text(run_, words_));
    if (!run_.several) {
      for (std::string& one : scoring_texts(run_, community_, words_))
        all.push_back(std::move(one));
    }
    std::string declared = declared_text(run_, community_, words_);
    if (!declared.empty()) all.push_back(std::move(declared));
    if (all.empty()) return;
    section(Text::Method);
    for (std::string& one : all) add(Paragraph{std::move(one)});
  }

  // ---- blocks ----

  void add(Block block) { blocks_.push_back(std::move(block)); }
  void add_statement(std::string text) {
    if (!text.empty()) add(Statement{std::move(text)});
  }
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
          grade_text(run, standing, words),
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
  return row_of(run, community, result::most_lost(community.losses), words);
}

CommunityRow community_row(const Run& run, const Community& community, const Words& words) {
  return row_of(run, community, result::most_lost(brief_of(community).losses), words);
}

}  // namespace cbps::report
