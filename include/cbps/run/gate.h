#pragma once

#include <optional>

#include "cbps/result/assessment.h"
#include "cbps/value/fraction.h"

namespace cbps::run {

/// What every community must reach for a run to be passed.
struct Gate {
  bool forgives_fail = false;     ///< checks that fail do not matter
  bool forgives_unknown = false;  ///< checks that are undecided do not matter
  std::optional<Fraction>
      least_floor;  ///< of the unrounded score; a community without a score does not reach it

  [[nodiscard]] bool meets(const result::Standing& community) const {
    if (!forgives_fail && community.counts.fail > 0) return false;
    if (!forgives_unknown && community.counts.unknown > 0) return false;
    return !least_floor || (community.score && community.score->floor >= *least_floor);
  }
};

}  // namespace cbps::run
