#include "audit/score_sheet.h"

namespace cbps::audit {

std::optional<result::Points> ScoreSheet::points(std::size_t begin, std::size_t end) const {
  std::optional<result::Points> sum;
  for (std::size_t i = begin; i < end; ++i) {
    const ScoreItem& item = items[i];
    if (!item.is_scored) continue;
    if (!sum) sum.emplace();
    sum->earned = sum->earned + item.earned;
    sum->max = sum->max + item.worth;
  }
  return sum;
}

}  // namespace cbps::audit
