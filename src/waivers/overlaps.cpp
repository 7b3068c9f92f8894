#include <algorithm>
#include <tuple>

#include "cbps/waivers/read.h"

namespace cbps::waivers {
namespace {

/// The first day of a waiver; one without it has always been in force.
Date first_day(const result::Waiver& waiver) {
  constexpr std::int32_t kAlways = INT32_MIN;
  return waiver.from.value_or(Date{kAlways});
}

}  // namespace

void remark_on_overlaps(std::span<const Placed> waivers, Diagnostics& diagnostics) {
  std::vector<const Placed*> sorted;
  sorted.reserve(waivers.size());
  for (const Placed& one : waivers) sorted.push_back(&one);
  const auto order = [](const Placed* one) {
    return std::tuple(std::string_view(one->waiver.community), std::string_view(one->waiver.rule),
                      first_day(one->waiver));
  };
  std::stable_sort(sorted.begin(), sorted.end(),
                   [&order](const Placed* a, const Placed* b) { return order(a) < order(b); });
  const Placed* longest = nullptr;  // of those for the same, up to the one at hand
  for (const Placed* const one : sorted) {
    const bool is_same = longest != nullptr && longest->waiver.community == one->waiver.community &&
                         longest->waiver.rule == one->waiver.rule;
    if (is_same && first_day(one->waiver) <= longest->waiver.until) {
      diagnostics.add(Code::WaiverOverlap, one->place).note(Code::SeeFirst, longest->place);
    }
    if (!is_same || longest->waiver.until < one->waiver.until) longest = one;
  }
}

}  // namespace cbps::waivers
