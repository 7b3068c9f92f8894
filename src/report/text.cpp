#include <algorithm>

#include "report/figures.h"
#include "report/rule_text.h"
#include "report/text_community.h"
#include "report/writers.h"

/// The report for a terminal: one block a community, then what concerns all of them.
namespace cbps::report::text {
namespace {

using result::Run;
using result::Summary;

constexpr std::size_t kIndent = 2;
constexpr std::size_t kMostTallies = 5;

Page page_of(const Style& style, std::string& out) { return {out, {style.width, style.colour}}; }

void line(Page& page, std::size_t indent, const std::string& text) {
  page.paragraph({indent, indent + kIndent}, {{text}});
}

void section(Page& page, const std::string& title) {
  page.blank();
  page.paragraph({0, 0}, {{title, Hue::Bold}});
}

void write_rejected(Page& page, const result::Rejected& rejected, const Words& words) {
  const std::string place = place_text(rejected.source, words);
  const std::string id = rejected.id.empty() ? std::string(words(Text::RejectedRest)) : rejected.id;
  const std::string where = place.empty() ? place : words(Text::Aside, place);
  const OutcomeMark& failed = mark(result::Outcome::Fail);
  page.paragraph({kIndent, 2 * kIndent},
                 {{failed.sign, failed.hue}, {" "}, {id, Hue::Bold}, {where, Hue::Dim}});
  for (const result::Remark& remark : rejected.diagnostics) {
    write_remark(page, remark, 2 * kIndent, words);
  }
}

void write_all_rejected(Page& page, const Summary& summary, const Words& words) {
  if (summary.rejected_count == 0) return;
  section(page, words(Text::RejectedHead, amount(summary.rejected_count, Text::Entries, words)));
  for (const result::Rejected& one : summary.rejected) write_rejected(page, one, words);
  if (summary.rejected_count > summary.rejected.size()) {
    const std::size_t rest = summary.rejected_count - summary.rejected.size();
    line(page, kIndent, words(Text::RejectedMore, count_text(rest)));
  }
}

std::string grades_text(const Run& run, const Summary& summary, const Words& words) {
  std::vector<std::string> items;
  for (std::size_t i = 0; i < std::min(run.grades.size(), summary.grades.size()); ++i) {
    items.push_back(
        words(Text::GradeCount, words(run.grades[i].label), count_text(summary.grades[i])));
  }
  return listed(items, Text::FullComma, words);
}

void write_tallies(Page& page, const Run& run, const Summary& summary, const Words& words) {
  if (summary.worst_standards.empty()) return;
  line(page, 0, std::string(words(Text::MostProblems)));
  const std::size_t shown = std::min(summary.worst_standards.size(), kMostTallies);
  for (std::size_t i = 0; i < shown; ++i) {
    const result::RuleTally& tally = summary.worst_standards[i];
    const std::string& title = words(rule_text(run, tally.id, i).title);
    line(page, kIndent,
         words(Text::Tally, tally.id, title, count_text(tally.applies), count_text(tally.fail),
               count_text(tally.unknown)));
  }
}

/// Of use only where there are several.
void write_totals(Page& page, const Run& run, const Summary& summary, const Words& words) {
  if (summary.communities < 2) return;
  section(page, std::string(words(Text::AllTogether)));
  if (summary.means.percent && summary.means.high) {
    line(page, 0,
         words(Text::MeanScore, range_text(*summary.means.percent, *summary.means.high, words)));
  }
  const std::string grades = grades_text(run, summary, words);
  if (!grades.empty()) line(page, 0, words(Text::GradesCounted, grades));
  write_tallies(page, run, summary, words);
}

}  // namespace

void begin(const Run&, const Style&, std::string&) {}

void each(const Run& run, const result::Community& community, const Style& style,
          std::string& out) {
  Page page = page_of(style, out);
  if (style.several) page.rule('=');
  write_community(page, run, community, style);
  if (style.several) page.blank();
}

void end(const Run& run, const Summary& summary, const Style& style, std::string& out) {
  const Words words(style.language);
  Page page = page_of(style, out);
  if (style.several) page.rule('=');
  write_totals(page, run, summary, words);
  write_all_rejected(page, summary, words);
  if (summary.communities != 0 || summary.rejected_count != 0) page.blank();
  if (summary.files_left_out != 0) {
    line(page, 0, words(Text::FilesLeftOut, count_text(summary.files_left_out)));
  }
  if (summary.communities == 0) return line(page, 0, std::string(words(Text::NothingChecked)));
  line(page, 0,
       words(Text::Checked, amount(summary.communities, Text::Communities, words),
             amount(summary.checks, Text::Checks, words), counts_text(summary.verdicts, words)));
}

}  // namespace cbps::report::text
