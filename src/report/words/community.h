#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/result/assessment.h"
#include "report/words/wording.h"

/// A community in words: what each report for people says of it, however it is laid out.
namespace cbps::report {

/// The sign and the word of an outcome: the sign never goes without the word near it.
struct OutcomeMark {
  std::string_view sign;
  Text word;
};
[[nodiscard]] const OutcomeMark& mark(result::Outcome outcome);

/// Of all checks together: as a standard's outcome follows from its checks.
[[nodiscard]] result::Outcome outcome_of(const result::Counts& counts);

/// "青禾示例社区（990101001001）"; the id alone where there is no other name.
[[nodiscard]] std::string name_text(const std::string& id, const std::string& name,
                                    const Words& words);

/// "71.66", or "71.66–76.66" when what is open may still change it.
[[nodiscard]] std::string range_text(const Fraction& low, const Fraction& high, const Words& words);
/// The score as a range, or that there is none.
[[nodiscard]] std::string score_text(const result::Standing& community, const Words& words);
[[nodiscard]] std::string grade_text(const result::Run& run, std::optional<std::size_t> grade,
                                     const Words& words);
/// What the grade becomes if all that is open turns out met: an aside, or nothing.
[[nodiscard]] std::string grade_up_to(const result::Run& run, const result::Community& community,
                                      const Words& words);
/// How the score is to be read, a sentence each.
[[nodiscard]] std::vector<std::string> fine_print(const result::Community& community,
                                                  const Words& words);

/// "达标 13"
[[nodiscard]] std::string count_text(const result::Counts& counts, result::Outcome outcome,
                                     const Words& words);
/// "达标 13，未达标 5，…"
[[nodiscard]] std::string counts_text(const result::Counts& counts, const Words& words);
[[nodiscard]] std::size_t count_of(const result::Counts& counts, result::Outcome outcome);
inline constexpr result::Outcome kOutcomes[] = {result::Outcome::Pass, result::Outcome::Fail,
                                                result::Outcome::Unknown,
                                                result::Outcome::NotApplicable};

// ---- standards and checks ----

/// "3 选优配强"
[[nodiscard]] std::string title_text(const std::string& id, const Bilingual& title,
                                     const Words& words);
/// "得 20.83 / 25.00 分"; empty where it does not apply.
[[nodiscard]] std::string earned_text(const result::StandardResult& standard, const Words& words);
/// What a failed check would bring: an aside, or nothing.
[[nodiscard]] std::string worth_text(const result::CheckResult& check, const Words& words);
/// The points that meeting a check would bring; it must have points.
[[nodiscard]] Fraction to_gain(const result::CheckResult& check);
/// The clause, and which part of it the check answers for.
[[nodiscard]] std::string clause_text(const result::CheckText& text, const Words& words);
/// Where the values stand; with their names when there are several.
[[nodiscard]] std::string places_text(const result::CheckResult& check, const Words& words);
/// "10.5 …：驻社区干部人数填报为 0 人（community.yaml:51:14）"
[[nodiscard]] std::string not_applicable_text(const result::CheckResult& check,
                                              const result::CheckText& text, const Words& words);

/// What a check lacks, or why it is open: a sentence each, alternatives below their own.
struct GapText {
  std::string text;
  std::vector<std::string> ways;
};
[[nodiscard]] std::vector<GapText> gap_texts(const result::CheckResult& check, const Words& words);

/// The message with its code and place, then its notes.
[[nodiscard]] std::vector<std::string> remark_lines(const result::Remark& remark,
                                                    const Words& words);
/// The message of a note, and its place if that is another than the remark's.
[[nodiscard]] std::string note_text(const result::Remark& remark, std::size_t index,
                                    const Words& words);
/// The message and its place, without the code.
[[nodiscard]] std::string remark_text(const result::Remark& remark, const Words& words);

/// A failed check, and the points that meeting it would bring.
struct FailedCheck {
  const result::CheckResult* check;
  const result::CheckText* text;
  Fraction gain;
};
/// By what they would bring; of equals the first in the document first. They live in `run` and
/// `community`.
[[nodiscard]] std::vector<FailedCheck> failed_by_points(const result::Run& run,
                                                        const result::Community& community);
/// Of so many a report says what to put right first.
inline constexpr std::size_t kMostPutRightFirst = 5;

/// Its id, or what stands in place of one.
[[nodiscard]] std::string rejected_name(const result::Rejected& rejected, const Words& words);

/// The ids of all checks of one outcome, in the order of the rules.
[[nodiscard]] std::vector<std::string> ids_of(const result::Community& community,
                                              result::Outcome outcome);

}  // namespace cbps::report
