#include "report/text/community.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "cbps/text/unicode.h"
#include "report/words/community.h"
#include "report/words/explain.h"
#include "report/words/figures.h"
#include "report/words/rule_text.h"

namespace cbps::report::text {
namespace {

using result::CheckResult;
using result::CheckText;
using result::Community;
using result::Outcome;
using result::Run;
using result::StandardResult;
using result::StandardText;

constexpr std::array<Hue, 4> kHues{Hue::Good, Hue::Bad, Hue::Open, Hue::Dim};
constexpr std::size_t kIndent = 2;
constexpr std::size_t kLabelIndent = 4;

/// Writes one community, section by section, in the order an office reads it.
class CommunityPage {
 public:
  CommunityPage(Page& page, const Run& run, const Community& community, const Style& style)
      : page_(page),
        run_(run),
        community_(community),
        detail_(style.extent == Extent::Detail && !style.several),
        words_(style.language),
        label_column_(kLabelIndent + (style.language == Language::Zh ? 6 : 8)) {}

  void write() {
    head();
    put_right_first();
    open_standards();
    met_standards();
    not_applicable();
    remarks();
  }

 private:
  // ---- head ----

  void head() {
    const std::string name = name_text(community_.id, community_.name, words_);
    line(0, {{name, Hue::Bold}});
    line(0, {{words_(Text::PeriodAsOf, run_.period.year, to_string(run_.as_of))}});
    line(0, {{words_(Text::PackAndEdition, words_(run_.pack.title), words_(run_.pack.edition))}});
    page_.blank();
    score();
    write_counts(page_, community_.counts, words_);
    fine_print();
  }

  void score() {
    const std::string word = std::string(words_(Text::ScoreWord)) + ' ';
    if (!community_.score) {
      line(0,
           {{words_(Text::NoScore), Hue::Bold}, {words_(Text::Aside, words_(Text::NoScoreWhy))}});
      return;
    }
    const std::string range = score_text(community_, words_);
    const std::string grade = grade_text(run_, community_.grade, words_);
    if (grade.empty()) return line(0, {{word}, {range, Hue::Bold}});
    const std::string up_to = grade_up_to(run_, community_, words_);
    const std::string grade_word = "  " + std::string(words_(Text::GradeWord)) + ' ';
    line(0, {{word}, {range, Hue::Bold}, {grade_word}, {grade, Hue::Bold}, {up_to}});
  }

  void fine_print() {
    for (const std::string& one : report::fine_print(community_, words_)) {
      line(0, {{one, Hue::Dim}});
    }
  }

  // ---- what to put right first ----

  void put_right_first() {
    const std::vector<FailedCheck> failed = failed_by_points(run_, community_);
    if (failed.empty()) return;
    section(Text::PutRightFirst);
    const std::size_t shown = std::min(failed.size(), kMostPutRightFirst);
    std::size_t id_width = 0;
    for (std::size_t i = 0; i < shown; ++i)
      id_width = std::max(id_width, failed[i].check->id.size());
    for (std::size_t i = 0; i < shown; ++i) {
      const CheckResult& check = *failed[i].check;
      const std::string gain =
          words_(Text::Aside, words_(Text::FirstPoints, points_text(failed[i].gain)));
      const std::string why = brief(check, words_);
      const std::string text =
          why.empty() ? words_(failed[i].text->title) + gain
                      : words_(Text::Labelled, words_(failed[i].text->title) + gain, why);
      page_.labelled(kIndent, kIndent + id_width + 2, {check.id, Hue::Bold}, {text});
    }
    if (failed.size() > shown) {
      line(kIndent, {{words_(Text::MoreFailed, failed.size() - shown), Hue::Dim}});
    }
  }

  // ---- standards that are not wholly met ----

  void open_standards() {
    for (std::size_t s = 0; s < community_.standards.size(); ++s) {
      const StandardResult& standard = community_.standards[s];
      if (standard.outcome == Outcome::Fail || standard.outcome == Outcome::Unknown) {
        open_standard(standard, rule_text(run_, standard.id, s));
      }
    }
  }

  void open_standard(const StandardResult& standard, const StandardText& text) {
    page_.blank();
    heading(standard, text);
    std::vector<std::string> met;
    for (std::size_t c = 0; c < standard.checks.size(); ++c) {
      const CheckResult& check = standard.checks[c];
      const CheckText& check_text = rule_text(text, check.id, c);
      if (check.outcome == Outcome::Fail || check.outcome == Outcome::Unknown) {
        open_check(check, check_text);
      } else if (check.outcome == Outcome::Pass && detail_) {
        met_check(check, check_text);
      } else if (check.outcome == Outcome::Pass) {
        met.push_back(check.id);
      }
    }
    if (met.empty()) return;
    const std::string also = words_(Text::AlsoMet, met.size(), listed(met, Text::Comma, words_));
    page_.labelled(kIndent, 2 * kIndent, sign(Outcome::Pass), {also, Hue::Dim});
  }

  void heading(const StandardResult& standard, const StandardText& text) {
    const std::string title = title_text(standard.id, text.title, words_);
    const std::string earned = earned_text(standard, words_);
    const std::string points = earned.empty() ? earned : "  " + earned;
    page_.paragraph({0, kIndent}, {sign(standard.outcome), {" "}, {title, Hue::Bold}, {points}});
  }

  void open_check(const CheckResult& check, const CheckText& text) {
    title_line(check, text, worth_text(check, words_));
    quote(text);
    explanation(check);
    label_line(Text::LabelPlace, {places_text(check, words_), Hue::Dim});
    // A fact that was not given is no fault: there is nothing to put right yet.
    if (!check.shortfalls.empty()) label_line(Text::LabelRemedy, {words_(text.remedy)});
    label_line(Text::LabelEvidence, {words_(text.evidence)});
  }

