#include "cbps/result/levers.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "support/catch.h"

namespace cbps::result {
namespace {

/// Rules with so many checks: "1.1", "1.2", …
Run rules(std::size_t checks) {
  Run run;
  StandardText& standard = run.standards.emplace_back();
  standard.id = "1";
  for (std::size_t i = 1; i <= checks; ++i) {
    standard.checks.emplace_back().id = "1." + std::to_string(i);
  }
  return run;
}

std::size_t lifted(const std::vector<Lift>& communities, const std::vector<std::string>& checks) {
  return static_cast<std::size_t>(
      std::count_if(communities.begin(), communities.end(), [&](const Lift& one) {
        std::int64_t gained = 0;
        for (const Lift::Part& part : one.parts) {
          const bool is_met = std::find(checks.begin(), checks.end(), part.check) != checks.end();
          gained += is_met ? part.points : 0;
        }
        return one.lacking > 0 && gained >= one.lacking;
      }));
}

/// By trying all sets of a size, in the order of the rules.
Lever tried(const Run& run, const std::vector<Lift>& communities, std::size_t size) {
  Lever best;
  std::vector<std::string> names;
  for (const CheckText& check : run.standards.front().checks) names.push_back(check.id);
  for (std::size_t bits = std::size_t{1} << names.size(); bits-- > 0;) {
    std::vector<std::string> checks;
    for (std::size_t i = 0; i < names.size(); ++i) {
      if ((bits >> (names.size() - 1 - i) & 1U) != 0) checks.push_back(names[i]);
    }
    if (checks.size() != size) continue;
    const std::size_t count = lifted(communities, checks);
    if (count > best.communities) best = {checks, count};
  }
  return best;
}

TEST_CASE("the checks that lift most communities are found", "[result]") {
  const Run run = rules(4);
  const std::vector<Lift> communities{
      {10, {{"1.1", 10}, {"1.2", 3}}},
      {10, {{"1.2", 4}, {"1.3", 6}}},
      {10, {{"1.2", 5}, {"1.3", 5}}},
      {0, {{"1.4", 9}}},   // it has the best grade
      {50, {{"1.4", 9}}},  // nothing brings it there
  };
  const Levers levers = best_levers(run, communities);
  REQUIRE(levers.best.size() == 3);
  CHECK(levers.is_exact);
  CHECK(levers.best[0].checks == std::vector<std::string>{"1.1"});
  CHECK(levers.best[0].communities == 1);
  CHECK(levers.best[1].checks == std::vector<std::string>{"1.2", "1.3"});
  CHECK(levers.best[1].communities == 2);
  CHECK(levers.best[2].checks == std::vector<std::string>{"1.1", "1.2", "1.3"});
  CHECK(levers.best[2].communities == 3);
  CHECK(best_levers(run, {}).best.empty());
}

TEST_CASE("no set of checks lifts more than the best that is found", "[result]") {
  std::mt19937 random(26);
  const auto below = [&random](std::int64_t limit) {
    return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(limit));
  };
  for (int round = 0; round < 60; ++round) {
    CAPTURE(round);
    const Run run = rules(10);
    std::vector<Lift> communities;
    for (int i = 0; i < 25; ++i) {
      Lift& one = communities.emplace_back();
      one.lacking = below(30);
      for (const CheckText& check : run.standards.front().checks) {
        if (below(3) == 0) one.parts.push_back({check.id, 1 + below(9)});
      }
    }
    std::size_t most = 0;
    std::vector<Lever> expected;
    for (std::size_t size = 1; size <= 5; ++size) {
      Lever best = tried(run, communities, size);
      if (best.communities <= most) continue;
      most = best.communities;
      expected.push_back(std::move(best));
    }
    const Levers levers = best_levers(run, communities);
    CHECK(levers.is_exact);
    REQUIRE(levers.best.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
      CHECK(levers.best[i].communities == expected[i].communities);
      CHECK(levers.best[i].checks.size() == expected[i].checks.size());
      CHECK(lifted(communities, levers.best[i].checks) == expected[i].communities);
    }
  }
}

TEST_CASE("of many communities good sets are found, and not said to be the best", "[result]") {
  const Run run = rules(6);
  std::vector<Lift> communities;
  for (int i = 0; i < 40; ++i) {
    communities.push_back({10, {{"1.5", 10}}});
    communities.push_back({10, {{"1.1", 6}, {"1.3", 6}}});
  }
  communities.push_back({10, {{"1.2", 10}}});
  const Levers levers = best_levers(run, communities);
  CHECK_FALSE(levers.is_exact);
  REQUIRE(levers.best.size() == 4);
  CHECK(levers.best[2].checks == std::vector<std::string>{"1.1", "1.3", "1.5"});
  CHECK(levers.best[0].checks == std::vector<std::string>{"1.5"});
  CHECK(levers.best[0].communities == 40);
  for (const Lever& one : levers.best) CHECK(lifted(communities, one.checks) == one.communities);
  CHECK(levers.best.back().communities == 81);
}

}  // namespace
}  // namespace cbps::result
