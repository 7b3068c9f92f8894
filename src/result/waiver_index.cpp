#include "cbps/result/waiver_index.h"

#include <algorithm>

namespace cbps::result {
namespace {

/// The checks that a rule stands for, as indices.
std::vector<std::size_t> checks_of(std::string_view rule,
                                   const std::vector<WaiverIndex::Check>& checks) {
  std::vector<std::size_t> indices;
  for (std::size_t i = 0; i < checks.size(); ++i) {
    if (checks[i].first == rule || checks[i].second == rule) indices.push_back(i);
  }
  return indices;
}

}  // namespace

std::string_view street_of(std::string_view community) {
  constexpr std::size_t kDigits = 12;
  constexpr std::size_t kOfStreet = 9;
  const bool is_code =
      community.size() == kDigits &&
      std::all_of(community.begin(), community.end(), [](char c) { return c >= '0' && c <= '9'; });
  return is_code ? community.substr(0, kOfStreet) : std::string_view();
}

WaiverIndex::WaiverIndex(const std::vector<Check>& checks, std::vector<Waiver> waivers,
                         std::optional<Date> day)
    : all_(std::move(waivers)), check_count_(checks.size()) {
  std::map<std::string_view, std::vector<std::size_t>> known;
  for (std::size_t i = 0; i < all_.size(); ++i) {
    const auto [found, is_new] = known.try_emplace(all_[i].rule);
    if (is_new) found->second = checks_of(all_[i].rule, checks);
    checks_.push_back(found->second);
    if (!day || state_on(all_[i], *day) != WaiverState::InForce) continue;
    by_community_[all_[i].community].push_back(i);
  }
}

bool WaiverIndex::find(std::string_view community, std::vector<std::size_t>& numbers) const {
  if (by_community_.empty()) return false;
  std::vector<std::size_t> found(check_count_);
  cover(community, found);
  if (const std::string_view street = street_of(community); !street.empty()) cover(street, found);
  cover(kAllCommunities, found);
  if (std::all_of(found.begin(), found.end(), [](std::size_t one) { return one == 0; })) {
    return false;
  }
  numbers = std::move(found);
  return true;
}

void WaiverIndex::cover(std::string_view key, std::vector<std::size_t>& numbers) const {
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

}  // namespace cbps::result
