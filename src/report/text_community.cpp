#include "report/text_community.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "cbps/diag/unicode.h"
#include "report/explain.h"
#include "report/figures.h"
#include "report/rule_text.h"

namespace cbps::report::text {
namespace {

using result::CheckResult;
using result::CheckText;
using result::Community;
using result::Outcome;
using result::Run;
using result::StandardResult;
using result::StandardText;

constexpr std::array<OutcomeMark, 4> kMarks{{{"✓", Hue::Good, Text::Met},
                                             {"✗", Hue::Bad, Text::NotMet},
                                             {"?", Hue::Open, Text::Undecided},
                                             {"–", Hue::Dim, Text::NotApplicable}}};
constexpr std::size_t kMostPutRightFirst = 5;
constexpr std::size_t kIndent = 2;
constexpr std::size_t kLabelIndent = 4;

std::array<std::size_t, 4> figures(const result::Counts& counts) {
  return {counts.pass, counts.fail, counts.unknown, counts.not_applicable};
}

Fraction to_gain(const CheckResult& check) {
  return check.points->max + check.points->earned * Fraction(-1, 1);
}

/// Writes one community, section by section, in the order an office reads it.
class CommunityPage {
 public:
  CommunityPage(Page& page, const Run& run, const Community& community, const Style& style)
      : page_(page),
        run_(run),
        community_(community),
        detail_(style.extent == Extent::Detail),
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
    const std::string name = community_.name.empty() || community_.name == community_.id
                                 ? community_.id
                                 : words_(Text::NameAndId, community_.name, community_.id);
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
    const std::string range =
        range_text(community_.score->floor, community_.score->ceiling, words_);
    const std::string grade = grade_label(community_.grade);
    if (grade.empty()) return line(0, {{word}, {range, Hue::Bold}});
    const std::string high = grade_label(community_.ceiling_grade);
    const std::string up_to = high.empty() ? "" : words_(Text::GradeUpTo, high);
    const std::string grade_word = "  " + std::string(words_(Text::GradeWord)) + ' ';
    line(0, {{word}, {range, Hue::Bold}, {grade_word}, {grade, Hue::Bold}, {up_to}});
  }

  [[nodiscard]] std::string grade_label(std::optional<std::size_t> grade) const {
    return grade && *grade < run_.grades.size() ? words_(run_.grades[*grade].label) : "";
  }

  void fine_print() {
    if (!community_.score) return;
    if (community_.score->floor != community_.score->ceiling) {
      line(0, {{words_(Text::RangeExplained), Hue::Dim}});
    }
    line(0, {{words_(Text::WeightsAreOurs), Hue::Dim}});
    if (community_.declared) {
      line(0, {{words_(Text::DeclaredShare, percent_text(*community_.declared)), Hue::Dim}});
    }
  }

  // ---- what to put right first ----

  struct Failed {
    const CheckResult* check;
    const CheckText* text;
  };

  /// By what they would bring; of equals the first in the document first.
  [[nodiscard]] std::vector<Failed> failed_by_points() const {
    std::vector<Failed> all;
    for (std::size_t s = 0; s < community_.standards.size(); ++s) {
      const StandardResult& standard = community_.standards[s];
      const StandardText& text = rule_text(run_, standard.id, s);
      for (std::size_t c = 0; c < standard.checks.size(); ++c) {
        const CheckResult& check = standard.checks[c];
        if (check.outcome != Outcome::Fail || !check.points) continue;
        all.push_back({&check, &rule_text(text, check.id, c)});
      }
    }
    std::stable_sort(all.begin(), all.end(), [](const Failed& a, const Failed& b) {
      return to_gain(*a.check) > to_gain(*b.check);
    });
    return all;
  }

