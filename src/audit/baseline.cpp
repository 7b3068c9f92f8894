#include "cbps/audit/baseline.h"

#include <utility>

namespace cbps::audit {

using result::Outcome;
using result::SinceBaseline;

namespace {

bool is_open(Outcome outcome) { return outcome == Outcome::Fail || outcome == Outcome::Unknown; }

}  // namespace

Baseline::Baseline(const rules::RulePack& pack, const Selection& selection) {
  for (std::size_t s = 0; s < pack.standards.size(); ++s) {
    for (std::size_t c = 0; c < pack.standards[s].checks.size(); ++c) {
      if (!selection.has(s, c)) continue;
      const std::string_view id = pack.standards[s].checks[c].id;
      index_.emplace(id, checks_.size());
      checks_.push_back(id);
    }
  }
}

void Baseline::add(const result::Community& community) {
  Former former{std::vector<std::uint8_t>(checks_.size(), kNone), {}};
  for (const result::StandardResult& standard : community.standards) {
    for (const result::CheckResult& check : standard.checks) {
      const auto found = index_.find(check.id);
      if (found == index_.end()) continue;
      // What was waived then is open as soon as nothing waives it any more.
      const Outcome outcome = check.waiver == 0 ? check.outcome : Outcome::NotApplicable;
      former.outcomes[found->second] = static_cast<std::uint8_t>(outcome);
    }
  }
  if (const auto& score = score_that_counts(community)) former.score = score->floor;
  communities_.emplace(community.id, std::move(former));
}

std::vector<std::string_view> Baseline::ids() const {
  std::vector<std::string_view> all;
  for (const auto& [id, former] : communities_) all.push_back(id);
  return all;
}

const Baseline::Former* Baseline::find(std::string_view community) const {
  const auto found = communities_.find(std::string(community));
  return found == communities_.end() ? nullptr : &found->second;
}

SinceBaseline Baseline::since(const Former* former, std::size_t check, Outcome outcome) {
  if (former == nullptr || former->outcomes[check] == kNone) return SinceBaseline::New;
  const auto then = static_cast<Outcome>(former->outcomes[check]);
  if (!is_open(then)) return SinceBaseline::New;
  const bool is_worse = outcome == Outcome::Fail && then == Outcome::Unknown;
  return is_worse ? SinceBaseline::Worse : SinceBaseline::Known;
}

SinceBaseline Baseline::since(std::string_view community, std::size_t check,
                              Outcome outcome) const {
  return since(find(community), check, outcome);
}

result::CommunitySinceBaseline Baseline::compare(std::string_view community,
                                                 const std::vector<Outcome>& outcomes,
                                                 const std::vector<std::size_t>& waivers) const {
  const Former* const former = find(community);
  result::CommunitySinceBaseline all;
  all.is_new = former == nullptr;
  if (former != nullptr) all.was = former->score;
  for (std::size_t check = 0; check < checks_.size(); ++check) {
    const Outcome outcome = outcomes[check];
    if (!is_open(outcome)) {
      const bool was_open = former != nullptr && former->outcomes[check] != kNone &&
                            is_open(static_cast<Outcome>(former->outcomes[check]));
      // What is not due yet may still be missed.
      if (was_open && outcome != Outcome::Pending) all.fixed.emplace_back(checks_[check]);
      continue;
    }
    if (since(former, check, outcome) == SinceBaseline::Known) {
      ++all.known;
    } else if (waivers.empty() || waivers[check] == 0) {
      ++(outcome == Outcome::Fail ? all.fail : all.unknown);
    }
  }
  return all;
}

}  // namespace cbps::audit
