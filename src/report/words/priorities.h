#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "cbps/result/assessment.h"
#include "report/words/blocks.h"
#include "report/words/wording.h"

/// What a community is to put right first.
namespace cbps::report {

/// The groups of 优先整改事项, each a block: what is to be given first, what the community can do
/// itself, what others have to decide, and what can no longer be done this year. Groups without
/// anything are left out. The blocks point into `run` and `community`.
[[nodiscard]] std::vector<Steps> priorities(const result::Run& run,
                                            const result::Community& community, const Words& words);
/// The same with at most `most` rows in all, those that reach a grade apart.
[[nodiscard]] std::vector<Steps> priorities(const result::Run& run,
                                            const result::Community& community, std::size_t most,
                                            const Words& words);
/// How the figures of the steps are to be read, a sentence each. Empty where there is no step.
[[nodiscard]] std::vector<std::string> steps_explained(const result::Run& run,
                                                       const result::Community& community,
                                                       const Words& words);

/// "离“优秀”还差 0.50 分", rounded up. Empty in the best grade, and where there is no score.
[[nodiscard]] std::string distance_text(const result::Run& run, const result::Standing& community,
                                        const Words& words);

/// "先补填、更正 36 项，至多可加 40.66 分" and "最省力的一步：11.4 错时服务制度（否 → 是），得
/// 90.25 分", or before both what all others rest on. Empty where there is nothing to do.
[[nodiscard]] std::vector<std::string> first_steps(const result::Run& run,
                                                   const result::Community& community,
                                                   const Words& words);

}  // namespace cbps::report
