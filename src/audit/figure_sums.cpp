#include "audit/figure_sums.h"

#include "cbps/result/published.h"

namespace cbps::audit {

using result::hundredths;
using result::mean;

Figures figures_of(const result::Standing& standing) {
  Figures figures;
  if (standing.score) {
    figures.percent = hundredths(standing.score->floor);
    figures.high = hundredths(standing.score->ceiling);
  }
  if (standing.declared) figures.declared = hundredths(*standing.declared);
  return figures;
}

void FigureSums::add(const Figures& figures) {
  if (figures.percent) {
    ++scored_;
    percent_sum_ += *figures.percent;
    high_sum_ += figures.high;
  }
  if (figures.declared) {
    ++declared_;
    declared_sum_ += *figures.declared;
  }
}

result::Means FigureSums::means() const {
  return {mean(percent_sum_, scored_), mean(high_sum_, scored_), mean(declared_sum_, declared_)};
}

}  // namespace cbps::audit
