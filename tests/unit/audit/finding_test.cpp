#include <string_view>

#include "support/catch.h"
#include "support/pack.h"

using namespace cbps;
using test::assess;
using test::complete_with;

TEST_CASE("what falls short is said in the words of the rules", "[audit]") {
  struct Case {
    std::string_view facts;
    std::string_view check;
    std::string_view zh;
  };
  const Case cases[] = {
      {"members.total: 120\norganisation.form: branch", "1.1",
       "党员 120 人，应设党委，现为党支部；因工作需要保留现形式的，须有上级书面批复"},
      {"members.total: 51\norganisation.form: branch\norganisation.form_approved: false", "1.1",
       "党员 51 人，应设党总支，现为党支部；因工作需要保留现形式的，须有上级书面批复"},
      {"organisation.term_ends: 2024-06-18", "1.2",
       "本届任期已于 2024-06-18 届满，逾期 196 天未换届"},
      {"organisation.term_ends:\norganisation.last_election: 2019-12-30", "1.2",
       "本届任期已于 2024-12-30 届满，逾期 1 天未换届"},
      {"organisation.term_ends: 2024-01-01\norganisation.election_deferred_to: 2024-12-01", "1.2",
       "经批准延期至 2024-12-01，已逾期 30 天未换届"},
      // The others are told by what each fact lacks.
      {"centre.area: 1", "8.2", ""},
  };
  for (const Case& one : cases) {
    CAPTURE(one.facts);
    const auto result = assess(complete_with(std::string(one.facts)));
    const result::CheckResult& check = result.check(std::string(one.check));
    REQUIRE(check.outcome == result::Outcome::Fail);
    CHECK(check.finding.zh == one.zh);
    CHECK(check.finding.en.empty() == one.zh.empty());
    CHECK(!check.shortfalls.empty());
  }
}
