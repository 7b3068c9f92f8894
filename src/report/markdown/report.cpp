#include <string>
#include <vector>

#include "report/markdown/community.h"
#include "report/markdown/document.h"
#include "report/markdown/notices.h"
#include "report/words/community.h"
#include "report/words/figures.h"
#include "report/words/notices.h"
#include "report/words/summary_tables.h"
#include "report/writers.h"

/// The report as GitHub Flavored Markdown, for the summary of a workflow and as a document. What
/// concerns all communities stands first: then the head of their table is the last thing that
/// `opening` writes, and each community adds a row.
namespace cbps::report::markdown {
namespace {

using result::Run;
using result::Summary;

/// A page scrolls further than a terminal.
constexpr Shown kShown{10, 20, 200, 10, 20};

void write_options(Document& page, const Run& run, const Words& words) {
  std::vector<std::string> items;
  for (const auto& [name, value] : run.options)
    items.push_back(words(Text::Cell, "--" + name, value));
  if (items.empty()) return;
  page.labelled(std::string(words(Text::OptionsWord)), listed(items, Text::Comma, words));
}

void write_checked(Document& page, const Summary& summary, const Notices& notices,
                   const Words& words) {
  page.paragraph(checked_text(summary, words), {});
  std::vector<std::string> items;
  if (summary.rejected_count != 0) {
    items.push_back(
        words(Text::RejectedHead, amount(summary.rejected_count, Text::Entries, words)));
  }
  if (notices.count != 0) items.push_back(remarks_counted(notices, words));
  if (summary.files_left_out != 0) {
    items.push_back(words(Text::FilesLeftOut, count_text(summary.files_left_out)));
  }
  page.list(items);
}

void write_totals(Document& page, const Run& run, const Summary& summary, const Words& words) {
  if (summary.communities == 0) return;
  page.heading(2, std::string(words(Text::AllTogether)));
  page.list(total_lines(summary, words));
  const Table grades = grades_table(run, summary, words);
  if (!grades.rows.empty()) page.table(3, grades);
  page.list(total_fine_print(summary, words));
  for (const Table& table : summary_tables(run, summary, kShown, words)) page.table(3, table);
}

void write_rejected(Document& page, const Summary& summary, const Words& words) {
  if (summary.rejected_count == 0) return;
  page.heading(2, words(Text::RejectedHead, amount(summary.rejected_count, Text::Entries, words)));
  const std::vector<Column> columns{{heading(Text::CommunityWord, words)},
                                    {heading(Text::LabelPlace, words)},
                                    {heading(Text::ReasonWord, words)}};
  page.begin_table(columns);
  for (const result::Rejected& one : summary.rejected) {
    Document::Lines reasons;
    for (const result::Remark& remark : one.diagnostics) {
      const std::vector<std::string> lines = remark_lines(remark, words);
      reasons.insert(reasons.end(), lines.begin(), lines.end());
    }
    const std::vector<Document::Lines> cells{
        {rejected_name(one, words)}, {place_text(one.source, words)}, reasons};
    page.row(cells);
  }
  if (summary.rejected_count > summary.rejected.size()) {
    const std::size_t rest = summary.rejected_count - summary.rejected.size();
    page.paragraph(words(Text::RejectedMore, count_text(rest)));
  }
}

}  // namespace

void begin(const Run& run, const Style& style, std::string& out) {
  const Words words(style.language);
  Document page(out, words);
  page.title(words(Text::ReportTitle, words(run.pack.title)));
  page.begin_list();
  page.labelled(std::string(words(Text::RulesWord)),
                name_text(run.pack.id, words(run.pack.title), words));
  page.labelled(std::string(words(Text::EditionWord)), words(run.pack.edition));
  page.labelled(std::string(words(Text::PeriodWord)),
                words(Text::PeriodAsOf, run.period.year, to_string(run.as_of)));
  write_options(page, run, words);
}

void opening(const Run& run, const Summary& summary, const Notices& notices, const Style& style,
             std::string& out) {
  const Words words(style.language);
  Document page(out, words);
  write_checked(page, summary, notices, words);
  write_rejected(page, summary, words);
  write_notices(page, notices, style, words);
  if (style.several || style.extent == Extent::Summary) write_totals(page, run, summary, words);
  if (!style.several || style.extent == Extent::Summary || summary.communities == 0) return;
  page.heading(2, std::string(words(Text::EachCommunity)));
  if (style.extent == Extent::Normal) begin_community_rows(page, run, words);
}

void each(const Run& run, const result::Community& community, const Style& style,
          std::string& out) {
  const Words words(style.language);
  Document page(out, words);
  const bool detail = style.extent == Extent::Detail;
  if (!style.several) return write_community(page, run, community, detail, words);
  if (detail) return write_community_gaps(page, run, community, words);
  write_community_row(page, run, community, words);
}

/// All stands before the communities.
void end(const Run& /*run*/, const Summary& /*summary*/, const Style& /*style*/,
         const Drain& /*drain*/, std::string& /*out*/) {}

}  // namespace cbps::report::markdown
