#include "report/markdown/community.h"

#include <algorithm>

#include "report/words/community.h"
#include "report/words/explain.h"
#include "report/words/figures.h"
#include "report/words/rule_text.h"

namespace cbps::report::markdown {
namespace {

using result::CheckResult;
using result::CheckText;
using result::Community;
using result::Outcome;
using result::Run;
using result::StandardResult;
using result::StandardText;
using Kind = Column::Kind;

std::string with_sign(Outcome outcome, const std::string& text) {
  return std::string(mark(outcome).sign) + ' ' + text;
}

bool is_open(Outcome outcome) { return outcome == Outcome::Fail || outcome == Outcome::Unknown; }

/// Calls `visit` for each check together with its text.
template <typename Visit>
void for_each_check(const StandardResult& standard, const StandardText& text, Visit visit) {
  for (std::size_t c = 0; c < standard.checks.size(); ++c) {
    visit(standard.checks[c], rule_text(text, standard.checks[c].id, c));
  }
}
template <typename Visit>
void for_each_standard(const Run& run, const Community& community, Visit visit) {
  for (std::size_t s = 0; s < community.standards.size(); ++s) {
    visit(community.standards[s], rule_text(run, community.standards[s].id, s));
  }
}

/// Writes one community, section by section. Its name is a heading of `level`.
class CommunityPage {
 public:
  CommunityPage(Document& page, const Run& run, const Community& community, unsigned level,
                const Words& words)
      : page_(page), run_(run), community_(community), level_(level), words_(words) {}

  void head() {
    page_.heading(level_, name_text(community_.id, community_.name, words_));
    score();
    std::vector<std::string> counts;
    for (const Outcome outcome : kOutcomes) {
      counts.push_back(with_sign(outcome, count_text(community_.counts, outcome, words_)));
    }
    page_.paragraph(listed(counts, Text::FullComma, words_));
  }

  void fine_print() { page_.list(report::fine_print(community_, words_)); }

  void put_right_first() {
    const std::vector<FailedCheck> failed = failed_by_points(run_, community_);
    if (failed.empty()) return;
    Table table{std::string(words_(Text::PutRightFirst)),
                {{heading(Text::CheckWord, words_), Kind::Name},
                 {heading(Text::GainWord, words_), Kind::Number},
                 {heading(Text::LabelGap, words_)}},
                {},
                {}};
    const std::size_t shown = std::min(failed.size(), kMostPutRightFirst);
    for (std::size_t i = 0; i < shown; ++i) {
      table.rows.push_back({title_text(failed[i].check->id, failed[i].text->title, words_),
                            points_text(failed[i].gain), brief(*failed[i].check, words_)});
    }
    if (failed.size() > shown)
      table.notes.push_back(words_(Text::MoreFailed, failed.size() - shown));
    page_.table(level_ + 1, table);
  }

  void open_standards(bool detail) {
    for_each_standard(run_, community_, [&](const StandardResult& standard, const auto& text) {
      if (is_open(standard.outcome)) open_standard(standard, text, detail);
    });
  }

  void met_standards(bool detail) {
    std::vector<std::string> met;
    for_each_standard(run_, community_, [&](const StandardResult& standard, const auto& text) {
      if (standard.outcome != Outcome::Pass) return;
      if (detail) {
        standard_heading(standard, text);
        met_checks(standard, text);
      } else {
        met.push_back(with_sign(Outcome::Pass, title_text(standard.id, text.title, words_)));
      }
    });
    section(Text::WhollyMet, met);
  }

  void not_applicable() {
    std::vector<std::string> items;
    for_each_standard(run_, community_, [&](const StandardResult& standard, const auto& texts) {
      for_each_check(standard, texts, [&](const CheckResult& check, const CheckText& text) {
        if (check.outcome == Outcome::NotApplicable) {
          items.push_back(with_sign(check.outcome, not_applicable_text(check, text, words_)));
        }
      });
    });
    section(Text::DoNotApply, items);
  }

  void remarks() {
    if (community_.remarks.empty()) return;
    page_.heading(level_ + 1, std::string(words_(Text::Remarks)));
    page_.begin_list();
    for (const result::Remark& remark : community_.remarks) {
      unsigned depth = 0;
      for (const std::string& line : remark_lines(remark, words_)) {
        page_.item(line, depth);
        depth = 1;  // the notes
      }
    }
  }

  void gaps_table() {
    if (community_.counts.fail + community_.counts.unknown == 0) return;
    const std::vector<Column> columns{{heading(Text::CheckWord, words_)},
                                      {heading(Text::LabelGap, words_)},
                                      {heading(Text::LabelPlace, words_)},
                                      {heading(Text::LabelRemedy, words_)},
                                      {heading(Text::GainWord, words_), Kind::Number}};
    page_.begin_table(columns);
    for_each_standard(run_, community_, [&](const StandardResult& standard, const auto& texts) {
      for_each_check(standard, texts, [&](const CheckResult& check, const CheckText& text) {
        if (is_open(check.outcome)) gaps_row(check, text);
      });
    });
  }

 private:
  void score() {
    if (!community_.score) {
      return page_.paragraph(std::string(words_(Text::NoScore)),
                             words_(Text::Aside, words_(Text::NoScoreWhy)));
    }
    const std::string grade = grade_text(run_, community_.grade, words_);
    std::string rest;
    if (!grade.empty()) {
      rest = std::string(words_(Text::FullComma)) + std::string(words_(Text::GradeWord)) + ' ' +
             grade + grade_up_to(run_, community_, words_);
    }
    page_.paragraph(std::string(words_(Text::ScoreWord)) + ' ' + score_text(community_, words_),
                    rest);
  }

