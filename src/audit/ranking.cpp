#include "audit/ranking.h"

#include <algorithm>
#include <utility>

namespace cbps::audit {

using result::hundredths;
using result::published;

void Ranking::add(const result::Standing& community) {
  constexpr std::size_t kMost = result::kMostRanked;
  Entry entry;
  entry.percent = hundredths(community.score->floor);
  entry.order = count_++;
  ++having_[static_cast<std::size_t>(entry.percent)];
  if (community.ceiling_grade) ++open_[static_cast<std::size_t>(entry.percent)];
  const auto after = [](const Entry& a, const Entry& b) { return before(b, a); };
  const bool is_best = best_.size() < kMost || before(entry, best_.front());
  const bool is_worst = worst_.size() < kMost / 2 || before(worst_.front(), entry);
  if (!is_best && !is_worst) return;
  entry.ranked = {0,
                  community.id,
                  community.name,
                  published(entry.percent),
                  published(hundredths(community.score->ceiling)),
                  community.grade};
  if (is_worst) {
    worst_.push_back(entry);
    std::push_heap(worst_.begin(), worst_.end(), after);
    if (worst_.size() > kMost / 2) {
      std::pop_heap(worst_.begin(), worst_.end(), after);
      worst_.pop_back();
    }
  }
  if (is_best) {
    best_.push_back(std::move(entry));
    std::push_heap(best_.begin(), best_.end(), before);
    if (best_.size() > kMost) {
      std::pop_heap(best_.begin(), best_.end(), before);
      best_.pop_back();
    }
  }
}

std::vector<result::ScoreBin> Ranking::bins() const {
  if (count_ == 0) return {};
  std::vector<result::ScoreBin> bins(result::kScoreBins);
  for (std::size_t figure = 0; figure < having_.size(); ++figure) {
    result::ScoreBin& bin = bins[result::bin_of(static_cast<std::int64_t>(figure))];
    bin.count += having_[figure];
    bin.open += open_[figure];
  }
  return bins;
}

std::vector<result::Ranked> Ranking::finish() {
  std::sort(best_.begin(), best_.end(), before);
  std::sort(worst_.begin(), worst_.end(), before);
  if (count_ > result::kMostRanked) {
    best_.resize(result::kMostRanked - worst_.size());
    std::move(worst_.begin(), worst_.end(), std::back_inserter(best_));
  }
  std::vector<std::size_t> better(having_.size());
  for (std::size_t figure = better.size() - 1; figure > 0; --figure) {
    better[figure - 1] = better[figure] + having_[figure];
  }
  std::vector<result::Ranked> all;
  all.reserve(best_.size());
  for (Entry& entry : best_) {
    entry.ranked.rank = better[static_cast<std::size_t>(entry.percent)] + 1;
    all.push_back(std::move(entry.ranked));
  }
  return all;
}

}  // namespace cbps::audit
