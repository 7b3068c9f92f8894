#include "report/text/blocks.h"

#include <algorithm>
#include <string>
#include <vector>

#include "cbps/text/unicode.h"
#include "report/text/hue.h"
#include "report/text/line.h"
#include "report/text/table.h"
#include "report/words/community.h"
#include "report/words/figures.h"

namespace cbps::report::text {
namespace {

using result::Outcome;

constexpr std::size_t kIndent = 2;
constexpr std::size_t kLabelIndent = 4;

TextPiece sign(Outcome outcome) { return {mark(outcome).sign, hue_of(outcome)}; }

/// An overload for each kind of block.
class Renderer {
 public:
  Renderer(TextPage& page, const Words& words)
      : page_(page), words_(words), label_column_(kLabelIndent + 10) {}

  // ---- heads ----

  void operator()(const Heading& heading) {
    if (heading.rank == Heading::Rank::Section) page_.blank();
    line({heading.text, Hue::Bold});
  }

  void operator()(const Paragraph& paragraph) { line({paragraph.text}); }

  void operator()(const Statement& statement) {
    page_.blank();
    hanging(0, {statement.text});
  }

  void operator()(const ReportHead& head) {
    line({head.title, Hue::Bold});
    for (const Labelled& fact : head.facts) label_line(fact);
  }

  // ---- a community ----

  void operator()(const KeyFigures& figures) {
    page_.blank();
    score(figures);
    counts(figures.counts);
    for (const std::string& one : figures.exceptions) hanging(0, {one});
    for (const std::string& one : figures.first_steps) hanging(0, {one});
  }

  void operator()(const Steps& all) {
    std::size_t id_width = 0;
    for (const Step& step : all.steps) id_width = std::max(id_width, step.check.size());
    line({all.title, Hue::Dim});
    for (const Step& step : all.steps) {
      if (!step.skipped.empty()) page_.paragraph({kIndent, kIndent}, {{step.skipped, Hue::Dim}});
      std::string text(step.title);
      if (!step.change.empty()) text = words_(Text::Labelled, text, step.change);
      std::string brings = step.gain;
      if (!step.leads_to.empty()) brings = words_(Text::GainLeadsTo, brings, step.leads_to);
      text += aside(brings);
      page_.labelled(kIndent, kIndent + id_width + 2, {step.check, Hue::Bold}, {text});
    }
    if (!all.more.empty()) page_.paragraph({kIndent, kIndent}, {{all.more, Hue::Dim}});
  }

  void operator()(const StandardHeading& heading) {
    page_.blank();
    page_.paragraph({0, kIndent}, {sign(heading.standard->outcome),
                                   {" "},
                                   {heading.title, Hue::Bold},
                                   {heading.earned.empty() ? "" : "  "},
                                   {heading.earned}});
  }

  void operator()(const CheckGap& gap) {
    title_line(gap.check->outcome, gap.title, gap.worth);
    for (const GapText& one : gap.gaps) {
      label_line(gap.gap_label, {one.text});
      for (const std::string& way : one.ways) {
        page_.paragraph({label_column_, label_column_ + 2 * kIndent}, {{way}});
      }
    }
    label_line(gap.remedy);
    label_line(gap.by);
    label_line(gap.waiver);
    label_line(gap.since);
    label_line(gap.evidence);
    label_line(gap.clause);
    label_line(gap.place, Hue::Dim);
  }

  void operator()(const GapTable& table) {
    for (const CheckGap& gap : table.gaps) (*this)(gap);
  }

  void operator()(const OtherChecks& others) { marked(others.outcome, {others.text, Hue::Dim}); }

  void operator()(const MetChecks& met) {
    for (const MetChecks::Check& one : met.checks) {
      title_line(one.check->outcome, one.title, {});
      label_line(one.clause);
    }
  }

  void operator()(const StandardNames& all) {
    std::vector<std::string> titles;
    titles.reserve(all.names.size());
    for (const StandardNames::Name& name : all.names) titles.push_back(name.title);
    marked(all.outcome, {listed(titles, Text::Semicolon, words_)});
  }

  void operator()(const Statements& all) {
    for (const Statements::Entry& one : all.statements) marked(all.outcome, {one.text});
  }

  // ---- messages about the input ----

  void operator()(const Remarks& all) { remarks(all.remarks, kIndent); }

  void operator()(const Rejections& all) {
    for (const Rejections::Entry& entry : all.entries) {
      const std::string where = aside(entry.place);
      page_.paragraph({kIndent, 2 * kIndent},
                      {sign(Outcome::Fail), {" "}, {entry.name, Hue::Bold}, {where, Hue::Dim}});
      remarks(entry.reasons, 2 * kIndent);
    }
    if (!all.more.empty()) hanging(kIndent, {all.more});
  }

