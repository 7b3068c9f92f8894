#include "cbps/result/waiver.h"

#include <array>

namespace cbps::result {
namespace {

constexpr std::array<std::string_view, 3> kStates{"in_force", "not_yet", "expired"};
static_assert(kStates.size() == static_cast<std::size_t>(WaiverState::Expired) + 1);

}  // namespace

std::span<const std::string_view> ids(WaiverState /*state*/) { return kStates; }

WaiverState state_on(const Waiver& waiver, Date day) {
  if (waiver.until < day) return WaiverState::Expired;
  return waiver.from && day < *waiver.from ? WaiverState::NotYet : WaiverState::InForce;
}

std::int64_t days_left(const Waiver& waiver, Date day) {
  return std::int64_t{waiver.until.days} - day.days;
}

}  // namespace cbps::result
