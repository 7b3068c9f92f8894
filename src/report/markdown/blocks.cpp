#include "report/markdown/blocks.h"

#include <string>
#include <utility>
#include <vector>

#include "report/words/community.h"
#include "report/words/figures.h"

namespace cbps::report::markdown {
namespace {

using result::Outcome;
using Align = MarkdownDocument::Align;
using Columns = std::vector<MarkdownDocument::Column>;
using Lines = MarkdownDocument::Lines;

std::string with_sign(Outcome outcome, const std::string& text) {
  return std::string(mark(outcome).sign) + ' ' + text;
}

/// The sentences of a gap below each other.
Lines gap_lines(const std::vector<GapText>& gaps) {
  Lines lines;
  for (const GapText& gap : gaps) {
    lines.push_back(gap.text);
    lines.insert(lines.end(), gap.ways.begin(), gap.ways.end());
  }
  return lines;
}

std::string remark_line(const RemarkText& remark) {
  return std::string(remark.code) + ' ' + remark.text;
}

/// The remarks below each other, each with its notes.
Lines remark_lines(const std::vector<RemarkText>& remarks) {
  Lines lines;
  for (const RemarkText& remark : remarks) {
    lines.push_back(remark_line(remark));
    lines.insert(lines.end(), remark.notes.begin(), remark.notes.end());
  }
  return lines;
}

/// An overload for each kind of block.
class Renderer {
 public:
  Renderer(MarkdownDocument& page, unsigned level, const Words& words)
      : page_(page), level_(level), words_(words) {}

  // ---- heads ----

  void operator()(const Heading& heading) {
    page_.heading(level_ + (heading.rank == Heading::Rank::Section ? 1 : 0), heading.text);
  }

  void operator()(const Paragraph& paragraph) { page_.paragraph(paragraph.text); }

  void operator()(const Statement& statement) { page_.paragraph(statement.text); }

  void operator()(const ReportHead& head) {
    page_.title(head.title);
    page_.begin_list();
    for (const Labelled& fact : head.facts) page_.labelled(std::string(fact.label), fact.text);
  }

  // ---- a community ----

  void operator()(const KeyFigures& figures) {
    std::string strong(figures.grade_label);
    if (!strong.empty()) strong += ' ';
    strong += figures.grade;
    if (!figures.grade.empty()) strong += words_(Text::FullComma);
    strong += figures.score_label;
    if (!figures.score_label.empty()) strong += ' ';
    std::string rest = figures.score_note;
    if (!figures.distance.empty()) {
      rest += words_(Text::FullComma);
      rest += figures.distance;
    }
    page_.paragraph(strong + figures.score, rest);
    counts(figures.counts);
    for (const std::string& one : figures.exceptions) page_.paragraph(one);
    for (const std::string& one : figures.first_steps) page_.paragraph(one);
  }

  void operator()(const Steps& all) {
    page_.heading(level_ + 2, all.title);
    page_.begin_table(Columns{{all.headings.check},
                              {all.headings.change},
                              {all.headings.gain, Align::Right},
                              {all.headings.leads_to}});
    for (const Step& step : all.steps) {
      if (!step.skipped.empty()) page_.row({step.skipped, {}, {}, {}});
      page_.row({std::string(step.check) + ' ' + std::string(step.title), step.change, step.gain,
                 step.leads_to});
    }
    if (!all.more.empty()) page_.paragraph(all.more);
  }

  void operator()(const StandardHeading& heading) {
    const std::string points =
        heading.earned.empty() ? heading.earned : words_(Text::Aside, heading.earned);
    page_.heading(level_ + 1, with_sign(heading.standard->outcome, heading.title) + points);
  }

  void operator()(const CheckGap& gap) {
    page_.heading(level_ + 2, with_sign(gap.check->outcome, gap.title) + gap.worth);
    page_.begin_list();
    for (const GapText& one : gap.gaps) {
      item({gap.gap_label, one.text});
      for (const std::string& way : one.ways) page_.item(way, 1);
    }
    item(gap.remedy);
    item(gap.by);
    item(gap.waiver);
    item(gap.since);
    item(gap.evidence);
    item(gap.place);
    if (!gap.clause.text.empty()) page_.quote(gap.clause.text);
  }

  void operator()(const GapTable& table) {
    page_.begin_table(Columns{{table.headings.check},
                              {table.headings.gap},
                              {table.headings.place},
                              {table.headings.remedy},
                              {table.headings.gain, Align::Right}});
    for (const CheckGap& gap : table.gaps) {
      page_.row(std::vector<Lines>{{with_sign(gap.check->outcome, gap.title)},
                                   gap_lines(gap.gaps),
                                   {gap.place.text},
                                   {gap.remedy.text},
                                   {gap.gain}});
    }
  }

