#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "cbps/report/format.h"
#include "cbps/result/assessment.h"
#include "report/findings.h"
#include "report/words/wording.h"

/// The ledger of what is to be put right (整改台账): an entry for each failed check of each
/// community, with columns that people fill in. No names of people are known.
namespace cbps::report::ledger {

/// What the program knows of an entry. The other columns are empty.
struct Entry {
  std::string community;
  std::string problem;
  std::string source;    ///< which check found it
  std::string standard;  ///< the check, with its title
  std::string now;
  std::string goal;
  std::string gap;
  std::string measure;
  std::string unit;              ///< who is to do it
  std::optional<Date> deadline;  ///< the last day of the year, while it lies ahead
  std::string progress;          ///< one of `kStates`
  std::string remarks;           ///< what it is worth
};

enum class Column : std::uint8_t {
  Ordinal,
  Community,
  Problem,
  Source,
  Standard,
  Now,
  Goal,
  Gap,
  Measure,
  Unit,
  Leader,
  Person,
  Deadline,
  Progress,
  ClosedOn,
  Remarks,
};
/// The headings, in the order of `Column`.
inline constexpr std::array kHeadings{Text::OrdinalWord,
                                      Text::CommunityWord,
                                      Text::ProblemWord,
                                      Text::ProblemSourceWord,
                                      Text::MatchingStandardWord,
                                      Text::NowWord,
                                      Text::GoalWord,
                                      Text::GapWord,
                                      Text::MeasureWord,
                                      Text::UnitInChargeWord,
                                      Text::LeaderInChargeWord,
                                      Text::PersonInChargeWord,
                                      Text::DeadlineWord,
                                      Text::ProgressWord,
                                      Text::ClosedOnWord,
                                      Text::RemarksWord};
[[nodiscard]] constexpr std::size_t index(Column column) {
  return static_cast<std::size_t>(column);
}
static_assert(kHeadings.size() == index(Column::Remarks) + 1);

/// What may be said of progress. An entry begins with the first, or is for the next year.
inline constexpr std::array kStates{Text::StateNotBegun, Text::StateOngoing, Text::StateDone,
                                    Text::StateNextYear, Text::StateClosed};

[[nodiscard]] Entry entry(const result::Run& run, const result::Community& community,
                          const result::CheckResult& check, const result::CheckText& text,
                          const Words& words);

/// A row that is about no failed check: whom it is about, and what is said.
struct Remark {
  std::string who;
  std::string what;
};
/// What could not be assessed, so that it is not taken for something without problems; how much of
/// that is not listed; and that a summary lists nothing.
[[nodiscard]] std::vector<Remark> remarks(const result::Summary& summary, const Style& style,
                                          const Words& words);
/// The columns behind those of a remark.
inline constexpr std::size_t kBehindRemark = kHeadings.size() - index(Column::Problem) - 1;

/// Calls `visit` with each entry of a community.
template <typename Visit>
void for_each_entry(const result::Run& run, const result::Community& community, const Words& words,
                    Visit visit) {
  for_each_finding(run, community, false,
                   [&](const result::CheckResult& check, const result::CheckText& text) {
                     visit(entry(run, community, check, text, words));
                   });
}

}  // namespace cbps::report::ledger
