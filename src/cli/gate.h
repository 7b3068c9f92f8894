#pragma once

#include <optional>

#include "cbps/result/assessment.h"
#include "cbps/value/fraction.h"

namespace cbps::cli {

/// What a community must reach for exit code 0.
struct Gate {
  bool forgives_fail = false;
  bool forgives_unknown = false;
  std::optional<Fraction> least_floor;  ///< unrounded; no score does not reach it

  [[nodiscard]] bool meets(const result::Standing& community) const {
    if (!forgives_fail && community.counts.fail > 0) return false;
    if (!forgives_unknown && community.counts.unknown > 0) return false;
    return !least_floor || (community.score && community.score->floor >= *least_floor);
  }
};

}  // namespace cbps::cli
