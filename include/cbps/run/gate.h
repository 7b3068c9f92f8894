#pragma once

#include <optional>

#include "cbps/result/assessment.h"
#include "cbps/value/fraction.h"

namespace cbps::run {

/// The conditions that every community must meet for a run to pass. What is waived does not count.
/// Where the run has a baseline, only what is new or worse since then does.
struct Gate {
  bool forgives_fail = false;     ///< failed checks are accepted
  bool forgives_unknown = false;  ///< undecided checks are accepted
  std::optional<Fraction>
      least_floor;  ///< of the unrounded score; a community without a score does not reach it

  [[nodiscard]] bool meets(const result::Standing& community) const;
};

}  // namespace cbps::run
