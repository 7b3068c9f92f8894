#include "audit/ranking.h"

#include <algorithm>
#include <random>

#include "support/catch.h"

namespace cbps::audit {
namespace {

/// With a score of so many hundredths of a percent, a little more unrounded.
result::Standing community(std::size_t number, std::int64_t figure) {
  result::Standing community;
  community.id = std::to_string(number);
  const Fraction floor = figure == 10'000 ? Fraction(1, 1) : Fraction(figure * 3 + 1, 30'000);
  community.score = {floor, Fraction(1, 1)};
  return community;
}

struct Place {
  std::size_t rank;
  std::string id;
  std::int64_t figure;
  bool operator==(const Place&) const = default;
};

std::vector<Place> ranked(const std::vector<std::int64_t>& figures) {
  Ranking ranking;
  for (std::size_t i = 0; i < figures.size(); ++i) ranking.add(community(i, figures[i]));
  std::vector<Place> all;
  for (const result::Ranked& one : ranking.finish()) {
    all.push_back({one.rank, one.id, result::hundredths(one.percent)});
  }
  return all;
}

/// All of them sorted, then cut.
std::vector<Place> expected(const std::vector<std::int64_t>& figures) {
  std::vector<Place> all;
  for (std::size_t i = 0; i < figures.size(); ++i)
    all.push_back({0, std::to_string(i), figures[i]});
  std::stable_sort(all.begin(), all.end(),
                   [](const Place& a, const Place& b) { return a.figure > b.figure; });
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i].rank = i > 0 && all[i].figure == all[i - 1].figure ? all[i - 1].rank : i + 1;
  }
  if (all.size() > result::kMostRanked) {
    const auto half = static_cast<std::ptrdiff_t>(result::kMostRanked / 2);
    all.erase(all.begin() + half, all.end() - half);
  }
  return all;
}

}  // namespace

TEST_CASE("equal scores share a rank, and the next one counts them all", "[audit]") {
  CHECK(ranked({}).empty());
  CHECK(ranked({5000, 9000, 5000, 0, 10'000}) ==
        std::vector<Place>{
            {1, "4", 10'000}, {2, "1", 9000}, {3, "0", 5000}, {3, "2", 5000}, {5, "3", 0}});
}

TEST_CASE("of many the first and the last are ranked as if all had been sorted", "[audit]") {
  std::mt19937 random(2024);
  for (const std::size_t size : {999U, 1000U, 1001U, 1499U, 1500U, 3000U}) {
    // Few figures: many ties, across the cuts too.
    for (const std::int64_t most : {3, 40, 10'000}) {
      std::vector<std::int64_t> figures(size);
      for (std::int64_t& one : figures) {
        one = std::uniform_int_distribution<std::int64_t>(0, most)(random);
      }
      CAPTURE(size, most);
      CHECK(ranked(figures) == expected(figures));
    }
  }
}

TEST_CASE("scores are counted in bins of two and a half points, those that are open apart",
          "[audit]") {
  Ranking ranking;
  CHECK(ranking.bins().empty());
  std::size_t order = 0;
  for (const std::int64_t figure : {0, 249, 250, 9'749, 9'750, 10'000}) {
    result::Standing one = community(order++, figure);
    if (figure == 250) one.ceiling_grade = std::size_t{0};
    ranking.add(one);
  }
  const std::vector<result::ScoreBin> bins = ranking.bins();
  REQUIRE(bins.size() == result::kScoreBins);
  CHECK(bins[0] == result::ScoreBin{2, 0});
  CHECK(bins[1] == result::ScoreBin{1, 1});
  CHECK(bins[38] == result::ScoreBin{1, 0});
  CHECK(bins[39] == result::ScoreBin{2, 0});
}

}  // namespace cbps::audit
