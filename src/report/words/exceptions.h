#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cbps/result/assessment.h"
#include "report/words/table.h"
#include "report/words/wording.h"

/// What reports say of the exceptions to a run: its waivers, and what its baseline already has.
/// Empty texts and tables without rows where there are none.
namespace cbps::report {

/// For the head: how many waivers there are and which count; what the baseline is.
[[nodiscard]] std::string waivers_text(const result::Run& run, const Words& words);
[[nodiscard]] std::string baseline_text(const result::Run& run, const Words& words);

/// That a check is waived, until when, by whose decision and why.
[[nodiscard]] std::string waiver_text(const result::Run& run, const result::CheckResult& check,
                                      const Words& words);
/// What became of a check since the baseline, in a word or two.
[[nodiscard]] std::string since_text(const result::CheckResult& check, const Words& words);

/// The score with waivers, and what is new, known and fixed: a sentence each.
[[nodiscard]] std::vector<std::string> exception_texts(const result::Run& run,
                                                       const result::Community& community,
                                                       const Words& words);
/// The same of all communities.
[[nodiscard]] std::vector<std::string> exception_texts(const result::Summary& summary,
                                                       const Words& words);

/// The waivers, those that do not count first, then those that end soonest: what came of each in
/// the run, at most `most` rows; or those that concern a community.
[[nodiscard]] Table waivers_table(const result::Run& run, const result::Summary& summary,
                                  std::size_t most, const Words& words);
[[nodiscard]] Table waivers_table(const result::Run& run, const result::Community& community,
                                  const Words& words);

}  // namespace cbps::report
