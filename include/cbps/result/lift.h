#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace cbps::result {

/// What a community lacks to its next grade, and what may bring it there. Points are in billionths
/// of a point out of 100: rounded so that a sum that reaches the grade exactly still does.
struct Lift {
  struct Part {
    std::string check;
    std::int64_t points = 0;  ///< that the community gains at least where this check is met
    bool operator==(const Part&) const = default;
  };
  std::int64_t lacking = 0;  ///< 0: there is no better grade, or no score
  /// The checks that it fails and can still meet this year without other steps before, in the order
  /// of the rules.
  std::vector<Part> parts;
  bool operator==(const Lift&) const = default;
};

}  // namespace cbps::result
