#pragma once

#include <string>
#include <vector>

#include "cbps/report/format.h"
#include "report/words/blocks.h"
#include "report/words/summary_tables.h"
#include "report/words/wording.h"

/// What a report says of all communities together, and in which order.
namespace cbps::report {

/// What could not be assessed, and the remarks about what was. Where the communities are shown with
/// their remarks, these are not repeated.
[[nodiscard]] NoticeBlocks fault_blocks(const result::Summary& summary, const Notices& notices,
                                        const Style& style, const Words& words);
/// Appends them to the blocks of a report.
void append(Blocks& all, NoticeBlocks notices);

struct TotalsForm {
  /// Whether the totals say how many checks have which outcome, or `Checked` beside them does.
  bool counts = true;
  Shown shown = {};
};
/// The totals with their tables. Nothing where the report is about one community, or none.
[[nodiscard]] Blocks total_blocks(const result::Run& run, const result::Summary& summary,
                                  const TotalsForm& form, const Style& style, const Words& words);

/// The mean and median of those with nothing undecided, and how much rests on a bare yes.
[[nodiscard]] std::vector<std::string> mean_texts(const result::Run& run,
                                                  const result::Summary& summary,
                                                  const Words& words);
/// "优秀 4，良好 5（其中 1 个未定）"; empty where there are no grades.
[[nodiscard]] std::string grades_text(const result::Run& run, const result::Summary& summary,
                                      const Words& words);
/// How the totals are to be read, a sentence each.
[[nodiscard]] std::vector<std::string> fine_print(const result::Run& run,
                                                  const result::Summary& summary,
                                                  const Words& words);

/// How many checks met how many communities, or that none did.
[[nodiscard]] Checked checked_block(const result::Summary& summary, const Words& words);
/// The same with the numbers of what could not be assessed, of remarks, and of files left out.
[[nodiscard]] Checked checked_block(const result::Summary& summary, const Notices& notices,
                                    const Words& words);

/// "12 条提醒"
[[nodiscard]] std::string remarks_counted(const Notices& notices, const Words& words);
/// How many files were left out; empty if there are none.
[[nodiscard]] std::string files_left_out(const result::Summary& summary, const Words& words);
/// How often something was written in another way than this program writes it, and was read: a
/// sentence; empty where nothing was.
[[nodiscard]] std::string readings_text(const result::Summary& summary, const Words& words);

/// Whether a report for people shows its communities in full, and their remarks with them: there is
/// only one, or `Extent::Detail` was asked for.
[[nodiscard]] bool shows_remarks_with_communities(const Style& style);

}  // namespace cbps::report
