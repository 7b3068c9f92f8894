#include "report/comparison/figures.h"

#include <algorithm>

#include "report/words/figures.h"

namespace cbps::report::comparison {

std::string change_text(const Fraction& points) {
  if (points == Fraction()) return points_text(points);
  if (points > Fraction()) return "+" + points_text(points);
  return "-" + points_text(Fraction() - points);
}

std::string score_text(const result::ComparedStanding& community) {
  return community.score ? percent_text(community.score->floor) : std::string();
}

std::string grade_label(const Shown& shown, const std::string& id, const Words& words) {
  const auto& grades = shown.summary.grades;
  const auto found = std::find_if(grades.begin(), grades.end(),
                                  [&](const result::GradeMoves& one) { return one.id == id; });
  return found == grades.end() ? std::string() : words(found->label);
}

std::string moved(const std::string& before, const std::string& after, const Words& words) {
  return before == after ? after : words(Text::Moved, before, after);
}

}  // namespace cbps::report::comparison
