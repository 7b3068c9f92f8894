#include "audit/roll_up.h"

#include "support/catch.h"

namespace cbps::audit {
namespace {

data::Identity who(const std::string& id, const std::string& county = "",
                   const std::string& group = "") {
  data::Identity identity;
  identity.id = id;
  identity.county = county;
  identity.group = group;
  return identity;
}

/// A community whose score is `floor` hundredths of a percent, and may still be `ceiling`.
result::Brief scored(std::int64_t floor, std::int64_t ceiling, std::optional<std::size_t> grade) {
  result::Brief community;
  community.score = {Fraction(floor, 10'000), Fraction(ceiling, 10'000)};
  community.grade = grade;
  community.counts.unknown = floor == ceiling ? 0 : 1;
  return community;
}

void add(RollUp& roll_up, const data::Identity& identity, const result::Brief& community) {
  roll_up.add(identity, community, figures_of(community));
}

}  // namespace

TEST_CASE("a code of 12 digits names four levels, any other id rolls up by its group", "[audit]") {
  RollUp roll_up(2);
  result::Brief declared = scored(9000, 9500, 0);
  declared.declared = Fraction(1, 1);
  add(roll_up, who("420102002003", "", "甲"), declared);
  add(roll_up, who("420103001001", "江汉区"), scored(5000, 5000, std::nullopt));
  result::Brief undeclared = scored(7000, 7000, 1);
  undeclared.declared = Fraction();
  add(roll_up, who("420102002004", "江岸区"), undeclared);
  add(roll_up, who("420102001001", "别名"), {});
  for (const char* id : {"42010200200", "4201020020031", "42010200200x", "甲"}) {
    add(roll_up, who(id, "", "甲"), scored(100, 100, 1));
  }
  add(roll_up, who("乙"), {});  // in nothing
  CHECK(roll_up.left_out() == 1);
  const std::deque<result::Group> groups = roll_up.finish();

  struct Row {
    std::string level, key, name;
    std::size_t communities;
    bool operator==(const Row&) const = default;
  };
  std::vector<Row> rows;
  for (const result::Group& one : groups) {
    rows.push_back(
        {std::string(id_of(one.what.level)), one.what.key, one.what.name, one.communities});
  }
  CHECK(rows == std::vector<Row>{{"province", "42", "", 4},
                                 {"city", "4201", "", 4},
                                 {"county", "420102", "江岸区", 3},
                                 {"county", "420103", "江汉区", 1},
                                 {"street", "420102001", "", 1},
                                 {"street", "420102002", "", 2},
                                 {"street", "420103001", "", 1},
                                 {"group", "甲", "甲", 4}});
  CHECK(groups[2].means.percent == Fraction(8000, 10'000));
  CHECK(groups[2].means.declared == Fraction(1, 2));
  CHECK(groups[2].grades == std::vector<std::size_t>{1, 1});
  CHECK_FALSE(groups[4].means.percent);
  // The score of the other is not final.
  CHECK(groups[2].complete == 1);
  CHECK(groups[2].mean_complete == Fraction(7000, 10'000));
  CHECK(groups[4].complete == 0);
  CHECK_FALSE(groups[4].mean_complete);
}

TEST_CASE("a community without a code rolls up by the names of its areas", "[audit]") {
  RollUp roll_up(1);
  const auto named = [](const std::string& county, const std::string& street,
                        const std::string& group) {
    data::Identity identity = who("甲", county, group);
    identity.street = street;
    return identity;
  };
  add(roll_up, named("江岸区", "新华街道", "第一组"), scored(9000, 9000, 0));
  add(roll_up, named("江岸区", "新华街道", ""), scored(7000, 7000, std::nullopt));
  add(roll_up, named("江汉区", "新华街道", ""), scored(5000, 5000, std::nullopt));
  add(roll_up, named("", "新华街道", ""), {});
  add(roll_up, named("", "", "第一组"), {});
  CHECK(roll_up.left_out() == 0);
  std::vector<std::string> rows;
  for (const result::Group& one : roll_up.finish()) {
    rows.push_back(std::string(id_of(one.what.level)) + " " + one.what.key + " " + one.what.name +
                   " " + std::to_string(one.communities));
  }
  CHECK(rows ==
        std::vector<std::string>{"county 江岸区 江岸区 2", "county 江汉区 江汉区 1",
                                 "street 新华街道 新华街道 1", "street 江岸区/新华街道 新华街道 2",
                                 "street 江汉区/新华街道 新华街道 1", "group 第一组 第一组 1"});
}

TEST_CASE("a code that begins with zeros keeps them", "[audit]") {
  RollUp roll_up(0);
  add(roll_up, who("000102003004"), {});
  add(roll_up, who("000000000000"), {});
  std::vector<std::string> keys;
  for (const result::Group& one : roll_up.finish()) keys.push_back(one.what.key);
  CHECK(keys == std::vector<std::string>{"00", "0000", "0001", "000000", "000102", "000000000",
                                         "000102003"});
}

TEST_CASE("a group knows its lowest and its highest score", "[audit]") {
  RollUp roll_up(1);
  add(roll_up, who("420102001001"), scored(8125, 9500, 0));
  add(roll_up, who("420102001002"), scored(6250, 6250, 0));
  add(roll_up, who("420102001003"), scored(7000, 10'000, 0));
  add(roll_up, who("420102002001"), {});
  const auto groups = roll_up.finish();
  REQUIRE(groups.size() == 5);
  const result::ScoreRange range{Fraction(6250, 10'000), Fraction(8125, 10'000)};
  for (std::size_t i = 0; i < 4; ++i) CHECK(groups[i].range == range);
  CHECK_FALSE(groups[4].range);  // nothing was scored there
}

TEST_CASE("a group knows how many grades are open, and areas what they lose", "[audit]") {
  for (const bool sums_losses : {false, true}) {
    CAPTURE(sums_losses);
    RollUp roll_up(2, sums_losses);
    result::Brief open = scored(8000, 9500, 1);
    open.ceiling_grade = 0;
    open.losses = {{"1", 1, 1, 4}, {"2", 0, 0, 0}};
    add(roll_up, who("420102002003"), open);
    result::Brief settled = scored(8000, 8000, 1);
    settled.losses = {{"1", 2, 0, 3}, {"2", 1, 0, 2}};
    add(roll_up, who("420102001001"), settled);
    for (const result::Group& one : roll_up.finish()) {
      CAPTURE(one.what.key);
      const bool has_open = one.what.key != "420102001";
      CHECK(one.open_grades == std::vector<std::size_t>{0, has_open ? 1U : 0U});
      const bool is_area =
          one.what.level == result::Level::Street || one.what.level == result::Level::County;
      REQUIRE(one.losses.has_value() == (sums_losses && is_area));
      if (!one.losses) continue;
      if (one.what.key == "420102") {
        CHECK(*one.losses == result::AreaLosses{{3, 1}, {1, 0}, {7, 2}});
      } else if (one.what.key == "420102001") {
        CHECK(*one.losses == result::AreaLosses{{2, 1}, {0, 0}, {3, 2}});
      }
    }
  }
}

}  // namespace cbps::audit
