#include "audit/figure_sums.h"

#include "audit/published.h"
#include "cbps/value/integer.h"

namespace cbps::audit {
namespace {

std::optional<Fraction> mean(std::int64_t sum, std::size_t count) {
  if (count == 0) return std::nullopt;
  return Fraction(sum, static_cast<Int128>(count) * kFullFigure);
}

}  // namespace

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
