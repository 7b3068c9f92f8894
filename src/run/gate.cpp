#include "cbps/run/gate.h"

namespace cbps::run {
namespace {

/// The failed and undecided checks that decide.
struct Deciding {
  std::size_t fail = 0;
  std::size_t unknown = 0;
};

Deciding deciding(const result::Standing& community) {
  if (community.since) return {community.since->fail, community.since->unknown};
  Deciding all{community.counts.fail, community.counts.unknown};
  if (community.waived) {
    all.fail -= community.waived->fail;
    all.unknown -= community.waived->unknown;
  }
  return all;
}

}  // namespace

bool Gate::meets(const result::Standing& community) const {
  const Deciding checks = deciding(community);
  if (!forgives_fail && checks.fail > 0) return false;
  if (!forgives_unknown && checks.unknown > 0) return false;
  if (!least_floor) return true;
  const auto& score = score_that_counts(community);
  if (score && score->floor >= *least_floor) return true;
  // It was as low before.
  const auto was = community.since ? community.since->was : std::nullopt;
  return score && was && *was < *least_floor && score->floor >= *was;
}

}  // namespace cbps::run
