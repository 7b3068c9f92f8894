#pragma once

#include <string>
#include <vector>

#include "cbps/result/assessment.h"
#include "report/words/wording.h"

/// Findings in words. `explain` (in cbps/report/format.h) is these joined into one text.
namespace cbps::report {

/// What one requirement lacks, in full.
[[nodiscard]] std::string sentence(const result::Shortfall& shortfall, const Words& words);

/// The same of one gap.
[[nodiscard]] std::string sentence(const result::Gap& gap, const Words& words);
/// How `need` follows: "每百户面积标准 20 × 户数 1,200 ÷ 100". Empty where it is a figure of the
/// rules.
[[nodiscard]] std::string formula(const result::Gap& gap, const Words& words);
/// How much is short, with its unit; empty where nobody can say.
[[nodiscard]] std::string shortage_text(const result::Gap& gap, const Words& words);
/// Whether the fact has to rise to meet the requirement.
[[nodiscard]] bool must_rise(const result::Gap& gap);
/// Whether it is a "no" where a yes is asked for.
[[nodiscard]] bool is_not_yet(const result::Gap& gap);

/// The numbered alternatives, a sentence each.
[[nodiscard]] std::vector<std::string> ways(const result::AnyOf& any, const Words& words);

/// What is lacking in the fewest words: "面积缺 60 平方米".
[[nodiscard]] std::string brief(const result::Shortfall& shortfall, const Words& words);
[[nodiscard]] std::string brief(const result::CheckResult& check, const Words& words);
/// The same with the label of the fact where the check has only one: a number alone may not tell
/// what it counts.
[[nodiscard]] std::string brief_with_labels(const result::CheckResult& check, const Words& words);

/// What a verdict rests on, a statement each. Empty for a pass.
[[nodiscard]] std::vector<std::string> statements(const result::CheckResult& check,
                                                  const Words& words);

/// "13.2 表彰优秀党员（最迟 2024-12-31）：…": a pending check behind its title.
[[nodiscard]] std::string pending_text(const result::CheckResult& check, const std::string& title,
                                       const Words& words);

/// "党小组数填报为 0 个".
[[nodiscard]] std::string because_text(const result::Because& because, const Words& words);

/// "本年没有完整的季度"
[[nodiscard]] std::string never_due_text(Interval interval, const Words& words);

}  // namespace cbps::report
