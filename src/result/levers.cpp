#include "cbps/result/levers.h"

#include <algorithm>
#include <functional>
#include <unordered_map>

namespace cbps::result {
namespace {

constexpr std::int64_t kScale = 1'000'000'000;
/// Of so many roundings the sum is still below any real difference.
constexpr std::int64_t kTolerance = 64;
/// Of more communities not all sets are tried.
constexpr std::size_t kMostExact = 60;
/// Sets of checks that are looked at, of one size.
constexpr std::size_t kMostTried = 200'000;

/// Rounded down.
std::int64_t billionths(const Fraction& points) {
  return static_cast<std::int64_t>(round_down(points * Fraction(kScale, 1), 0, 0).units);
}

/// The search for the best set of one size: sets are tried in the order of the rules, and left out
/// where even the best of what may still be added would not do.
class Search {
 public:
  Search(const Run& run, std::span<const Lift> communities) {
    std::unordered_map<std::string, std::size_t> places;
    for (const StandardText& standard : run.standards) {
      for (const CheckText& check : standard.checks) {
        const bool is_failed =
            std::any_of(communities.begin(), communities.end(), [&check](const Lift& one) {
              return std::any_of(
                  one.parts.begin(), one.parts.end(),
                  [&check](const Lift::Part& part) { return part.check == check.id; });
            });
        if (!is_failed) continue;
        places.emplace(check.id, checks_.size());
        checks_.push_back(check.id);
      }
    }
    for (const Lift& one : communities) {
      if (one.lacking <= 0) continue;
      lacking_.push_back(one.lacking);
      std::vector<std::int64_t>& points = points_.emplace_back(checks_.size());
      for (const Lift::Part& part : one.parts) points[places.at(part.check)] = part.points;
    }
  }

  [[nodiscard]] std::size_t checks() const { return checks_.size(); }
  [[nodiscard]] std::size_t communities() const { return lacking_.size(); }
  /// False: not all sets of the last size were tried.
  [[nodiscard]] bool is_exact() const {
    return communities() <= kMostExact && tried_ <= kMostTried;
  }

  Lever best(std::size_t size) {
    tried_ = 0;
    chosen_.clear();
    best_ = greedy(size);
    if (communities() > kMostExact) return best_;
    rest_of(size);
    // The greedy set stands unless one that is as good comes first.
    least_ = best_.communities == 0 ? 0 : best_.communities - 1;
    extend(0, size, lacking_);
    return best_;
  }

 private:
  using Lacking = std::vector<std::int64_t>;

  [[nodiscard]] static std::size_t reached(const Lacking& lacking) {
    return static_cast<std::size_t>(
        std::count_if(lacking.begin(), lacking.end(), [](std::int64_t one) { return one <= 0; }));
  }
  [[nodiscard]] Lacking without(const Lacking& lacking, std::size_t check) const {
    Lacking left = lacking;
    for (std::size_t i = 0; i < left.size(); ++i) left[i] -= points_[i][check];
    return left;
  }
  [[nodiscard]] Lever lever(const std::vector<std::size_t>& chosen, std::size_t communities) const {
    Lever all{{}, communities};
    for (const std::size_t check : chosen) all.checks.push_back(checks_[check]);
    return all;
  }

  /// Each time the check that lifts most, or else brings the communities nearest.
  [[nodiscard]] Lever greedy(std::size_t size) const {
    Lacking lacking = lacking_;
    std::vector<std::size_t> chosen;
    while (chosen.size() < std::min(size, checks_.size())) {
      std::pair<std::size_t, std::int64_t> most{0, -1};
      std::size_t which = 0;
      for (std::size_t check = 0; check < checks_.size(); ++check) {
        if (std::find(chosen.begin(), chosen.end(), check) != chosen.end()) continue;
        std::int64_t nearer = 0;
        for (std::size_t i = 0; i < lacking.size(); ++i) {
          nearer += std::clamp(lacking[i], std::int64_t{0}, points_[i][check]);
        }
        const std::pair one{reached(without(lacking, check)), nearer};
        if (one > most) {
          most = one;
          which = check;
        }
      }
      lacking = without(lacking, which);
      chosen.push_back(which);
    }
    std::size_t lifted = reached(lacking);
    while (exchange(chosen, lifted)) {
    }
    std::sort(chosen.begin(), chosen.end());
    return lever(chosen, lifted);
  }

