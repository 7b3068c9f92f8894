#pragma once

#include <optional>

#include "cbps/result/assessment.h"
#include "cbps/value/fraction.h"

namespace cbps::run {

/// The conditions that every community must meet for a run to pass.
struct Gate {
  bool forgives_fail = false;     ///< failed checks are accepted
  bool forgives_unknown = false;  ///< undecided checks are accepted
  std::optional<Fraction>
      least_floor;  ///< of the unrounded score; a community without a score does not reach it

  [[nodiscard]] bool meets(const result::Standing& community) const {
    if (!forgives_fail && community.counts.fail > 0) return false;
    if (!forgives_unknown && community.counts.unknown > 0) return false;
    return !least_floor || (community.score && community.score->floor >= *least_floor);
  }
};

}  // namespace cbps::run