  void explanation(const CheckResult& check) {
    const Text label = check.outcome == Outcome::Fail ? Text::LabelGap : Text::LabelOpen;
    for (const GapText& gap : gap_texts(check, words_)) {
      label_line(label, {gap.text});
      for (const std::string& way : gap.ways) {
        page_.paragraph({label_column_, label_column_ + 2 * kIndent}, {{way}});
      }
    }
  }

  void met_check(const CheckResult& check, const CheckText& text) {
    title_line(check, text, {});
    quote(text);
  }

  void title_line(const CheckResult& check, const CheckText& text, const std::string& worth) {
    const std::string title = title_text(check.id, text.title, words_);
    page_.paragraph({kIndent, 2 * kIndent},
                    {sign(check.outcome), {" "}, {title, Hue::Bold}, {worth}});
  }

  void quote(const CheckText& text) { label_line(Text::LabelQuote, {clause_text(text, words_)}); }

  // ---- the rest ----

  void met_standards() {
    std::vector<std::string> met;
    for (std::size_t s = 0; s < community_.standards.size(); ++s) {
      const StandardResult& standard = community_.standards[s];
      if (standard.outcome != Outcome::Pass) continue;
      const StandardText& text = rule_text(run_, standard.id, s);
      if (detail_) {
        met_standard(standard, text);
      } else {
        met.push_back(title_text(standard.id, text.title, words_));
      }
    }
    if (met.empty()) return;
    section(Text::WhollyMet);
    const std::string list = listed(met, Text::Semicolon, words_);
    page_.labelled(kIndent, 2 * kIndent, sign(Outcome::Pass), {list});
  }

  void met_standard(const StandardResult& standard, const StandardText& text) {
    page_.blank();
    heading(standard, text);
    for (std::size_t c = 0; c < standard.checks.size(); ++c) {
      const CheckResult& check = standard.checks[c];
      if (check.outcome == Outcome::Pass) met_check(check, rule_text(text, check.id, c));
    }
  }

  void not_applicable() {
    if (community_.counts.not_applicable == 0) return;
    section(Text::DoNotApply);
    for (std::size_t s = 0; s < community_.standards.size(); ++s) {
      const StandardResult& standard = community_.standards[s];
      const StandardText& text = rule_text(run_, standard.id, s);
      for (std::size_t c = 0; c < standard.checks.size(); ++c) {
        const CheckResult& check = standard.checks[c];
        if (check.outcome == Outcome::NotApplicable) {
          not_applicable(check, rule_text(text, check.id, c));
        }
      }
    }
  }

  void not_applicable(const CheckResult& check, const CheckText& text) {
    const std::string line_text = not_applicable_text(check, text, words_);
    page_.labelled(kIndent, 2 * kIndent, sign(Outcome::NotApplicable), {line_text});
  }

  void remarks() {
    if (community_.remarks.empty()) return;
    section(Text::Remarks);
    for (const result::Remark& remark : community_.remarks) {
      write_remark(page_, remark, kIndent, words_);
    }
  }

  // ---- lines ----

  static Piece sign(Outcome outcome) { return {mark(outcome).sign, hue_of(outcome)}; }

  void line(std::size_t indent, std::initializer_list<Piece> pieces) {
    page_.paragraph({indent, indent}, pieces);
  }

  void section(Text title) {
    page_.blank();
    line(0, {{words_(title), Hue::Bold}});
  }

  void label_line(Text label, Piece text) {
    if (text.text.empty()) return;
    page_.labelled(kLabelIndent, label_column_, {words_(label), Hue::Dim}, text);
  }

  Page& page_;
  const Run& run_;
  const Community& community_;
  bool detail_;
  Words words_;
  std::size_t label_column_;  ///< where the text beside a label stands
};

}  // namespace

Hue hue_of(Outcome outcome) { return kHues[static_cast<std::size_t>(outcome)]; }

void write_counts(Page& page, const result::Counts& counts, const Words& words) {
  constexpr std::string_view kGap = "  ";
  std::array<std::string, std::size(kOutcomes)> texts;
  std::vector<Piece> line;
  std::size_t columns = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::string_view sign = mark(kOutcomes[i]).sign;
    texts[i] = ' ' + count_text(counts, kOutcomes[i], words);
    const std::size_t width =
        unicode::display_width(sign) + unicode::display_width(texts[i]) + kGap.size();
    // A count is not torn apart: what does not fit goes to the next line whole.
    if (!line.empty() && !page.fits(columns + width - kGap.size())) {
      page.paragraph({0, 0}, line);
      line.clear();
      columns = 0;
    }
    line.insert(line.end(), {{sign, hue_of(kOutcomes[i])}, {texts[i]}, {kGap}});
    columns += width;
  }
  page.paragraph({0, 0}, line);
}

void write_remark(Page& page, const result::Remark& remark, std::size_t indent,
                  const Words& words) {
  const Diagnostic& diagnostic = remark.diagnostic;
  const std::string code = std::string(info(diagnostic.code).id) + ' ';
  const std::string text = remark_text(remark, words);
  page.paragraph({indent, indent + 2}, {{"! ", Hue::Open}, {code, Hue::Dim}, {text}});
  for (std::size_t i = 0; i < diagnostic.notes.size(); ++i) {
    page.paragraph({indent + 2, indent + 4}, {{"= ", Hue::Dim}, {note_text(remark, i, words)}});
  }
}

void write_community(Page& page, const Run& run, const Community& community, const Style& style) {
  CommunityPage(page, run, community, style).write();
}

}  // namespace cbps::report::text