  /// Puts another check in the place of a chosen one where more communities are lifted then. False:
  /// there is none.
  [[nodiscard]] bool exchange(std::vector<std::size_t>& chosen, std::size_t& lifted) const {
    for (std::size_t& place : chosen) {
      Lacking rest = lacking_;
      for (const std::size_t other : chosen) {
        if (other != place) rest = without(rest, other);
      }
      for (std::size_t check = 0; check < checks_.size(); ++check) {
        if (std::find(chosen.begin(), chosen.end(), check) != chosen.end()) continue;
        const std::size_t with_check = reached(without(rest, check));
        if (with_check <= lifted) continue;
        place = check;
        lifted = with_check;
        return true;
      }
    }
    return false;
  }

  /// For each community and each check the most that `size` checks from there on bring it, and
  /// likewise for fewer.
  void rest_of(std::size_t size) {
    most_.assign(lacking_.size(), {});
    for (std::size_t i = 0; i < lacking_.size(); ++i) {
      most_[i].assign((checks_.size() + 1) * (size + 1), 0);
      std::vector<std::int64_t> largest;
      for (std::size_t check = checks_.size(); check-- > 0;) {
        const std::int64_t points = points_[i][check];
        largest.insert(std::lower_bound(largest.begin(), largest.end(), points, std::greater<>()),
                       points);
        if (largest.size() > size) largest.pop_back();
        for (std::size_t count = 1; count <= size; ++count) {
          most_[i][check * (size + 1) + count] = most_[i][check * (size + 1) + count - 1] +
                                                 (count <= largest.size() ? largest[count - 1] : 0);
        }
      }
    }
    size_ = size;
  }

  /// Tries all sets that add `more` checks from `first` on to the chosen ones.
  void extend(std::size_t first, std::size_t more, const Lacking& lacking) {
    if (++tried_ > kMostTried) return;
    if (more == 0) {
      const std::size_t communities = reached(lacking);
      if (communities <= least_) return;
      least_ = communities;
      best_ = lever(chosen_, communities);
      return;
    }
    for (std::size_t check = first; check + more <= checks_.size(); ++check) {
      std::size_t possible = 0;
      for (std::size_t i = 0; i < lacking.size(); ++i) {
        possible += lacking[i] <= most_[i][check * (size_ + 1) + more] ? 1 : 0;
      }
      if (possible <= least_) return;  // later checks bring less
      chosen_.push_back(check);
      extend(check + 1, more - 1, without(lacking, check));
      chosen_.pop_back();
    }
  }

  std::vector<std::string> checks_;  ///< that a community fails, in the order of the rules
  Lacking lacking_;                  ///< of each community that can be lifted
  std::vector<std::vector<std::int64_t>> points_;  ///< by community and check
  std::vector<std::vector<std::int64_t>> most_;
  std::size_t size_ = 0;
  std::vector<std::size_t> chosen_;
  Lever best_;
  std::size_t least_ = 0;  ///< a set has to lift more
  std::size_t tried_ = 0;
};

/// Whether what a step brings does not depend on other steps.
bool stands_alone(const Step& step) {
  return !step.is_unlocked && !step.is_adjusted && step.rests_on.empty();
}

}  // namespace

Lift lift_of(const Run& run, const Community& community) {
  Lift lift;
  const std::size_t better = community.grade ? *community.grade : run.grades.size();
  const auto& score = score_that_counts(community);
  if (!score || better == 0) return lift;
  const Decimal& least = run.grades[better - 1].at_least;
  const Fraction needed(least.units, power_of_ten(least.scale));
  const std::int64_t lacking = billionths(needed - score->floor * Fraction(100, 1));
  lift.lacking = std::max<std::int64_t>(lacking - kTolerance, 1);
  for (const StandardResult& standard : community.standards) {
    for (const CheckResult& check : standard.checks) {
      const auto step = std::find_if(community.steps.begin(), community.steps.end(),
                                     [&check](const Step& one) { return one.check == check.id; });
      if (step == community.steps.end() || !check.gain || !stands_alone(*step)) continue;
      // A step may also bring a check into the score that is not met yet, or meet other checks.
      lift.parts.push_back({check.id, billionths(std::min(*check.gain, step->gain))});
    }
  }
  return lift;
}

Levers best_levers(const Run& run, std::span<const Lift> communities, std::size_t most_checks) {
  Levers all;
  Search search(run, communities);
  std::size_t lifted = 0;
  for (std::size_t size = 1; size <= std::min(most_checks, search.checks()); ++size) {
    Lever best = search.best(size);
    all.is_exact = all.is_exact && search.is_exact();
    if (best.communities > lifted) {
      lifted = best.communities;
      all.best.push_back(std::move(best));
    }
    if (lifted == search.communities()) break;
  }
  return all;
}

}  // namespace cbps::result
