#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <string>

namespace cbps::test {

/// How many rounds a test of random inputs does that usually does `usual`: CBPS_RANDOM_PERCENT of
/// them, all without it, and always one. Slow builds, such as those with sanitizers, ask for less.
[[nodiscard]] inline std::size_t random_rounds(std::size_t usual) {
  const char* percent = std::getenv("CBPS_RANDOM_PERCENT");
  if (percent == nullptr || *percent == '\0') return usual;
  return std::max<std::size_t>(1, usual * std::stoul(percent) / 100);
}

}  // namespace cbps::test
