#include "unit/report/sample.h"

namespace cbps::report::test {
namespace {

result::Group group(result::Level level, std::string key, std::string name,
                    std::size_t communities) {
  result::Group one;
  one.what = {level, std::move(key), std::move(name)};
  one.communities = communities;
  one.grades.resize(sample_run().grades.size());
  one.open_grades.resize(one.grades.size());
  return one;
}

/// On the first standard; the others are no part of a score.
result::AreaLosses losses(std::uint32_t fail, std::uint32_t unknown, std::uint32_t scored) {
  const std::vector<std::uint32_t> none(sample_run().standards.size());
  result::AreaLosses all{none, none, none};
  all.fail.front() = fail;
  all.unknown.front() = unknown;
  all.scored.front() = scored;
  return all;
}

std::deque<result::Group> sample_groups() {
  result::Group county = group(result::Level::County, "990101", "示例区", 2);
  county.means = {Fraction(8333, 10000), Fraction(8541, 10000), Fraction(3416, 10000)};
  county.grades = {1, 0, 1, 0};
  county.complete = 1;
  county.mean_complete = Fraction(1, 1);
  county.range = {Fraction(6666, 10000), Fraction(1, 1)};
  county.losses = losses(1, 1, 4);
  result::Group named = group(result::Level::Street, "990101001", "青禾街道", 1);
  named.means = {Fraction(6666, 10000), Fraction(7083, 10000), Fraction(7, 20)};
  named.grades = {0, 0, 1, 0};
  named.range = {Fraction(6666, 10000), Fraction(6666, 10000)};
  named.losses = losses(1, 1, 2);
  named.open_grades = {0, 0, 1, 0};
  result::Group unnamed = group(result::Level::Street, "990101002", "", 1);
  unnamed.means = {Fraction(1, 1), Fraction(1, 1), Fraction(3333, 10000)};
  unnamed.grades = {1, 0, 0, 0};
  unnamed.complete = 1;
  unnamed.mean_complete = Fraction(1, 1);
  unnamed.range = {Fraction(1, 1), Fraction(1, 1)};
  unnamed.losses = losses(0, 0, 2);
  // Nothing was scored there.
  const result::Group empty = group(result::Level::Group, "甲\"组\"", "", 1);
  return {county, named, unnamed, empty};
}

}  // namespace

result::Summary district_summary(const std::vector<result::Community>& communities) {
  result::Summary summary = sample_summary(communities);
  summary.means.declared = Fraction(3416, 10000);
  summary.worst_checks = {{"8.1", 1, 0, 2}, {"8.4", 0, 1, 2}};
  summary.groups = sample_groups();
  summary.ranking = {{1, "990101001002", "常青示例社区", Fraction(1, 1), Fraction(1, 1), 0},
                     {1, "990101001005", "", Fraction(1, 1), Fraction(1, 1), 0},
                     {3, "990101001001", "青禾示例社区", Fraction(6666, 10000),
                      Fraction(7083, 10000), std::nullopt}};
  summary.ranked = 1200;
  summary.zeros = {{"organisation.party_groups", {"党小组数", "Party groups"}, 2, 3},
                   {"activities.stationed_cadres",
                    {"街道驻社区干部人数", "Street cadres stationed in the community"},
                    1,
                    1}};
  summary.readings = {{ReadingKind::Encoding, 2, {"街道.csv", 0, 0, ""}, Encoding::Gb18030},
                      {ReadingKind::Encoding, 1, {"乙.csv", 0, 0, ""}, Encoding::Utf16Le},
                      {ReadingKind::Unit, 3, {"街道.csv", 2, 31, "C2"}},
                      {ReadingKind::Date, 1024, {"甲.yaml", 4, 7, ""}}};
  return summary;
}

}  // namespace cbps::report::test
