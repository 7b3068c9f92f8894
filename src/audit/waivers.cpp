#include "cbps/audit/waivers.h"

#include <algorithm>
#include <utility>

#include "cbps/audit/community_code.h"

namespace cbps::audit {

using result::Waiver;

namespace {

/// The selected checks that a rule stands for, as indices among all selected ones.
std::vector<std::size_t> checks_of(std::string_view rule, const rules::RulePack& pack,
                                   const Selection& selection) {
  std::vector<std::size_t> checks;
  std::size_t index = 0;
  for (std::size_t s = 0; s < pack.standards.size(); ++s) {
    const rules::Standard& standard = pack.standards[s];
    for (std::size_t c = 0; c < standard.checks.size(); ++c) {
      if (!selection.has(s, c)) continue;
      if (standard.id == rule || standard.checks[c].id == rule) checks.push_back(index);
      ++index;
    }
  }
  return checks;
}

}  // namespace

Waivers::Waivers(const rules::RulePack& pack, const Selection& selection,
                 std::vector<Waiver> waivers, Date day)
    : all_(std::move(waivers)), check_count_(selection.size()) {
  std::map<std::string, std::vector<std::size_t>, std::less<>> known;
  for (std::size_t i = 0; i < all_.size(); ++i) {
    const auto [found, is_new] = known.try_emplace(all_[i].rule);
    if (is_new) found->second = checks_of(all_[i].rule, pack, selection);
    checks_.push_back(found->second);
    if (state_on(all_[i], day) != result::WaiverState::InForce) continue;
    by_community_[all_[i].community].push_back(i);
  }
}

bool Waivers::find(std::string_view community, std::vector<std::size_t>& numbers) const {
  if (by_community_.empty()) return false;
  std::vector<std::size_t> found(check_count_);
  cover(community, found);
  if (community_code(community)) cover(community.substr(0, kStreetDigits), found);
  cover(result::kAllCommunities, found);
  if (std::all_of(found.begin(), found.end(), [](std::size_t one) { return one == 0; })) {
    return false;
  }
  numbers = std::move(found);
  return true;
}

void Waivers::cover(std::string_view key, std::vector<std::size_t>& numbers) const {
  const auto found = by_community_.find(key);
  if (found == by_community_.end()) return;
  for (const std::size_t waiver : found->second) {
    for (const std::size_t check : checks_[waiver]) {
      std::size_t& number = numbers[check];
      const bool lasts_longer =
          number == 0 || all_[number - 1].until < all_[waiver].until ||
          (all_[number - 1].until == all_[waiver].until && waiver < number - 1);
      if (lasts_longer) number = waiver + 1;
    }
  }
}

}  // namespace cbps::audit
