#pragma once

#include <cstddef>
#include <cstdint>

namespace cbps::model {

/// CBPS_SEED, or a fixed seed: what a run draws its chances from.
[[nodiscard]] std::uint64_t seed();
/// CBPS_PAIRS, or the share of `usual` that this run does (support/random_work.h): how many
/// (expression, row) pairs a run compares.
[[nodiscard]] std::size_t pairs(std::size_t usual);

}  // namespace cbps::model
