#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/value/date.h"
#include "cbps/value/fraction.h"

/// The baseline of a run: an earlier assessment. Only what is new or worse since then decides
/// whether the gate is met.
namespace cbps::result {

/// What the baseline is, for the head of a report.
struct Baseline {
  std::optional<int> year;
  std::optional<Date> as_of;
  std::string digest;      ///< of its rules
  std::size_t checks = 0;  ///< that were selected
  std::size_t communities = 0;
  bool operator==(const Baseline&) const = default;
};

/// What became of a check that is failed or undecided.
enum class SinceBaseline : std::uint8_t {
  New,    ///< it was neither then, or was not there
  Worse,  ///< it was undecided and is failed
  Known,  ///< it was the same, or worse
};
[[nodiscard]] std::span<const std::string_view> ids(SinceBaseline since);  ///< "new"

/// A community since the baseline.
struct CommunitySinceBaseline {
  bool is_new = false;          ///< the baseline does not have it
  std::size_t fail = 0;         ///< checks that are failed, not waived, and new or worse
  std::size_t unknown = 0;      ///< the same for undecided ones
  std::size_t known = 0;        ///< failed and undecided ones that are known
  std::optional<Fraction> was;  ///< the score that counted then, as a fraction of one
  /// Checks that were failed or undecided then and are neither now. Ids, in the order of the rules.
  std::vector<std::string> fixed;
  bool operator==(const CommunitySinceBaseline&) const = default;
};

inline constexpr std::size_t kMostGone = 100;

/// All communities since the baseline.
struct AllSinceBaseline {
  std::size_t communities = 0;  ///< with a check that is new or worse
  std::size_t checks = 0;       ///< those checks
  std::size_t known = 0;
  std::size_t fixed = 0;
  std::size_t came = 0;               ///< communities that the baseline does not have
  std::size_t gone = 0;               ///< communities of the baseline that were not assessed
  std::vector<std::string> gone_ids;  ///< of them, in their order: the first `kMostGone`
  bool operator==(const AllSinceBaseline&) const = default;
};

}  // namespace cbps::result
