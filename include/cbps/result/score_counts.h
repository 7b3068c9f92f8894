#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "cbps/result/published.h"

namespace cbps::result {

/// How many communities have each published score, from which mean and median follow. Its memory
/// does not grow with the number of communities.
class ScoreCounts {
 public:
  /// `hundredths` is a published score.
  void add(std::int64_t hundredths) {
    ++having_[static_cast<std::size_t>(hundredths)];
    ++count_;
    sum_ += hundredths;
  }

  [[nodiscard]] std::size_t count() const { return count_; }
  /// As fractions of one; nothing of none.
  [[nodiscard]] std::optional<Fraction> mean() const { return result::mean(sum_, count_); }
  /// Of an even number the mean of the two in the middle.
  [[nodiscard]] std::optional<Fraction> median() const;

 private:
  /// The published score of the community with this position, from 0, lowest first.
  [[nodiscard]] std::int64_t at(std::size_t position) const;

  std::vector<std::uint32_t> having_ = std::vector<std::uint32_t>(kFullFigure + 1);
  std::size_t count_ = 0;
  std::int64_t sum_ = 0;
};

}  // namespace cbps::result
