#include "report/words/summary_blocks.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "cbps/text/encoding.h"
#include "cbps/text/list.h"
#include "cbps/value/unreachable.h"
#include "report/words/community.h"
#include "report/words/exceptions.h"
#include "report/words/figures.h"
#include "report/words/run_blocks.h"

namespace cbps::report {
namespace {

using result::Run;
using result::Summary;

std::vector<GradeCount> grades(const Run& run, const Summary& summary, const Words& words) {
  std::vector<GradeCount> all;
  const std::size_t count = std::min(run.grades.size(), summary.grades.size());
  all.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    std::string of_it = count_text(summary.grades[i]);
    const std::size_t open = i < summary.open_grades.size() ? summary.open_grades[i] : 0;
    if (open != 0) of_it = words(Text::OpenOfGrade, of_it, count_text(open));
    all.push_back({words(run.grades[i].label), std::move(of_it)});
  }
  return all;
}

Totals totals(const Run& run, const Summary& summary, bool counts, const Words& words) {
  Totals all{};
  all.summary = &summary;
  if (counts) all.counts = count_texts(summary.verdicts, words);
  all.lines = mean_texts(run, summary, words);
  all.headings = {heading(grade_word(run), words), heading(Text::CommunitiesWord, words)};
  all.grades = grades(run, summary, words);
  all.fine_print = fine_print(run, summary, words);
  return all;
}

/// "未能评估：3 个"
std::string rejected_head(const Summary& summary, const Words& words) {
  return words(Text::RejectedHead, amount(summary.rejected_count, Text::Entries, words));
}

/// The cure of a cause stands at its first message, and what has been said of a place is not
/// repeated.
std::vector<RemarkText> reasons(const result::Rejected& rejected, MessageGroups& told,
                                const Words& words) {
  std::vector<RemarkText> all;
  for (const result::Remark& one : rejected.diagnostics) {
    const MessageGroups::Added added = told.add({rejected.id, {}}, one);
    if (added == MessageGroups::Added::KnownPlace) continue;
    all.push_back(remark_text(one, words));
    if (added == MessageGroups::Added::NewPlace) all.back().notes.clear();
  }
  if (all.empty() && !rejected.diagnostics.empty()) {
    all.push_back(remark_text(rejected.diagnostics.front(), words));
    all.back().notes.clear();
  }
  return all;
}

Rejections rejections(const Summary& summary, const Words& words) {
  Rejections all{{heading(Text::CommunityWord, words), heading(Text::LabelPlace, words),
                  heading(Text::ReasonWord, words)},
                 {},
                 {}};
  all.entries.reserve(summary.rejected.size());
  MessageGroups told;
  for (const result::Rejected& one : summary.rejected) {
    all.entries.push_back({&one, rejected_name(one, words), place_text(one.source, words),
                           reasons(one, told, words)});
  }
  if (summary.rejected_count > summary.rejected.size()) {
    const std::size_t rest = summary.rejected_count - summary.rejected.size();
    all.more = words(Text::RejectedMore, count_text(rest));
  }
  return all;
}

/// Whom the messages of a group are about, in the order in which reports name them.
enum class Scope : std::uint8_t { Input, Several, One };

Scope scope_of(const MessageGroup& group) {
  if (group.owner.id.empty()) return Scope::Input;
  return group.is_of_several ? Scope::Several : Scope::One;
}

/// Each cause once: first what is about the input or several communities, then what is about one.
CommunityRemarks notice_block(const NoticeList& notices, std::string heading_of_messages,
                              const Words& words) {
  CommunityRemarks all{
      {heading(Text::CommunityWord, words), std::move(heading_of_messages)}, {}, {}};
  for (const Scope scope : {Scope::Input, Scope::Several, Scope::One}) {
    for (const MessageGroup& group : notices.groups.all()) {
      if (scope_of(group) != scope) continue;
      const std::string name = scope == Scope::One
                                   ? name_text(group.owner.id, group.owner.name, words)
                                   : std::string(words(Text::OfSeveral));
      if (all.entries.empty() || all.entries.back().name != name) all.entries.push_back({name, {}});
      all.entries.back().remarks.push_back(
          remark_text(group.message(!notices.is_complete()), words));
    }
  }
  if (!notices.is_complete()) {
    all.more = words(Text::RemarksMore, count_text(notices.count - notices.listed));
  }
  return all;
}

/// Remarks about the input, of which there are `count`, each cause once.
Remarks grouped_remarks(const std::vector<result::Remark>& remarks, std::size_t count,
                        const Words& words) {
  NoticeList notices;
  notices.add({}, remarks, count);
  Remarks all;
  for (const MessageGroup& group : notices.groups.all()) {
    all.remarks.push_back(remark_text(group.message(!notices.is_complete()), words));
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
    case ReadingKind::HeadingsAgain: return Text::ReadingOfHeadingsAgain;
    case ReadingKind::Totals: return Text::ReadingOfTotals;
    case ReadingKind::Feet: return Text::ReadingOfFeet;
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

NoticeBlocks fault_blocks(const Summary& summary, const Notices& notices, const Style& style,
                          const Words& words) {
  NoticeBlocks blocks;
  if (summary.rejected_count != 0) {
    blocks.emplace_back(section(rejected_head(summary, words)));
    blocks.emplace_back(rejections(summary, words));
  }
  const NoticeList& faults = notices.faults;
  if (faults.count != 0) {
    blocks.emplace_back(section(words(Text::FaultsHead, count_text(faults.count))));
    blocks.emplace_back(notice_block(faults, heading(Text::ReasonWord, words), words));
  }
  const NoticeList& remarks = notices.remarks;
  if (remarks.count != 0 && !shows_remarks_with_communities(style)) {
    blocks.emplace_back(section(words(Text::RemarksHead, count_text(remarks.count))));
    blocks.emplace_back(notice_block(remarks, heading(Text::Remarks, words), words));
  } else if (!summary.input_remarks.empty()) {
    const std::size_t count = summary.input_remark_count;
    blocks.emplace_back(section(words(Text::RemarksHead, count_text(count))));
    blocks.emplace_back(grouped_remarks(summary.input_remarks, count, words));
  }
  if (!summary.remarks.empty()) {
    const std::size_t count = summary.remarks.size() + summary.remarks_left_out;
    blocks.emplace_back(section(words(Text::NamesHead, count_text(count))));
    blocks.emplace_back(grouped_remarks(summary.remarks, count, words));
  }
  return blocks;
}

/// Of all only where none has nothing undecided.
std::vector<std::string> mean_texts(const Run& run, const Summary& summary, const Words& words) {
  std::vector<std::string> all;
  const result::Means& means = summary.means;
  const result::CompleteScores& complete = summary.complete;
  if (complete.count != 0) {
    const std::string mean = percent_text(*complete.mean);
    const std::string median = percent_text(*complete.median);
    const std::size_t others = summary.communities - complete.count;
    constexpr std::size_t kFewest = 3;  // the median of fewer says nothing
    const Text some = complete.count < kFewest ? Text::FewCompleteScores : Text::CompleteScores;
    all.push_back(others == 0
                      ? words(Text::AllCompleteScores, words(mean_word(run)), mean, median)
                      : words(some, count_text(complete.count), mean, median, count_text(others)));
  } else if (means.percent && means.high) {
    all.push_back(
        words(Text::Cell, words(mean_word(run)), range_text(*means.percent, *means.high, words)));
  }
  if (means.declared) all.push_back(words(Text::MeanDeclared, percent_text(*means.declared)));
  for (std::string& one : exception_texts(summary, words)) all.push_back(std::move(one));
  return all;
}

std::vector<std::string> fine_print(const Run& run, const Summary& summary, const Words& words) {
  const result::Means& means = summary.means;
  std::vector<std::string> all;
  if (means.percent) {
    if (is_interim(run)) all.push_back(words(Text::InterimExplained, to_string(*run.as_of)));
    if (means.high && *means.percent != *means.high) all.emplace_back(words(Text::RangeExplained));
    all.emplace_back(words(Text::WeightsAreOurs));
  }
  std::string unset = unset_parameters(run, words);
  if (!unset.empty() && summary.verdicts.unknown != 0) all.push_back(std::move(unset));
  if (summary.not_rolled_up != 0) {
    all.push_back(words(Text::NotRolledUp, count_text(summary.not_rolled_up)));
  }
  return all;
}

std::string grades_text(const Run& run, const Summary& summary, const Words& words) {
  std::vector<std::string> all;
  for (const GradeCount& one : grades(run, summary, words)) {
    all.push_back(words(Text::GradeCount, one.label, one.count));
  }
  return listed(all, Text::FullComma, words);
}

void append(Blocks& all, NoticeBlocks notices) {
  for (Notice& notice : notices) {
    std::visit([&all](auto& one) { all.emplace_back(std::move(one)); }, notice);
  }
}

Blocks total_blocks(const Run& run, const Summary& summary, const TotalsForm& form,
                    const Style& style, const Words& words) {
  Blocks blocks;
  const bool about_several = style.several || style.extent == Extent::Summary;
  if (!about_several && summary.since && summary.since->gone != 0) {
    for (std::string& one : exception_texts(summary, words)) {
      blocks.emplace_back(Statement{std::move(one)});
    }
  }
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
  if (notices.faults.count != 0) {
    all.besides.push_back(words(Text::FaultsHead, count_text(notices.faults.count)));
  }
  if (notices.remarks.count != 0) all.besides.push_back(remarks_counted(notices, words));
  if (summary.files_left_out != 0) all.besides.push_back(files_left_out(summary, words));
  return all;
}

std::string remarks_counted(const Notices& notices, const Words& words) {
  return amount(notices.remarks.count, Text::RemarksUnit, words);
}

std::string files_left_out(const Summary& summary, const Words& words) {
  if (summary.files_left_out == 0) return {};
  return words(Text::FilesLeftOut, count_text(summary.files_left_out));
}

std::string readings_text(const Summary& summary, const Words& words) {
  std::string all;
  for (const result::ReadingCount& one : summary.readings) {
    if (!all.empty()) all += words(Text::ReadingsSeparator);
    const auto encoding = encoding::name_of(one.encoding.value_or(Encoding::Utf8));
    all += words(text_of(one.kind), count_text(one.count), encoding);
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
