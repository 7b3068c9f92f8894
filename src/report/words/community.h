#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cbps/result/assessment.h"
#include "report/words/blocks.h"
#include "report/words/wording.h"

/// The phrases that blocks are made of: outcomes, scores, standards and checks in words.
namespace cbps::report {

/// The sign and the word of an outcome: the sign never goes without the word near it.
struct OutcomeMark {
  std::string_view sign;
  Text word;
};
[[nodiscard]] const OutcomeMark& mark(result::Outcome outcome);

/// "青禾示例社区（990101001001）"; the id alone where there is no other name.
[[nodiscard]] std::string name_text(const std::string& id, const std::string& name,
                                    const Words& words);

/// "71.66", or "71.66–76.66" when what is open may still change it.
[[nodiscard]] std::string range_text(const Fraction& low, const Fraction& high, const Words& words);
/// What figures are called: before the last day of the period they are those of a stage.
[[nodiscard]] Text score_word(const result::Run& run);
[[nodiscard]] Text grade_word(const result::Run& run);
[[nodiscard]] Text mean_word(const result::Run& run);
/// The score as a range, or that there is none.
[[nodiscard]] std::string score_text(const result::Standing& community, const Words& words);
[[nodiscard]] std::string grade_text(const result::Run& run, std::optional<std::size_t> grade,
                                     const Words& words);

/// The grade of a community, marked where it may still be a better one: "合格？".
[[nodiscard]] std::string grade_text(const result::Run& run, const result::Standing& community,
                                     const Words& words);
/// Its name; its id where it has none.
[[nodiscard]] const std::string& title_of(const result::Standing& community);

/// Whether a check of a community is what is asked.
template <typename Asked>
[[nodiscard]] bool any_check(const result::Community& community, Asked asked) {
  for (const result::StandardResult& standard : community.standards) {
    if (std::any_of(standard.checks.begin(), standard.checks.end(), asked)) return true;
  }
  return false;
}

/// The number of checks of each outcome.
[[nodiscard]] std::vector<CountText> count_texts(const result::Counts& counts, const Words& words);
/// "达标 13，未达标 5，…"
[[nodiscard]] std::string counts_text(const result::Counts& counts, const Words& words);

/// The options that were given, with their names; the values of a list are joined by commas.
[[nodiscard]] std::vector<std::pair<std::string_view, std::string>> given_options(
    const result::Options& options);

// ---- standards and checks ----

/// "3 选优配强"
[[nodiscard]] std::string title_text(const std::string& id, const Bilingual& title,
                                     const Words& words);
/// Standards or checks with their titles: "8.2 服务中心面积、…".
[[nodiscard]] std::string titles_of(const result::Run& run,
                                    const std::vector<std::string_view>& ids, const Words& words);
/// "得 20.83 / 25.00 分"; empty where it does not apply.
[[nodiscard]] std::string earned_text(const result::StandardResult& standard, const Words& words);
/// The step which meets a failed check; nullptr where there is none.
[[nodiscard]] const result::Step* step_of(const result::Community& community,
                                          const result::CheckResult& check);
/// What a step brings, `points`, with the other checks that are then met or apply.
[[nodiscard]] std::string with_others(const result::Step& step, std::string points,
                                      const Words& words);
/// "（整改后可加 1.25 分）", "（失 1.25 分，本年已不能补）"; empty where nobody can say.
[[nodiscard]] std::string worth_text(const result::Community& community,
                                     const result::CheckResult& check, const Words& words);
/// The same without brackets: "整改后可加 1.25 分".
[[nodiscard]] std::string bare_worth_text(const result::Community& community,
                                          const result::CheckResult& check, const Words& words);
/// Who can put a failed check right, if anybody still can.
[[nodiscard]] Text by_word(const result::CheckResult& check);
/// The clause, and which part of it the check answers for.
[[nodiscard]] std::string clause_text(const result::CheckText& text, const Words& words);
/// How a failed check is put right.
[[nodiscard]] const std::string& remedy_text(const result::CheckResult& check,
                                             const result::CheckText& text, const Words& words);
/// Where the values stand; with their names when there are several.
[[nodiscard]] std::string places_text(const result::CheckResult& check, const Words& words);
/// "10.5 …：驻社区干部人数填报为 0 人（community.yaml:51:14）"
[[nodiscard]] std::string not_applicable_text(const result::CheckResult& check,
                                              const result::CheckText& text, const Words& words);

/// What a check lacks, or why it is open.
[[nodiscard]] std::vector<GapText> gap_texts(const result::CheckResult& check, const Words& words);

/// A message about the input with its place.
[[nodiscard]] RemarkText remark_text(const result::Remark& remark, const Words& words);
[[nodiscard]] std::vector<RemarkText> remark_texts(const std::vector<result::Remark>& remarks,
                                                   const Words& words);

/// Its id, or what stands in place of one.
[[nodiscard]] std::string rejected_name(const result::Rejected& rejected, const Words& words);
/// Why it was rejected: its messages, one after the other.
[[nodiscard]] std::string rejected_text(const result::Rejected& rejected, const Words& words);

}  // namespace cbps::report
