#pragma once

#include <string>
#include <vector>

#include "cbps/result/assessment.h"
#include "report/words/wording.h"

/// Findings in words. `explain` (in cbps/report/format.h) is these joined into one text.
namespace cbps::report {

/// What one requirement lacks, in full.
[[nodiscard]] std::string sentence(const result::Shortfall& shortfall, const Words& words);

/// The numbered alternatives, a sentence each.
[[nodiscard]] std::vector<std::string> ways(const result::AnyOf& any, const Words& words);

/// What is lacking in the fewest words: "面积缺 60 平方米".
[[nodiscard]] std::string brief(const result::Shortfall& shortfall, const Words& words);
[[nodiscard]] std::string brief(const result::CheckResult& check, const Words& words);

/// What a verdict rests on, a statement each. Empty for a pass.
[[nodiscard]] std::vector<std::string> statements(const result::CheckResult& check,
                                                  const Words& words);

/// "党小组数填报为 0 个".
[[nodiscard]] std::string because_text(const result::Because& because, const Words& words);

/// "本年没有完整的季度"
[[nodiscard]] std::string never_due_text(Interval interval, const Words& words);

/// The gaps of a check, those of alternatives included, in reading order. They live in `check`.
[[nodiscard]] std::vector<const result::Gap*> gaps(const result::CheckResult& check);

}  // namespace cbps::report