  void put_right_first() {
    const std::vector<Failed> failed = failed_by_points();
    if (failed.empty()) return;
    section(Text::PutRightFirst);
    const std::size_t shown = std::min(failed.size(), kMostPutRightFirst);
    std::size_t id_width = 0;
    for (std::size_t i = 0; i < shown; ++i)
      id_width = std::max(id_width, failed[i].check->id.size());
    for (std::size_t i = 0; i < shown; ++i) {
      const CheckResult& check = *failed[i].check;
      const std::string gain =
          words_(Text::Aside, words_(Text::FirstPoints, points_text(to_gain(check))));
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
    const std::string title = standard.id + ' ' + words_(text.title);
    const std::string points =
        standard.points ? "  " + words_(Text::PointsOf, points_text(standard.points->earned),
                                        points_text(standard.points->max))
                        : "";
    page_.paragraph({0, kIndent}, {sign(standard.outcome), {" "}, {title, Hue::Bold}, {points}});
  }

  void open_check(const CheckResult& check, const CheckText& text) {
    const bool failed = check.outcome == Outcome::Fail;
    std::string worth;
    if (failed && check.points) {
      worth = words_(Text::Aside, words_(Text::WouldBring, points_text(to_gain(check))));
    }
    title_line(check, text, worth);
    quote(text);
    explanation(check);
    label_line(Text::LabelPlace, {places(check), Hue::Dim});
    // A fact that was not given is no fault: there is nothing to put right yet.
    if (!check.shortfalls.empty()) label_line(Text::LabelRemedy, {words_(text.remedy)});
    label_line(Text::LabelEvidence, {words_(text.evidence)});
  }

  void explanation(const CheckResult& check) {
    if (check.outcome == Outcome::Unknown) {
      for (const std::string& one : statements(check, words_)) label_line(Text::LabelOpen, {one});
      return;
    }
    for (const result::Shortfall& one : check.shortfalls) {
      if (const auto* any = std::get_if<result::AnyOf>(&one.what)) {
        alternatives(*any);
      } else {
        label_line(Text::LabelGap, {sentence(one, words_)});
      }
    }
  }

  /// A line each.
  void alternatives(const result::AnyOf& any) {
    label_line(Text::LabelGap, {words_(Text::AnyOneHead)});
    for (const std::string& way : ways(any, words_)) {
      page_.paragraph({label_column_, label_column_ + 2 * kIndent}, {{way}});
    }
  }

  void met_check(const CheckResult& check, const CheckText& text) {
    title_line(check, text, {});
    quote(text);
  }

  void title_line(const CheckResult& check, const CheckText& text, const std::string& worth) {
    const std::string title = check.id + ' ' + words_(text.title);
    page_.paragraph({kIndent, 2 * kIndent},
                    {sign(check.outcome), {" "}, {title, Hue::Bold}, {worth}});
  }

  void quote(const CheckText& text) {
    const bool part = !text.focus.empty() && text.focus != text.quote;
    const std::string quote =
        part ? words_(Text::Focus, text.quote, text.focus) : std::string(text.quote);
    label_line(Text::LabelQuote, {quote});
  }

  /// Where the values stand; with their names when there are several.
  [[nodiscard]] std::string places(const CheckResult& check) const {
    std::vector<std::string> places;
    std::vector<std::string> named;
    for (const result::Gap* gap : gaps(check)) {
      if (!gap->location) continue;
      std::string place = place_text(*gap->location, words_);
      if (place.empty() || std::find(places.begin(), places.end(), place) != places.end()) continue;
      named.push_back(words_(Text::PlaceOf, words_(gap->short_label), place));
      places.push_back(std::move(place));
    }
    return places.size() == 1 ? places.front() : listed(named, Text::Semicolon, words_);
  }

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
        met.push_back(standard.id + ' ' + words_(text.title));
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
    std::vector<std::string> reasons;
    for (const result::Because& because : check.because) {
      std::string reason = because_text(because, words_);
      const std::string place =
          because.location ? place_text(*because.location, words_) : std::string();
      if (!place.empty()) reason += words_(Text::Aside, place);
      reasons.push_back(std::move(reason));
    }
    const std::string title = check.id + ' ' + words_(text.title);
    const std::string why = listed(reasons, Text::Semicolon, words_);
    const std::string line_text = why.empty() ? title : words_(Text::Labelled, title, why);
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

  static Piece sign(Outcome outcome) { return {mark(outcome).sign, mark(outcome).hue}; }

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

const OutcomeMark& mark(Outcome outcome) { return kMarks[static_cast<std::size_t>(outcome)]; }

std::string range_text(const Fraction& low, const Fraction& high, const Words& words) {
  const std::string from = percent_text(low);
  const std::string to = percent_text(high);
  return from == to ? from : words(Text::Range, from, to);
}

void write_counts(Page& page, const result::Counts& counts, const Words& words) {
  constexpr std::string_view kGap = "  ";
  const auto numbers = figures(counts);
  std::array<std::string, kMarks.size()> texts;
  std::vector<Piece> line;
  std::size_t columns = 0;
  for (std::size_t i = 0; i < kMarks.size(); ++i) {
    texts[i] = ' ' + words(Text::Count, words(kMarks[i].word), count_text(numbers[i]));
    const std::size_t width =
        unicode::display_width(kMarks[i].sign) + unicode::display_width(texts[i]) + kGap.size();
    // A count is not torn apart: what does not fit goes to the next line whole.
    if (!line.empty() && !page.fits(columns + width - kGap.size())) {
      page.paragraph({0, 0}, line);
      line.clear();
      columns = 0;
    }
    line.insert(line.end(), {{kMarks[i].sign, kMarks[i].hue}, {texts[i]}, {kGap}});
    columns += width;
  }
  page.paragraph({0, 0}, line);
}

std::string counts_text(const result::Counts& counts, const Words& words) {
  const auto numbers = figures(counts);
  std::vector<std::string> items;
  for (std::size_t i = 0; i < kMarks.size(); ++i) {
    items.push_back(words(Text::Count, words(kMarks[i].word), count_text(numbers[i])));
  }
  return listed(items, Text::FullComma, words);
}

void write_remark(Page& page, const result::Remark& remark, std::size_t indent,
                  const Words& words) {
  const Diagnostic& diagnostic = remark.diagnostic;
  const std::string code = std::string(info(diagnostic.code).id) + ' ';
  const std::string place = place_text(remark.location, words);
  const std::string text = message(diagnostic, words.language()) +
                           (place.empty() ? std::string() : words(Text::Aside, place));
  page.paragraph({indent, indent + 2}, {{"! ", Hue::Open}, {code, Hue::Dim}, {text}});
  for (const Note& note : diagnostic.notes) {
    page.paragraph({indent + 2, indent + 4}, {{"= ", Hue::Dim}, {message(note, words.language())}});
  }
}

void write_community(Page& page, const Run& run, const Community& community, const Style& style) {
  CommunityPage(page, run, community, style).write();
}

}  // namespace cbps::report::text