  void operator()(const CommunityRemarks& all) {
    for (const CommunityRemarks::Entry& entry : all.entries) {
      hanging(kIndent, {entry.name, Hue::Bold});
      remarks(entry.remarks, 2 * kIndent);
    }
    if (!all.more.empty()) hanging(kIndent, {all.more});
  }

  // ---- all communities ----

  void operator()(const Totals& totals) {
    counts(totals.counts);
    for (const std::string& one : totals.lines) hanging(0, {one});
    grades(totals.grades);
    for (const std::string& one : totals.fine_print) hanging(0, {one, Hue::Dim});
  }

  void operator()(const Checked& checked) {
    for (const std::string& one : checked.besides) hanging(0, {one});
    hanging(0, {checked.text});
  }

  void operator()(const Table& table) { write_table(page_, table, words_); }

  void operator()(const CommunityColumns& columns) {
    page_.blank();
    write_line_headings(page_, columns, words_);
  }

  void operator()(const CommunityRow& row) { write_line(page_, row, words_); }

 private:
  void score(const KeyFigures& figures) {
    const auto space = [](std::string_view text, std::string_view gap) {
      return TextPiece{text.empty() ? std::string_view() : gap};
    };
    page_.paragraph({0, 0}, {{figures.grade_label},
                             space(figures.grade_label, " "),
                             {figures.grade, Hue::Bold},
                             space(figures.grade, "  "),
                             {figures.score_label},
                             space(figures.score_label, " "),
                             {figures.score, Hue::Bold},
                             {figures.score_note},
                             space(figures.distance, "  "),
                             {figures.distance}});
  }

  /// "✓ 达标 13  ✗ 未达标 5 …"
  void counts(const std::vector<CountText>& all) {
    constexpr std::string_view kGap = "  ";
    std::vector<TextPiece> pieces;
    pieces.reserve(4 * all.size());
    std::size_t columns = 0;
    for (const CountText& count : all) {
      const TextPiece outcome = sign(count.outcome);
      const std::size_t width = unicode::display_width(outcome.text) + 1 +
                                unicode::display_width(count.text) + kGap.size();
      // A count is not torn apart: what does not fit goes to the next line whole.
      if (!pieces.empty() && !page_.fits(columns + width - kGap.size())) {
        page_.paragraph({0, 0}, pieces);
        pieces.clear();
        columns = 0;
      }
      pieces.insert(pieces.end(), {outcome, {" "}, {count.text}, {kGap}});
      columns += width;
    }
    if (!pieces.empty()) page_.paragraph({0, 0}, pieces);
  }

  void grades(const std::vector<GradeCount>& all) {
    if (all.empty()) return;
    std::vector<std::string> items;
    items.reserve(all.size());
    for (const GradeCount& one : all) {
      items.push_back(words_(Text::GradeCount, one.label, one.count));
    }
    hanging(0, {words_(Text::GradesCounted, listed(items, Text::FullComma, words_))});
  }

  void remarks(const std::vector<RemarkText>& all, std::size_t indent) {
    for (const RemarkText& remark : all) {
      page_.paragraph({indent, indent + kIndent},
                      {{"! ", Hue::Open}, {remark.code, Hue::Dim}, {" ", Hue::Dim}, {remark.text}});
      for (const std::string& note : remark.notes) {
        page_.paragraph({indent + kIndent, indent + 2 * kIndent}, {{"= ", Hue::Dim}, {note}});
      }
    }
  }

  // ---- lines ----

  void line(TextPiece text) { page_.paragraph({0, 0}, {text}); }
  void hanging(std::size_t indent, TextPiece text) {
    page_.paragraph({indent, indent + kIndent}, {text});
  }
  void marked(Outcome outcome, TextPiece text) {
    page_.labelled(kIndent, 2 * kIndent, sign(outcome), text);
  }
  void title_line(Outcome outcome, const std::string& title, const std::string& worth) {
    page_.paragraph({kIndent, 2 * kIndent}, {sign(outcome), {" "}, {title, Hue::Bold}, {worth}});
  }
  void label_line(const Labelled& labelled, Hue hue = Hue::Plain) {
    label_line(labelled.label, {labelled.text, hue});
  }
  void label_line(std::string_view label, TextPiece text) {
    if (text.text.empty()) return;
    page_.labelled(kLabelIndent, label_column_, {label, Hue::Dim}, text);
  }
  [[nodiscard]] std::string aside(const std::string& text) const {
    return text.empty() ? text : words_(Text::Aside, text);
  }

  TextPage& page_;
  const Words& words_;
  std::size_t label_column_;  ///< where the text beside a label stands
};

}  // namespace

void write_blocks(TextPage& page, std::span<const Block> blocks, const Words& words) {
  Renderer renderer(page, words);
  for (const Block& block : blocks) std::visit(renderer, block);
}

}  // namespace cbps::report::text
