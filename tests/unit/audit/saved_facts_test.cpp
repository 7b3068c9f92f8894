#include "cbps/audit/saved_facts.h"

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "cbps/audit/assess.h"
#include "cbps/audit/tally.h"
#include "cbps/result/archive.h"
#include "support/catch.h"
#include "support/random_facts.h"
#include "support/random_work.h"
#include "support/small_pack.h"
#include "unit/report/written.h"

namespace cbps::audit {
namespace {

constexpr Period kPeriod{2024};

/// All checks of the real rules, with facts.
Task real_task(Date as_of = kPeriod.end()) {
  static Diagnostics none;
  static const Selection all = select(test::lenient_pack(), {}, {}, none);
  return {test::lenient_pack(), all, {kPeriod, as_of}, true};
}

/// The small rules, of which no check is asked for.
Task small_task(Date as_of = kPeriod.end()) {
  static const Selection none;
  return {test::small_pack(), none, {kPeriod, as_of}, true};
}

data::Profile random_profile(const rules::RulePack& pack, std::size_t seed) {
  data::Profile profile{Table(pack.dictionary, 1), {}};
  profile.origin.identity.id = std::to_string(420'102'002'000 + seed);
  profile.origin.places.resize(pack.dictionary.fields.size());
  test::fill_row(profile.table, 0, pack.dictionary, kPeriod, seed);
  data::check_parts(pack.dictionary, profile.table, 0, profile.origin);
  return profile;
}

class LastCommunity final : public result::ArchiveReceiver {
 public:
  void begin(const result::Run& run, bool /*has_communities*/) override {
    with_facts = run.with_facts;
  }
  void add(result::Community one, std::uint64_t /*begin*/) override { community = std::move(one); }
  void end(result::Summary /*summary*/) override {}

  result::Community community;
  bool with_facts = false;
};

/// The same community, from the JSON report that has it alone. `facts` are those that it was
/// assessed by.
result::Community saved_and_read(const Task& task, const result::Community& community,
                                 const Table& facts) {
  result::Run run = describe(task, "0.1.0", {});
  add_dictionary(task, run);
  Tally tally(task);
  tally.add(result::brief_of(community), {});
  tally.count_remarks(community.remarks.size());
  Assessor assessor(task, 1);
  assessor.evaluate(facts);
  tally.add(assessor.verdicts(), {1});
  Sources sources;
  const FileId file = sources.add(
      "saved.json", report::test::written("json", run, {community}, tally.finish(), {}));
  Diagnostics diagnostics;
  LastCommunity last;
  CHECK(result::read_archive(file, sources, last, diagnostics));
  for (const Diagnostic& one : diagnostics.all()) UNSCOPED_INFO(render(one, sources, {}));
  CHECK(diagnostics.empty());
  CHECK(last.with_facts);
  return std::move(last.community);
}

/// Facts that are saved, read and assessed again under the same rules say the same.
result::Community check_assessed_again(const Task& task, data::Profile profile) {
  const result::Community first = assess(task, profile, Sources());
  const result::Community read = saved_and_read(task, first, profile.table);
  CHECK(read.facts == first.facts);
  CHECK(read.invalid_facts == first.invalid_facts);
  SavedFacts saved = saved_facts(read, task);
  CHECK(saved.unknown.empty());
  CHECK(saved.unusable.empty());
  CHECK(saved.profile.origin.identity.id == first.id);
  const result::Community again = assess(task, saved.profile, Sources());
  CHECK(again.standards == first.standards);
  CHECK(again.steps == first.steps);
  CHECK(again.score == first.score);
  CHECK(again.counts == first.counts);
  CHECK(again.facts == first.facts);
  CHECK(again.invalid_facts == first.invalid_facts);
  return first;
}

result::Named named(const std::string& id) { return {id, {}}; }

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("saved facts that are assessed again by the same rules give the same result", "[audit]") {
  const rules::RulePack& pack = test::lenient_pack();
  const Task task = real_task();
  const std::size_t rounds = test::random_rounds(60);
  std::size_t facts = 0;
  std::size_t invalid = 0;
  std::size_t steps = 0;
  for (std::size_t seed = 0; seed < rounds; ++seed) {
    CAPTURE(seed);
    const result::Community one = check_assessed_again(task, random_profile(pack, seed));
    facts += one.facts.size();
    invalid += one.invalid_facts.size();
    steps += one.steps.size();
    // Also on an earlier day, for which dates that come later are left out.
    std::mt19937 random(static_cast<std::mt19937::result_type>(seed));
    const Date day{kPeriod.start().days + static_cast<std::int32_t>(random() % 366)};
    const Task earlier = real_task(day);
    (void)check_assessed_again(earlier, saved_facts(one, earlier).profile);
  }
  CHECK(facts >= 50 * rounds);
  CHECK(invalid >= rounds);
  CHECK(steps >= rounds);
}

TEST_CASE("a fact that the rules no longer have, or have in another way, is named", "[audit]") {
  result::Community community;
  community.facts = {{"yes", Decimal{1, 0}},
                     {"gone", true},
                     {"count", true},
                     {"other", Decimal{-999'999, 0}},
                     {"area", Decimal{12'345, 3}},
                     {"colour", named("blue")},
                     {"kit", std::vector<result::Named>{named("x"), named("z")}},
                     {"begun", std::vector<Date>{}},
                     {"visits", std::vector<Date>{Date{0}}}};
  community.invalid_facts = {"also", "lost"};
  const SavedFacts saved = saved_facts(community, small_task());
  CHECK(saved.unknown == Ids{"gone", "lost"});
  CHECK(saved.unusable == Ids{"yes", "count", "other", "area", "colour", "kit", "begun", "visits"});
  // What was given and cannot be used is invalid, as it is where it is read from a profile.
  const Dictionary& dictionary = test::small_pack().dictionary;
  for (std::size_t i = 0; i < dictionary.fields.size(); ++i) {
    CAPTURE(dictionary.fields[i].id);
    CHECK(saved.profile.table.invalid(static_cast<FieldId>(i), 0));
  }
}

TEST_CASE("facts that the rules have as they were saved are those of the row", "[audit]") {
  result::Community community;
  community.id = "420102002001";
  community.name = "甲";
  const std::vector<Date> visits{kPeriod.start(), kPeriod.start(), kPeriod.end()};
  community.facts = {{"yes", false},
                     {"area", Decimal{15, 1}},
                     {"colour", named("green")},
                     {"kit", std::vector<result::Named>{named("y")}},
                     {"begun", kPeriod.start()},
                     {"visits", visits}};
  const Dictionary& dictionary = test::small_pack().dictionary;
  const auto id = [&](const char* name) { return dictionary.field_by_id.at(name); };
  const SavedFacts saved = saved_facts(community, small_task(Date{kPeriod.end().days - 1}));
  CHECK((saved.unknown.empty() && saved.unusable.empty()));
  const Table& table = saved.profile.table;
  CHECK(saved.profile.origin.identity.name == "甲");
  CHECK((table.known(id("yes"), 0) && table.column(id("yes")).values[0] == 0));
  CHECK(table.column(id("area")).values[0] == 150);
  CHECK(table.column(id("colour")).values[0] == 1);
  CHECK(table.column(id("kit")).values[0] == 2);
  CHECK(table.column(id("begun")).values[0] == kPeriod.start().days);
  CHECK(table.days(id("visits"), 0).size() == 2);  // the third is after the day
  CHECK_FALSE(table.known(id("count"), 0));
  CHECK_FALSE(table.invalid(id("count"), 0));
}

}  // namespace cbps::audit
