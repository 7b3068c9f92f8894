#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/words/blocks.h"
#include "report/words/wording.h"

/// The parts that reports of a community are made of. Which of them a report has, and in which
/// order, is its own matter.
namespace cbps::report {

/// The score, grade and counts, how far the next grade is, and the easiest step.
[[nodiscard]] KeyFigures key_figures(const result::Run& run, const result::Community& community,
                                     const Words& words);
/// That some facts are invalid, and that there are remarks.
[[nodiscard]] std::string faults_mark(const result::Community& community, const Words& words);
[[nodiscard]] std::string remarks_mark(const result::Community& community, const Words& words);

/// A check that failed or is undecided, without its clause and evidence.
[[nodiscard]] CheckGap short_gap(const result::Run& run, const result::Community& community,
                                 const result::CheckResult& check, const result::CheckText& text,
                                 const Words& words);
/// The same with them.
[[nodiscard]] CheckGap full_gap(const result::Run& run, const result::Community& community,
                                const result::CheckResult& check, const result::CheckText& text,
                                const Words& words);
[[nodiscard]] MetChecks::Check met_check(const result::CheckResult& check,
                                         const result::CheckText& text, const Words& words);

/// The checks that are not due yet, each with its day.
[[nodiscard]] Statements not_due(const result::Run& run, const result::Community& community,
                                 const Words& words);
/// Which checks were met before their day; empty where none was.
[[nodiscard]] std::string met_early(const result::Community& community, const Words& words);
/// The checks that do not apply, each with what was reported.
[[nodiscard]] Statements do_not_apply(const result::Run& run, const result::Community& community,
                                      const Words& words);

/// How the score is found, where the report is about one community.
[[nodiscard]] std::vector<std::string> scoring_texts(const result::Run& run,
                                                     const result::Community& community,
                                                     const Words& words);
/// Which share of the points rests on a bare yes, by check; empty where none does.
[[nodiscard]] std::string declared_text(const result::Run& run, const result::Community& community,
                                        const Words& words);

}  // namespace cbps::report
