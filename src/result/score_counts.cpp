#include "cbps/result/score_counts.h"

namespace cbps::result {

std::optional<Fraction> ScoreCounts::median() const {
  if (count_ == 0) return std::nullopt;
  return result::mean(at((count_ - 1) / 2) + at(count_ / 2), 2);
}

std::int64_t ScoreCounts::at(std::size_t position) const {
  std::size_t below = 0;
  for (std::size_t score = 0; score < having_.size(); ++score) {
    below += having_[score];
    if (below > position) return static_cast<std::int64_t>(score);
  }
  return kFullFigure;
}

}  // namespace cbps::result
