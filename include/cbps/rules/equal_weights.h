#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>

#include "cbps/value/integer.h"

namespace cbps::rules {

/// The built-in scheme of points. Every standard that has an applicable check is worth the same,
/// and so is every applicable check of a standard. A check that is met earns all of its worth.
///
/// Points are counted in shares, which are whole numbers. A standard has `shares_of_standard`, so
/// that any number of its checks divides them. The limits on the size of a pack keep every sum of
/// shares within 64 bits.
struct EqualWeights {
  static constexpr std::size_t kMostStandards = 64;
  static constexpr std::size_t kMostChecks = 40;  ///< in one standard

  /// The least number that is divisible by 1, 2 … `most_checks`.
  [[nodiscard]] static constexpr std::int64_t shares_of_standard(std::size_t most_checks) {
    std::int64_t shares = 1;
    for (std::size_t n = 2; n <= most_checks; ++n) {
      shares = std::lcm(shares, static_cast<std::int64_t>(n));
    }
    return shares;
  }
};

static_assert(Int128{EqualWeights::shares_of_standard(EqualWeights::kMostChecks)} *
                  EqualWeights::kMostStandards <=
              std::numeric_limits<std::int64_t>::max());

}  // namespace cbps::rules
