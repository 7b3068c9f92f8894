#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/result/assessment.h"
#include "cbps/result/score_counts.h"
#include "cbps/result/waiver_index.h"

/// Whether the figures of an assessment fit each other.
namespace cbps::result {

/// A figure that does not follow from the others.
struct Misfit {
  std::string_view key;
  std::string said;
  std::string computed;
  std::optional<std::size_t> standard = {};  ///< the index of the standard that has the key
};

/// All checks of a run, in its order; the run must outlive them.
[[nodiscard]] std::vector<WaiverIndex::Check> checks_of(const Run& run);

/// Compares the counts, outcomes, points, score and grades of a community with its checks, and
/// their waivers with those of the run.
[[nodiscard]] std::vector<Misfit> misfits(const Run& run, const WaiverIndex& waivers,
                                          const Community& community);

/// Compares a summary with the communities that it sums up.
class SummaryCheck {
 public:
  explicit SummaryCheck(const Run& run)
      : run_(run),
        grades_(run.grades.size()),
        open_grades_(run.grades.size()),
        waivers_(run.waivers.size()) {}

  void add(const Community& community);
  [[nodiscard]] std::vector<Misfit> finish(const Summary& summary);

 private:
  /// The ranks that follow, as a summary lists them.
  [[nodiscard]] std::vector<Ranked> ranking();

  const Run& run_;
  std::vector<Ranked> all_ranked_;  ///< in the order of the file
  std::size_t communities_ = 0;
  std::size_t ranked_ = 0;
  Counts verdicts_;
  std::vector<std::size_t> grades_;
  std::vector<std::size_t> open_grades_;
  std::vector<ScoreBin> bins_ = std::vector<ScoreBin>(kScoreBins);
  std::int64_t percent_ = 0;  ///< sums of published figures, in hundredths of a percent
  std::int64_t high_ = 0;
  std::int64_t declared_ = 0;
  std::size_t declared_count_ = 0;
  ScoreCounts complete_;  ///< of communities of which nothing is undecided
  std::size_t remarks_ = 0;
  std::size_t faults_ = 0;
  std::vector<std::size_t> waivers_;  ///< verdicts that each waives
  std::size_t waived_ = 0;            ///< communities
  AllSinceBaseline since_;
  std::map<std::string, RuleTally, std::less<>> rules_;
};

}  // namespace cbps::result
