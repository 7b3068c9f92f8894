#pragma once

#include "report/words/blocks.h"
#include "report/words/wording.h"

/// What a report says of the run: by which rules, and for which period, communities are judged.
namespace cbps::report {

/// The rules and the period in two lines, for a head without a title.
[[nodiscard]] Blocks short_head_blocks(const result::Run& run, const Words& words);
/// A title, the rules, the period and the options.
[[nodiscard]] Blocks head_blocks(const result::Run& run, const Words& words);

/// What makes this run another than a usual one: figures that were set, checks that were chosen.
/// Empty where nothing does.
[[nodiscard]] std::string changed_rules_text(const result::Run& run, const Words& words);
/// The figures that the district has yet to set, and how; empty where there are none.
[[nodiscard]] std::string unset_parameters(const result::Run& run, const Words& words);
/// Whether the assessment date is the last day of the year or later.
[[nodiscard]] bool is_year_over(const result::Run& run);
/// "2024年度"
[[nodiscard]] std::string year_text(const result::Run& run, const Words& words);
/// "2024年度，截至 2024-12-31"
[[nodiscard]] std::string period_text(const result::Run& run, const Words& words);
/// "社区党组织建设基本标准（2023年版）"
[[nodiscard]] std::string rules_text(const result::Run& run, const Words& words);

}  // namespace cbps::report
