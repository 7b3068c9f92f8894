#include "report/words/summary_blocks.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "cbps/text/list.h"
#include "cbps/value/unreachable.h"
#include "report/words/community.h"
#include "report/words/figures.h"

namespace cbps::report {
namespace {

using result::Run;
using result::Summary;

std::vector<std::string> lines(const result::Means& means, const Words& words) {
  std::vector<std::string> all;
  if (means.percent && means.high) {
    all.push_back(words(Text::MeanScore, range_text(*means.percent, *means.high, words)));
  }
  if (means.declared) all.push_back(words(Text::MeanDeclared, percent_text(*means.declared)));
  return all;
}

/// How the totals are to be read, a sentence each.
std::vector<std::string> fine_print(const Summary& summary, const Words& words) {
  const result::Means& means = summary.means;
  std::vector<std::string> all;
  if (means.percent) {
    if (means.high && *means.percent != *means.high) all.emplace_back(words(Text::RangeExplained));
    all.emplace_back(words(Text::WeightsAreOurs));
  }
  if (summary.not_rolled_up != 0) {
    all.push_back(words(Text::NotRolledUp, count_text(summary.not_rolled_up)));
  }
  return all;
}

std::vector<GradeCount> grades(const Run& run, const Summary& summary, const Words& words) {
  std::vector<GradeCount> all;
  const std::size_t count = std::min(run.grades.size(), summary.grades.size());
  all.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    all.push_back({words(run.grades[i].label), count_text(summary.grades[i])});
  }
  return all;
}

Totals totals(const Run& run, const Summary& summary, bool counts, const Words& words) {
  Totals all{};
  all.summary = &summary;
  if (counts) all.counts = count_texts(summary.verdicts, words);
  all.lines = lines(summary.means, words);
  if (summary.complete.count != 0 && summary.complete.count != summary.communities) {
    all.lines.push_back(words(Text::CompleteScores, count_text(summary.complete.count),
                              percent_text(*summary.complete.mean),
                              percent_text(*summary.complete.median)));
  }
  all.headings = {heading(Text::GradeWord, words), heading(Text::CommunitiesWord, words)};
  all.grades = grades(run, summary, words);
  all.fine_print = fine_print(summary, words);
  return all;
}

/// "未能评估：3 个"
std::string rejected_head(const Summary& summary, const Words& words) {
  return words(Text::RejectedHead, amount(summary.rejected_count, Text::Entries, words));
}

Rejections rejections(const Summary& summary, const Words& words) {
  Rejections all{{heading(Text::CommunityWord, words), heading(Text::LabelPlace, words),
                  heading(Text::ReasonWord, words)},
                 {},
                 {}};
  all.entries.reserve(summary.rejected.size());
  for (const result::Rejected& one : summary.rejected) {
    all.entries.push_back({&one, rejected_name(one, words), place_text(one.source, words),
                           remark_texts(one.diagnostics, words)});
  }
  if (summary.rejected_count > summary.rejected.size()) {
    const std::size_t rest = summary.rejected_count - summary.rejected.size();
    all.more = words(Text::RejectedMore, count_text(rest));
  }
  return all;
}

CommunityRemarks community_remarks(const Notices& notices, const Words& words) {
  CommunityRemarks all{
      {heading(Text::CommunityWord, words), heading(Text::Remarks, words)}, {}, {}};
  all.entries.reserve(notices.listed.size());
  for (const Notice& one : notices.listed) {
    all.entries.push_back({name_text(one.id, one.name, words), remark_texts(one.remarks, words)});
  }
  if (notices.listed_count < notices.count) {
    all.more = words(Text::RemarksMore, count_text(notices.count - notices.listed_count));
  }
  return all;
}

/// Errors that took less than a community, each cause once.
CommunityRemarks fault_notices(const Notices& notices, const Words& words) {
  CommunityRemarks all{
      {heading(Text::CommunityWord, words), heading(Text::ReasonWord, words)}, {}, {}};
  std::size_t listed = 0;
  for (std::size_t i = 0; i < notices.first_with_fault.size(); ++i) {
    const FaultNotice& of = notices.first_with_fault[i];
    const MessageGroup& group = notices.faults.all()[i];
    listed += group.count;
    const std::string name =
        of.id.empty() ? std::string(words(Text::OfTheInput)) : name_text(of.id, of.name, words);
    if (all.entries.empty() || all.entries.back().name != name) all.entries.push_back({name, {}});
    RemarkText text = std::move(remark_texts({group.first}, words).front());
    if (group.count > 1 && !group.cells.empty()) {
      std::string cells;
      for (const std::string& cell : group.cells) append_item(cells, words(Text::Comma), cell);
      text.text += words(Text::Aside, words(Text::InCells, count_text(group.count), cells));
    }
    all.entries.back().remarks.push_back(std::move(text));
  }
  if (listed < notices.fault_count) {
    all.more = words(Text::RejectedMore, count_text(notices.fault_count - listed));
  }
  return all;
}

Text text_of(ReadingKind kind) {
  switch (kind) {
    case ReadingKind::Encoding: return Text::ReadingOfEncoding;
    case ReadingKind::Separator: return Text::ReadingOfSeparator;
    case ReadingKind::TitleRows: return Text::ReadingOfTitleRows;
    case ReadingKind::HeadingRows: return Text::ReadingOfHeadingRows;
    case ReadingKind::Lying: return Text::ReadingOfLying;
    case ReadingKind::RowsSkipped: return Text::ReadingOfRowsSkipped;
    case ReadingKind::ColumnsIgnored: return Text::ReadingOfColumnsIgnored;
    case ReadingKind::Unit: return Text::ReadingOfUnit;
    case ReadingKind::Date: return Text::ReadingOfDate;
    case ReadingKind::Year: return Text::ReadingOfYear;
    case ReadingKind::Number: return Text::ReadingOfNumber;
    case ReadingKind::Bool: return Text::ReadingOfBool;
    case ReadingKind::List: return Text::ReadingOfList;
    case ReadingKind::Quotes: return Text::ReadingOfQuotes;
    case ReadingKind::Code: return Text::ReadingOfCode;
    case ReadingKind::Sheet: return Text::ReadingOfSheet;
  }
  unreachable();
}

Heading section(std::string title) { return {Heading::Rank::Section, std::move(title)}; }

}  // namespace