  void operator()(const OtherChecks& others) {
    page_.paragraph(with_sign(others.outcome, others.text));
  }

  void operator()(const MetChecks& met) {
    page_.begin_list();
    for (const MetChecks::Check& one : met.checks) {
      page_.labelled(with_sign(one.check->outcome, one.title), one.clause.text);
    }
  }

  void operator()(const StandardNames& all) {
    page_.begin_list();
    for (const StandardNames::Name& name : all.names) {
      page_.item(with_sign(all.outcome, name.title));
    }
  }

  void operator()(const Statements& all) {
    page_.begin_list();
    for (const Statements::Entry& one : all.statements) {
      page_.item(with_sign(all.outcome, one.text));
    }
  }

  // ---- messages about the input ----

  void operator()(const Remarks& all) {
    page_.begin_list();
    for (const RemarkText& remark : all.remarks) {
      page_.item(remark_line(remark));
      for (const std::string& note : remark.notes) page_.item(note, 1);
    }
  }

  void operator()(const Rejections& all) {
    page_.begin_table(
        Columns{{all.headings.community}, {all.headings.place}, {all.headings.reason}});
    for (const Rejections::Entry& entry : all.entries) {
      page_.row(std::vector<Lines>{{entry.name}, {entry.place}, remark_lines(entry.reasons)});
    }
    if (!all.more.empty()) page_.paragraph(all.more);
  }

  void operator()(const CommunityRemarks& all) {
    page_.begin_table(Columns{{all.headings.community}, {all.headings.remarks}});
    for (const CommunityRemarks::Entry& entry : all.entries) {
      page_.row(std::vector<Lines>{{entry.name}, remark_lines(entry.remarks)});
    }
    if (!all.more.empty()) page_.paragraph(all.more);
  }

  // ---- all communities ----

  void operator()(const Totals& totals) {
    if (!totals.counts.empty()) counts(totals.counts);
    page_.list(totals.lines);
    if (!totals.grades.empty()) {
      page_.begin_table(
          Columns{{totals.headings.grade}, {totals.headings.communities, Align::Right}});
      for (const GradeCount& one : totals.grades) page_.row({one.label, one.count});
    }
    page_.list(totals.fine_print);
  }

  void operator()(const Checked& checked) {
    page_.paragraph(checked.text, {});
    page_.list(checked.besides);
  }

  void operator()(const Table& table) {
    page_.heading(level_ + 2, table.title);
    Columns columns;
    columns.reserve(table.columns.size());
    for (const Column& column : table.columns) {
      const bool number = column.kind == Column::Kind::Number;
      columns.push_back({column.heading, number ? Align::Right : Align::Left});
    }
    page_.begin_table(columns);
    for (const Row& cells : table.rows) page_.row(cells);
    for (const std::string& note : table.notes) page_.paragraph(note);
  }

  void operator()(const CommunityColumns& columns) {
    Columns all{{columns.outcome}, {columns.community}, {columns.score, Align::Right}};
    if (!columns.grade.empty()) all.push_back({columns.grade});
    all.push_back({columns.fail, Align::Right});
    all.push_back({columns.unknown, Align::Right});
    all.push_back({columns.most_lost});
    page_.begin_table(all);
  }

  void operator()(const CommunityRow& row) {
    Row cells{with_sign(row.outcome, std::string(words_(mark(row.outcome).word))), row.name,
              row.score};
    if (!row.run->grades.empty()) cells.push_back(row.grade);
    cells.push_back(row.fail);
    cells.push_back(row.unknown);
    cells.push_back(listed({row.most_lost.begin(), row.most_lost.end()}, Text::Comma, words_));
    page_.row(cells);
  }

 private:
  void counts(const std::vector<CountText>& all) {
    std::vector<std::string> items;
    items.reserve(all.size());
    for (const CountText& count : all) items.push_back(with_sign(count.outcome, count.text));
    page_.paragraph(listed(items, Text::FullComma, words_));
  }

  void item(const Labelled& labelled) {
    if (!labelled.text.empty()) page_.labelled(std::string(labelled.label), labelled.text);
  }

  MarkdownDocument& page_;
  unsigned level_;
  const Words& words_;
};

}  // namespace

void write_blocks(MarkdownDocument& page, std::span<const Block> blocks, unsigned level,
                  const Words& words) {
  Renderer renderer(page, level, words);
  for (const Block& block : blocks) std::visit(renderer, block);
}

}  // namespace cbps::report::markdown
