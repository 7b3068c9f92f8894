#pragma once

#include <string>

#include "cbps/result/assessment.h"
#include "report/words/rule_text.h"
#include "report/words/wording.h"

/// A failed or undecided check as one entry of a list of findings, as programs show them beside the
/// lines of a file.
namespace cbps::report {

/// Where it is shown: at the first value that falls short, or else at the community.
[[nodiscard]] inline const result::Location& finding_place(const result::Community& community,
                                                           const result::CheckResult& check) {
  for (const result::Gap* gap : result::all_gaps(check.shortfalls)) {
    if (gap->location && !gap->location->file.empty()) return *gap->location;
  }
  return community.source;
}

/// "青禾示例社区（990101001001）：面积需 240 平方米，…（整改后可加 1.25 分）"
[[nodiscard]] std::string finding_text(const result::Community& community,
                                       const result::CheckResult& check, const Words& words);

/// Whether it makes a run fail: it is not waived, and no baseline has it already.
[[nodiscard]] inline bool is_decisive(const result::CheckResult& check) {
  return check.waiver == 0 && check.since != result::SinceBaseline::Known;
}

/// Calls `visit` with each check that failed, and, if `with_undecided`, is undecided.
template <typename Visit>
void for_each_finding(const result::Run& run, const result::Community& community,
                      bool with_undecided, Visit visit) {
  for_each_standard(run, community, [&](const result::StandardResult& standard, const auto& texts) {
    for_each_check(standard, texts,
                   [&](const result::CheckResult& check, const result::CheckText& text) {
                     switch (check.outcome) {
                       case result::Outcome::Fail: return visit(check, text);
                       case result::Outcome::Unknown:
                         if (with_undecided) visit(check, text);
                         return;
                       case result::Outcome::Pass:
                       case result::Outcome::Pending:
                       case result::Outcome::NotApplicable: return;
                     }
                   });
  });
}

/// The points that the community loses, or may lose, by it.
[[nodiscard]] inline Fraction loss_of(const result::CheckResult& check) {
  return check.gain.value_or(Fraction());
}

}  // namespace cbps::report
