#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "cbps/result/assessment.h"
#include "cbps/result/lift.h"

/// Which few checks, put right wherever they are failed, bring most communities to a better grade.
namespace cbps::result {

[[nodiscard]] Lift lift_of(const Run& run, const Community& community);

/// A set of checks, and how many communities reach their next grade when all of it is met.
struct Lever {
  std::vector<std::string> checks;  ///< in the order of the rules
  std::size_t communities = 0;
};
struct Levers {
  /// The best set of one check, of two and so on, as long as one check more lifts more communities.
  /// Of equal sets the one whose checks stand first in the rules.
  std::vector<Lever> best;
  /// Whether no set of the same size lifts more. Otherwise there were too many to try all.
  bool is_exact = true;
};
[[nodiscard]] Levers best_levers(const Run& run, std::span<const Lift> communities,
                                 std::size_t most_checks = 5);

}  // namespace cbps::result