  void section(Text title, const std::vector<std::string>& items) {
    if (items.empty()) return;
    page_.heading(level_ + 1, std::string(words_(title)));
    page_.list(items);
  }

  void standard_heading(const StandardResult& standard, const StandardText& text) {
    const std::string earned = earned_text(standard, words_);
    page_.heading(level_ + 1,
                  with_sign(standard.outcome, title_text(standard.id, text.title, words_)) +
                      (earned.empty() ? earned : words_(Text::Aside, earned)));
  }

  void open_standard(const StandardResult& standard, const StandardText& texts, bool detail) {
    standard_heading(standard, texts);
    std::vector<std::string> met;
    for_each_check(standard, texts, [&](const CheckResult& check, const CheckText& text) {
      if (is_open(check.outcome)) open_check(check, text);
      if (check.outcome == Outcome::Pass) met.push_back(check.id);
    });
    if (met.empty()) return;
    page_.paragraph(with_sign(Outcome::Pass,
                              words_(Text::AlsoMet, met.size(), listed(met, Text::Comma, words_))));
    if (detail) met_checks(standard, texts);
  }

  void met_checks(const StandardResult& standard, const StandardText& texts) {
    page_.begin_list();
    for_each_check(standard, texts, [&](const CheckResult& check, const CheckText& text) {
      if (check.outcome != Outcome::Pass) return;
      page_.labelled(with_sign(check.outcome, title_text(check.id, text.title, words_)),
                     clause_text(text, words_));
    });
  }

  void open_check(const CheckResult& check, const CheckText& text) {
    page_.heading(level_ + 2, with_sign(check.outcome, title_text(check.id, text.title, words_)) +
                                  worth_text(check, words_));
    page_.quote(clause_text(text, words_));
    page_.begin_list();
    const Text label = check.outcome == Outcome::Fail ? Text::LabelGap : Text::LabelOpen;
    for (const GapText& gap : gap_texts(check, words_)) {
      item(label, gap.text);
      for (const std::string& way : gap.ways) page_.item(way, 1);
    }
    item(Text::LabelPlace, places_text(check, words_));
    // A fact that was not given is no fault: there is nothing to put right yet.
    if (!check.shortfalls.empty()) item(Text::LabelRemedy, words_(text.remedy));
    item(Text::LabelEvidence, words_(text.evidence));
  }

  void item(Text label, const std::string& text) {
    if (!text.empty()) page_.labelled(std::string(words_(label)), text);
  }

  void gaps_row(const CheckResult& check, const CheckText& text) {
    Document::Lines gaps;
    for (const GapText& gap : gap_texts(check, words_)) {
      gaps.push_back(gap.text);
      gaps.insert(gaps.end(), gap.ways.begin(), gap.ways.end());
    }
    const std::string gain =
        check.outcome == Outcome::Fail && check.points ? points_text(to_gain(check)) : "";
    const std::string remedy = check.shortfalls.empty() ? std::string() : words_(text.remedy);
    const std::vector<Document::Lines> cells{
        {with_sign(check.outcome, title_text(check.id, text.title, words_))},
        gaps,
        {places_text(check, words_)},
        {remedy},
        {gain}};
    page_.row(cells);
  }

  Document& page_;
  const Run& run_;
  const Community& community_;
  unsigned level_;
  const Words& words_;
};

}  // namespace

void begin_community_rows(Document& page, const Run& run, const Words& words) {
  std::vector<Column> columns{{heading(Text::OutcomeWord, words)},
                              {heading(Text::CommunityWord, words), Kind::Name},
                              {heading(Text::ScoreWord, words), Kind::Number}};
  if (!run.grades.empty()) columns.push_back({heading(Text::GradeWord, words)});
  columns.push_back({heading(Text::NotMet, words), Kind::Number});
  columns.push_back({heading(Text::Undecided, words), Kind::Number});
  columns.push_back({heading(Text::ChecksNotMet, words)});
  page.begin_table(columns);
}

void write_community_row(Document& page, const Run& run, const Community& community,
                         const Words& words) {
  const Outcome outcome = outcome_of(community.counts);
  Row cells{with_sign(outcome, std::string(words(mark(outcome).word))),
            name_text(community.id, community.name, words), score_text(community, words)};
  if (!run.grades.empty()) cells.push_back(grade_text(run, community.grade, words));
  cells.push_back(count_text(community.counts.fail));
  cells.push_back(count_text(community.counts.unknown));
  cells.push_back(listed(ids_of(community, Outcome::Fail), Text::Comma, words));
  page.row(cells);
}

void write_community_gaps(Document& page, const Run& run, const Community& community,
                          const Words& words) {
  CommunityPage one(page, run, community, 3, words);
  one.head();
  one.gaps_table();
  one.not_applicable();
  one.remarks();
}

void write_community(Document& page, const Run& run, const Community& community, bool detail,
                     const Words& words) {
  CommunityPage one(page, run, community, 2, words);
  one.head();
  one.fine_print();
  one.put_right_first();
  one.open_standards(detail);
  one.met_standards(detail);
  one.not_applicable();
  one.remarks();
}

}  // namespace cbps::report::markdown