Blocks fault_blocks(const Summary& summary, const Notices& notices, const Style& style,
                    const Words& words) {
  Blocks blocks;
  if (summary.rejected_count != 0) {
    blocks.emplace_back(section(rejected_head(summary, words)));
    blocks.emplace_back(rejections(summary, words));
  }
  if (notices.fault_count != 0) {
    blocks.emplace_back(section(words(Text::FaultsHead, count_text(notices.fault_count))));
    blocks.emplace_back(fault_notices(notices, words));
  }
  if (notices.count != 0 && !shows_remarks_with_communities(style)) {
    blocks.emplace_back(section(words(Text::RemarksHead, count_text(notices.count))));
    blocks.emplace_back(community_remarks(notices, words));
  }
  if (!summary.remarks.empty()) {
    const std::size_t count = summary.remarks.size() + summary.remarks_left_out;
    blocks.emplace_back(section(words(Text::NamesHead, count_text(count))));
    blocks.emplace_back(Remarks{remark_texts(summary.remarks, words)});
  }
  return blocks;
}

Blocks total_blocks(const Run& run, const Summary& summary, const TotalsForm& form,
                    const Style& style, const Words& words) {
  Blocks blocks;
  const bool about_several = style.several || style.extent == Extent::Summary;
  if (!about_several || summary.communities == 0) return blocks;
  blocks.emplace_back(section(std::string(words(Text::AllTogether))));
  blocks.emplace_back(totals(run, summary, form.counts, words));
  std::vector<Table> tables = summary_tables(run, summary, form.shown, words);
  std::move(tables.begin(), tables.end(), std::back_inserter(blocks));
  return blocks;
}

Checked checked_block(const Summary& summary, const Words& words) {
  if (summary.communities == 0) return {std::string(words(Text::NothingChecked)), {}};
  return {words(Text::Checked, amount(summary.communities, Text::Communities, words),
                amount(summary.checks, Text::Checks, words), counts_text(summary.verdicts, words)),
          {}};
}

Checked checked_block(const Summary& summary, const Notices& notices, const Words& words) {
  Checked all = checked_block(summary, words);
  if (summary.rejected_count != 0) all.besides.push_back(rejected_head(summary, words));
  if (notices.fault_count != 0) {
    all.besides.push_back(words(Text::FaultsHead, count_text(notices.fault_count)));
  }
  if (notices.count != 0) all.besides.push_back(remarks_counted(notices, words));
  if (summary.files_left_out != 0) all.besides.push_back(files_left_out(summary, words));
  return all;
}

std::string remarks_counted(const Notices& notices, const Words& words) {
  return amount(notices.count, Text::RemarksUnit, words);
}

std::string files_left_out(const Summary& summary, const Words& words) {
  if (summary.files_left_out == 0) return {};
  return words(Text::FilesLeftOut, count_text(summary.files_left_out));
}

std::string readings_text(const Summary& summary, const Words& words) {
  std::string all;
  for (const result::ReadingCount& one : summary.readings) {
    if (!all.empty()) all += words(Text::ReadingsSeparator);
    all += words(text_of(one.kind), count_text(one.count));
  }
  return all.empty() ? all : words(Text::ReadingsHead, all);
}

bool shows_remarks_with_communities(const Style& style) {
  switch (style.extent) {
    case Extent::Summary: return false;
    case Extent::Normal: return !style.several;
    case Extent::Detail: return true;
  }
  unreachable();
}

}  // namespace cbps::report
