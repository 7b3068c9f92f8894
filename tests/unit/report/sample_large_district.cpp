#include <fmt/format.h>

#include <algorithm>

#include "unit/report/sample.h"

namespace cbps::report::test {
namespace {

using result::Level;
using result::Ranked;

constexpr std::size_t kCommunities = 24;

/// Floors: 9 best, then 4 that share rank 10, … and at the end 11 that share rank 14.
std::vector<Ranked> ranking() {
  std::vector<Ranked> all;
  for (std::size_t i = 0; i < kCommunities; ++i) {
    const std::size_t rank = i < 9 ? i + 1 : i < 13 ? 10 : 14;
    const auto percent = static_cast<Int128>(10000 - 311 * (rank - 1));
    Ranked& one = all.emplace_back();
    one.rank = rank;
    one.id = fmt::format("9901010010{:02}", i + 1);
    one.name = fmt::format("第{}示例社区", i + 1);
    one.percent = Fraction(percent, 10000);
    one.high = Fraction(std::min<Int128>(10000, percent + 200), 10000);
    one.grade = percent >= 9000 ? 0U : percent >= 8000 ? 1U : 2U;
  }
  return all;
}

result::Group group(Level level, std::string key, std::string name, std::size_t communities) {
  result::Group one;
  one.what = {level, std::move(key), std::move(name)};
  one.communities = communities;
  one.means = {Fraction(77, 100), Fraction(79, 100), Fraction(1, 4)};
  one.grades = {communities, 0, 0, 0};
  one.open_grades = {0, 0, 0, 0};
  one.complete = communities;
  one.mean_complete = Fraction(77, 100);
  one.range = {Fraction(29, 100), Fraction(1, 1)};
  return one;
}

std::deque<result::Group> groups() {
  std::deque<result::Group> all{group(Level::County, "990101", "东湖示例区", 14),
                                group(Level::County, "990102", "西山示例区", 10)};
  for (std::size_t i = 1; i <= 53; ++i) {
    all.push_back(
        group(Level::Street, fmt::format("990101{:03}", i), fmt::format("第{}示例街道", i), 1));
  }
  return all;
}

}  // namespace

result::Summary large_district_summary() {
  result::Summary summary;
  summary.communities = kCommunities;
  summary.checks = 21;
  summary.verdicts = {350, 100, 30, 24};
  summary.means = {Fraction(7712, 10000), Fraction(7912, 10000), Fraction(1, 4)};
  summary.grades = {4, 3, 17, 0};
  summary.groups = groups();
  summary.ranking = ranking();
  summary.ranked = kCommunities;
  for (std::size_t i = 1; i <= 12; ++i) {
    summary.zeros.push_back({fmt::format("fact.{}", i),
                             {fmt::format("示例指标{}", i), fmt::format("Example fact {}", i)},
                             2,
                             13 - i});
  }
  return summary;
}

}  // namespace cbps::report::test
