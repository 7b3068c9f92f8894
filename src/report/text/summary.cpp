#include "report/text/summary.h"

#include <algorithm>
#include <string>

#include "report/text/community.h"
#include "report/text/table.h"
#include "report/words/community.h"
#include "report/words/figures.h"
#include "report/words/summary_tables.h"

namespace cbps::report::text {
namespace {

using result::Run;
using result::Summary;

constexpr std::size_t kIndent = 2;

void line(Page& page, std::size_t indent, const std::string& text, Hue hue = Hue::Plain) {
  page.paragraph({indent, indent + kIndent}, {{text, hue}});
}

void section(Page& page, const std::string& title) {
  page.blank();
  page.paragraph({0, 0}, {{title, Hue::Bold}});
}

void write_rejected(Page& page, const result::Rejected& rejected, const Words& words) {
  const std::string place = place_text(rejected.source, words);
  const std::string id = rejected_name(rejected, words);
  const std::string where = place.empty() ? place : words(Text::Aside, place);
  page.paragraph({kIndent, 2 * kIndent},
                 {{mark(result::Outcome::Fail).sign, hue_of(result::Outcome::Fail)},
                  {" "},
                  {id, Hue::Bold},
                  {where, Hue::Dim}});
  for (const result::Remark& remark : rejected.diagnostics) {
    write_remark(page, remark, 2 * kIndent, words);
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

}  // namespace

void write_totals(Page& page, const Run& run, const Summary& summary, const Words& words) {
  if (summary.communities == 0) return;
  section(page, std::string(words(Text::AllTogether)));
  write_counts(page, summary.verdicts, words);
  for (const std::string& one : total_lines(summary, words)) line(page, 0, one);
  const std::string grades = grades_text(run, summary, words);
  if (!grades.empty()) line(page, 0, words(Text::GradesCounted, grades));
  for (const std::string& one : total_fine_print(summary, words)) line(page, 0, one, Hue::Dim);
  for (const Table& table : summary_tables(run, summary, Shown{}, words)) {
    write_table(page, table, words);
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

void write_left_out(Page& page, const Summary& summary, const Words& words) {
  if (summary.files_left_out == 0) return;
  page.blank();
  line(page, 0, words(Text::FilesLeftOut, count_text(summary.files_left_out)));
}

void write_checked(Page& page, const Summary& summary, const Words& words) {
  line(page, 0, checked_text(summary, words));
}

}  // namespace cbps::report::text
