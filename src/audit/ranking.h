#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "cbps/result/assessment.h"

namespace cbps::audit {

/// Ranks any number of communities in the memory of some: a score is one of 10,001 figures, so a
/// rank follows from how many have each, and only the best and the worst are known by name.
class Ranking {
 public:
  /// Communities with a score only.
  void add(const result::Standing& community);

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

  std::array<std::size_t, 10'001> having_{};  ///< communities by published score
  std::size_t count_ = 0;
  std::vector<Entry> best_;   ///< a heap, the worst of them on top
  std::vector<Entry> worst_;  ///< a heap, the best of them on top
};

}  // namespace cbps::audit
