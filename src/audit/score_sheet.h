#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "cbps/result/assessment.h"
#include "cbps/value/fraction.h"

namespace cbps::audit {

/// One check on a score sheet. Points are out of the 100 of a full score.
struct ScoreItem {
  Fraction earned;
  Fraction ceiling;  ///< the points that it earns if whatever is undecided turns out to be met
  Fraction worth;    ///< the points of full marks; 0 where it is no part of the score
  bool is_scored = false;  ///< whether it is part of the score: it applies, and is due
  result::Outcome reason = result::Outcome::Unknown;  ///< why it earned so much
  /// The points that the community gains if this check is met and nothing else changes. Absent for
  /// a check that is met or is no part of the score.
  std::optional<Fraction> gain;
};

/// The score of one community, item by item: one for each selected check, in the order of the
/// rules.
struct ScoreSheet {
  std::vector<ScoreItem> items;

  /// The points of the items from `begin` to before `end`, such as those of a standard. Absent
  /// where none of them is part of the score.
  [[nodiscard]] std::optional<result::Points> points(std::size_t begin, std::size_t end) const;
};

}  // namespace cbps::audit
