#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/result/finding.h"
#include "cbps/value/date.h"

/// Waivers: decisions that a community need not meet a standard or check for some time. A waived
/// check is assessed all the same, and its outcome stays what it is.
namespace cbps::result {

/// A decision, as a file of waivers states it.
struct Waiver {
  std::string community;  ///< its id; the nine digits of a subdistrict; `kAllCommunities`
  std::string rule;       ///< id of a standard or check
  std::string reason;
  std::string approved_by;   ///< the body that has decided it
  std::string document;      ///< the number of the decision
  std::optional<Date> from;  ///< its first day; nothing: it has always been in force
  Date until;                ///< its last day
  Location source;
  bool operator==(const Waiver&) const = default;
};

/// Stands for all communities.
inline constexpr std::string_view kAllCommunities = "*";

/// What a waiver is on a day. Only one that is in force counts.
enum class WaiverState : std::uint8_t { InForce, NotYet, Expired };
[[nodiscard]] std::span<const std::string_view> ids(WaiverState state);  ///< "in_force"
[[nodiscard]] WaiverState state_on(const Waiver& waiver, Date day);
/// From a day to the last one that it is in force: 0 on the last day, less than 0 once it is over.
[[nodiscard]] std::int64_t days_left(const Waiver& waiver, Date day);

/// What came of a waiver in force.
struct WaiverUse {
  std::size_t communities = 0;  ///< that were assessed and that it covers
  std::size_t checks = 0;       ///< of them all, that are failed or undecided and that it waives
  bool operator==(const WaiverUse&) const = default;
};

/// The same of a single community.
struct WaiverHit {
  std::size_t waiver = 0;  ///< its number in `Run::waivers`, from 1
  std::size_t checks = 0;
  bool operator==(const WaiverHit&) const = default;
};

}  // namespace cbps::result
