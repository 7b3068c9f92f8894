#include <map>
#include <random>
#include <sstream>

#include "cbps/diag/diagnostic.h"
#include "support/catch.h"
#include "support/pack.h"
#include "support/random_work.h"

using namespace cbps;
using result::Outcome;
using test::assess;
using test::complete_with;

namespace {

const result::Gap& only_gap(const result::CheckResult& check) {
  REQUIRE(check.shortfalls.size() == 1);
  return std::get<result::Gap>(check.shortfalls.front().what);
}

Decimal number(const result::Datum& datum) { return std::get<Decimal>(datum); }

}  // namespace

TEST_CASE("a complete community meets all", "[audit]") {
  const auto result = assess(complete_with(""));
  REQUIRE(result.faults.empty());
  CHECK(result.community.counts == result::Counts{95, 0, 0, 0});
  REQUIRE(result.community.score);
  CHECK(result.community.score->floor == Fraction(1, 1));
  CHECK(result.community.score->ceiling == Fraction(1, 1));
}

TEST_CASE("no centre fails what needs one and drops what does not apply", "[audit]") {
  const auto result = assess(
      complete_with("centre.built: false\ncentre.in_use: false\ncentre.area: 0\ncentre.rooms: 无\n"
                    "centre.equipped: 无\ncentre.fully_used: false\ncentre.five_affairs:"));
  REQUIRE(result.faults.empty());
  for (const char* id : {"8.5", "8.2", "8.3", "8.6"}) {
    CAPTURE(id);
    CHECK(result.check(id).outcome == Outcome::Fail);
  }
  CHECK(result.check("8.1").outcome == Outcome::NotApplicable);
  CHECK(result.check("8.4").outcome == Outcome::NotApplicable);
  REQUIRE(result.check("8.1").because.size() == 1);
  CHECK(result.check("8.1").because.front().field == "centre.built");
}

TEST_CASE("a linear shortfall is solved for the fact that may move", "[audit]") {
  const auto result = assess(complete_with("households: 1200\ncentre.area: 180"));
  const result::Gap& gap = only_gap(result.check("8.2"));
  CHECK(gap.field == "centre.area");
  CHECK(gap.relation == result::Relation::AtLeast);
  CHECK(number(gap.have) == Decimal{180, 0});
  CHECK(number(gap.need) == Decimal{240, 0});
  CHECK(gap.shortage == Decimal{60, 0});
  CHECK(formula_text(gap) == "param.area_per_100_households * households / 100");
  REQUIRE(gap.inputs.size() == 2);
  CHECK(gap.inputs[0].name == "param.area_per_100_households");
  CHECK(gap.inputs[1].name == "households");
  REQUIRE(gap.location);
  CHECK(gap.location->line > 1);

  SECTION("and setting the fact to need meets the check, a step less does not") {
    CHECK(assess(complete_with("households: 1200\ncentre.area: 240")).check("8.2").outcome ==
          Outcome::Pass);
    CHECK(assess(complete_with("households: 1200\ncentre.area: 239")).check("8.2").outcome ==
          Outcome::Fail);
  }
}

TEST_CASE("sizes out of bounds say which way", "[audit]") {
  const auto over = assess(complete_with("committee.size: 11\ncommittee.qualified: 11"));
  const result::Gap& gap = only_gap(over.check("3.1"));
  CHECK(gap.relation == result::Relation::AtMost);
  CHECK(number(gap.need) == Decimal{9, 0});
  CHECK(gap.shortage == Decimal{2, 0});
}

TEST_CASE("a yes or no, missing parts, missing quarters", "[audit]") {
  const auto result = assess(
      complete_with("centre.five_affairs: 党务、服务、商务\nactivities.timetable: false\n"
                    "activities.gathering_quarters:\n"
                    "activities.gatherings: [2024-01-02, 2024-05-02, 2024-05-03, 2024-12-01]"));
  const result::Gap& parts = only_gap(result.check("8.1"));
  CHECK(parts.relation == result::Relation::HasAll);
  REQUIRE(parts.missing.size() == 2);
  CHECK(std::get<result::Named>(parts.missing[0]).label.zh == "居务");
  const result::Gap& flag = only_gap(result.check("10.2"));
  CHECK(std::get<bool>(flag.have) == false);
  CHECK(std::get<bool>(flag.need) == true);
  const result::Gap& quarters = only_gap(result.check("10.1"));
  CHECK(quarters.relation == result::Relation::EveryQuarter);
  CHECK(number(quarters.have) == Decimal{3, 0});
  REQUIRE(quarters.missing.size() == 1);
  CHECK(std::get<result::Quarter>(quarters.missing[0]) == result::Quarter{2024, 3});
}

