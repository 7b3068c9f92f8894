#pragma once

#include <string>

#include "cbps/result/assessment.h"
#include "cbps/result/finding.h"
#include "report/words/wording.h"

/// What a failed check has, what it needs and how far they are apart, as three cells of a table.
/// Where figures would say little, as of choices and dates, the clause says what is needed.
namespace cbps::report {

/// "180 平方米"; with their labels if there are several values: "办公桌：2 张；电脑：1 台".
[[nodiscard]] std::string have_text(const result::CheckResult& check, const Words& words);
/// "至少 240 平方米"; of alternatives each: "至少 240 平方米，或 …".
[[nodiscard]] std::string need_text(const result::CheckResult& check, const result::CheckText& text,
                                    const Words& words);
/// "缺 60 平方米"
[[nodiscard]] std::string distance_text(const result::CheckResult& check, const Words& words);

}  // namespace cbps::report
