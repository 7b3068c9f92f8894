#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "cbps/result/assessment.h"
#include "cbps/result/published.h"

namespace cbps::audit {

/// Ranks any number of communities in limited memory. The number of published scores is limited, so
/// a rank follows from how many communities have each of them, and only the best and the worst are
/// kept by name.
class Ranking {
 public:
  /// Communities with a score only.
  void add(const result::Standing& community);

  /// How many communities have which score.
  [[nodiscard]] std::vector<result::ScoreBin> bins() const;
  /// Best first; of many the first and the last.
  [[nodiscard]] std::vector<result::Ranked> finish();

 private:
  struct Entry {
    std::int64_t percent = 0;
    std::size_t order = 0;  ///< in the input
    result::Ranked ranked;
  };
  static bool before(const Entry& a, const Entry& b) {
    return a.percent != b.percent ? a.percent > b.percent : a.order < b.order;
  }

  /// The number of communities by published score.
  std::vector<std::size_t> having_ = std::vector<std::size_t>(result::kFullFigure + 1);
  /// Those of them that may still get a better grade.
  std::vector<std::size_t> open_ = std::vector<std::size_t>(result::kFullFigure + 1);
  std::size_t count_ = 0;
  std::vector<Entry> best_;   ///< a heap, the worst of them on top
  std::vector<Entry> worst_;  ///< a heap, the best of them on top
};

}  // namespace cbps::audit