TEST_CASE("what has not ended is not asked for", "[audit]") {
  const std::string profile = complete_with(
      "activities.gathering_quarters: 2\nactivities.cultural: 0\nmeetings.lectures: 0");
  const auto june = assess(profile, "2024-06-30");
  CHECK(june.check("10.1").outcome == Outcome::Pass);
  CHECK(june.check("10.3").outcome == Outcome::Pending);
  CHECK(june.check("10.3").due == parse_date("2024-12-31"));
  CHECK_FALSE(june.check("10.3").shortfalls.empty());
  CHECK(assess(profile, "2024-12-31").check("10.3").outcome == Outcome::Fail);
  const auto january = assess(complete_with("activities.gathering_quarters: 1"), "2024-01-30");
  CHECK(january.check("10.1").outcome == Outcome::Pending);
  CHECK(january.check("10.1").due == parse_date("2024-03-31"));
  CHECK_FALSE(january.check("10.1").points);
  CHECK(january.check("10.3").outcome == Outcome::Pass);
  CHECK(january.check("10.3").early);
  CHECK_FALSE(january.check("10.3").points);

  SECTION("nor what began before the body did") {
    const auto founded = assess(
        complete_with("organisation.established: 2024-03-10\nactivities.gathering_quarters: 3"));
    CHECK(founded.check("10.1").outcome == Outcome::Pass);
  }
}

TEST_CASE("unknown names the facts that keep it open and no others", "[audit]") {
  const auto result = assess(complete_with("secretary.is_director:\ncentre.area:"));
  const auto& open = result.check("3.6");
  REQUIRE(open.unknown_fields.size() == 1);
  CHECK(open.unknown_fields[0].name == "secretary.is_director");
  CHECK(open.reason == result::Reason::Missing);
  REQUIRE(result.check("8.2").unknown_fields.size() == 1);
  CHECK(result.check("8.2").unknown_fields[0].name == "centre.area");
}

TEST_CASE("contradictions make their facts invalid, doubts remark", "[audit]") {
  const auto contradictory = assess(complete_with("centre.built: false"));
  REQUIRE_FALSE(contradictory.faults.empty());
  CHECK(contradictory.faults[0].code == Code::Inconsistent);
  CHECK(contradictory.check("8.2").outcome == Outcome::Unknown);
  CHECK(contradictory.check("8.2").reason == result::Reason::Invalid);
  CHECK(contradictory.check("3.1").outcome == Outcome::Pass);
  const auto doubtful = assess(complete_with("households: 90\nservices.households_covered: 90"));
  REQUIRE(doubtful.faults.empty());
  CHECK_FALSE(doubtful.community.remarks.empty());
}

TEST_CASE("the exact score, its floor and ceiling", "[audit]") {
  // Standard 8: 5 of 6 and one open; the others whole: floor (5/6 + 21) / 22, ceiling 1.
  const auto open = assess(complete_with("centre.fully_used:"));
  REQUIRE(open.community.score);
  CHECK(open.community.score->floor == Fraction(131, 132));
  CHECK(open.community.score->ceiling == Fraction(1, 1));
  // Standard 10 with two checks that do not apply and one failed: 2 of 3.
  const auto fewer = assess(complete_with(
      "activities.department_visits: 0\nactivities.department_assisted: 0\n"
      "activities.stationed_cadres: 0\nactivities.stationed_supported:\nactivities.cultural: 0"));
  CHECK(fewer.community.score->floor == Fraction(65, 66));
  const auto nothing = assess("name: 空白社区\n");
  REQUIRE(nothing.community.score);
  CHECK(nothing.community.score->floor == Fraction(0, 1));
  CHECK(nothing.community.score->ceiling == Fraction(1, 1));
}

TEST_CASE("whatever the missing facts turn out to be, the score lies between", "[audit]") {
  constexpr unsigned kSeed = 20241231;
  std::mt19937 random(kSeed);
  CAPTURE(kSeed);
  const std::map<std::string, std::vector<std::string>> choices = {
      {"households", {"1000", "1100"}},
      {"committee.young", {"0", "1"}},
      {"committee.college", {"0", "1"}},
      {"committee.qualified", {"6", "7"}},
      {"centre.in_use", {"true"}},
      {"centre.five_affairs", {"all", "无"}},
      {"centre.area", {"100", "200", "300"}},
      {"centre.space_sufficient", {"true", "false"}},
      {"centre.fully_used", {"true", "false"}},
      {"activities.gathering_quarters", {"3", "4"}},
      {"activities.timetable", {"true", "false"}},
      {"activities.cultural", {"0", "3"}},
      {"activities.stationed_cadres", {"0", "1"}},
      {"activities.stationed_supported", {"true", "false"}},
      {"organisation.party_groups", {"2", "3"}},
      {"meetings.assembly_branches", {"0", "1"}},
      {"meetings.lectures", {"0", "1"}},
  };
  for (std::size_t round = 0; round < test::random_rounds(300); ++round) {
    std::string full, partial;
    for (const auto& [name, values] : choices) {
      const std::string line = name + ": " + values[random() % values.size()] + "\n";
      full += line;
      partial += random() % 3 == 0 ? name + ":\n" : line;
    }
    const auto whole = assess(complete_with(full));
    const auto part = assess(complete_with(partial));
    CAPTURE(round, full, partial);
    REQUIRE(whole.community.score);
    REQUIRE(part.community.score);
    CHECK(whole.community.score->floor == whole.community.score->ceiling);
    CHECK(part.community.score->floor <= whole.community.score->floor);
    CHECK(whole.community.score->floor <= part.community.score->ceiling);
  }
}
