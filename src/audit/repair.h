#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "cbps/result/finding.h"
#include "cbps/value/dictionary.h"

/// How what falls short is put right: by whom, with how much effort, and by which change of facts.
namespace cbps::audit {

/// One way to meet a check: gaps that are all to be closed.
struct Way {
  std::vector<const result::Gap*> gaps;  ///< live in the shortfalls
  Actor by = Actor::Community;           ///< the widest of those of its facts
  /// The sum over its facts, each charged once (see `Repair`); 0: that of a fact is not known.
  std::uint32_t effort = 0;
  std::uint32_t greatest_effort = 0;  ///< of one of its facts
  bool window_passed = false;         ///< one of its facts counts what is over
};

/// The way that takes the least effort: one that can still be gone this year before one that
/// cannot, then by effort (not known counts as most), then by actor, then the first.
[[nodiscard]] Way easiest_way(std::span<const result::Shortfall> shortfalls,
                              const Dictionary& dictionary);
/// All ways, in the same order; of very many some.
[[nodiscard]] std::vector<Way> all_ways(std::span<const result::Shortfall> shortfalls,
                                        const Dictionary& dictionary);

/// The values, in the form a column holds them, that close a gap of a fact whose value is `now`,
/// the likeliest first. What is done now has the date `today` at the earliest. None where nobody
/// can say: a fact that was not given, or must not change in that direction, or dates.
[[nodiscard]] std::vector<std::int64_t> closing_values(const result::Gap& gap, const Field& field,
                                                       const Dictionary& dictionary,
                                                       std::int64_t now, Date today);

}  // namespace cbps::audit
