#include <map>
#include <set>
#include <string>

#include "cbps/audit/assess.h"
#include "cbps/audit/tally.h"
#include "support/catch.h"
#include "support/random_facts.h"

/// A batch of many rows says of each what it says of that row alone; what is added up over words of
/// rows is what is added up one by one.
namespace cbps::audit {
namespace {

constexpr std::size_t kRows = 150;  // three words, the last not full
constexpr Period kPeriod{2024};

const rules::RulePack& pack() { return test::lenient_pack(); }

void fill(Table& table, std::size_t row, std::size_t number) {
  test::fill_row(table, row, pack().dictionary, kPeriod, number);
}

data::Origin origin_of(std::size_t number) {
  data::Origin origin;
  origin.identity.id = std::to_string(420'102'002'000 + number);
  origin.places.resize(pack().dictionary.fields.size());
  return origin;
}

/// Rules without consistency: made-up facts contradict each other more often than not.
Task task() {
  static Diagnostics none;
  static const Selection all = select(pack(), {}, {}, none);
  return {pack(), all, {kPeriod, kPeriod.end()}};
}

/// A row by itself, with its contradictions settled.
result::Community alone(std::size_t number) {
  data::Profile profile{Table(pack().dictionary, 1), origin_of(number)};
  fill(profile.table, 0, number);
  return assess(task(), profile, Sources());
}

struct Batch {
  Batch() : table(pack().dictionary, kRows), of(task()), assessor(of), briefs(kRows) {
    for (std::size_t row = 0; row < kRows; ++row) fill(table, row, row);
    assessor.evaluate(table);
    assessor.brief(briefs);
  }
  Table table;
  Task of;
  Assessor assessor;
  std::vector<result::Brief> briefs;
};

}  // namespace

TEST_CASE("a batch says of each row what it says of that row alone", "[audit]") {
  Batch batch;
  const std::size_t grades = pack().grades.size();
  std::size_t contradicted = 0;
  for (std::size_t row = 0; row < kRows; ++row) {
    CAPTURE(row);
    const result::Community one = alone(row);
    const auto* community = &one;
    REQUIRE(batch.assessor.verdicts().contradicts(row) == !one.faults.empty());
    if (!one.faults.empty()) {
      ++contradicted;
      continue;
    }
    CHECK(batch.assessor.assess(row, origin_of(row), Sources()) == one);
    const result::Brief& brief = batch.briefs[row];
    CHECK(brief.counts == community->counts);
    REQUIRE(brief.score.has_value() == community->score.has_value());
    CHECK(brief.grade == community->grade);
    CHECK(brief.ceiling_grade == community->ceiling_grade);
    CHECK(brief.declared == community->declared);
    CHECK((!brief.grade || *brief.grade < grades));
    std::vector<std::string_view> failed;
    std::vector<std::string_view> unknown;
    // The score as it is defined, in fractions.
    Fraction floor;
    Fraction ceiling;
    std::size_t standards = 0;
    for (const result::StandardResult& standard : community->standards) {
      result::Counts counts;
      for (const result::CheckResult& check : standard.checks) {
        counts.add(check.outcome);
        if (check.outcome == result::Outcome::Fail) failed.push_back(check.id);
        if (check.outcome == result::Outcome::Unknown) unknown.push_back(check.id);
      }
      const auto applicable = static_cast<Int128>(counts.total() - counts.not_applicable);
      if (applicable == 0) continue;
      ++standards;
      floor = floor + Fraction(static_cast<Int128>(counts.pass), applicable);
      ceiling = ceiling + Fraction(static_cast<Int128>(counts.pass + counts.unknown), applicable);
    }
    CHECK(std::equal(failed.begin(), failed.end(), brief.failed.begin(), brief.failed.end()));
    CHECK(std::equal(unknown.begin(), unknown.end(), brief.unknown.begin(), brief.unknown.end()));
    const Fraction share(1, static_cast<Int128>(standards));
    CHECK(brief.score->floor == floor * share);
    CHECK(brief.score->ceiling == ceiling * share);
  }
  // Both kinds of rows were there.
  CHECK(contradicted > 0);
  CHECK(contradicted < kRows / 2);
}

TEST_CASE("the items of a score sheet add up to the score, and say what each check would gain",
          "[audit]") {
  std::size_t compared = 0;
  for (std::size_t number = 0; number < kRows; ++number) {
    CAPTURE(number);
    const result::Community one = alone(number);
    const auto* community = &one;
    if (!community->score) continue;
    ++compared;
    Fraction earned;
    Fraction ceiling;
    Fraction worth;
    for (const result::StandardResult& standard : community->standards) {
      Fraction of_standard;
      Fraction most_of_standard;
      for (const result::CheckResult& check : standard.checks) {
        CAPTURE(check.id);
        const bool applies = check.outcome != result::Outcome::NotApplicable;
        REQUIRE(check.points.has_value() == applies);
        const bool is_open = applies && check.outcome != result::Outcome::Pass;
        REQUIRE(check.gain.has_value() == is_open);
        if (!applies) continue;
        // With equal weights a check that is met later brings what it is worth.
        if (is_open) CHECK(*check.gain == check.points->max);
        of_standard = of_standard + check.points->earned;
        most_of_standard = most_of_standard + check.points->max;
        if (check.outcome == result::Outcome::Unknown) ceiling = ceiling + check.points->max;
      }
      REQUIRE(standard.points.has_value() == (most_of_standard != Fraction()));
      if (!standard.points) continue;
      CHECK(standard.points->earned == of_standard);
      CHECK(standard.points->max == most_of_standard);
      earned = earned + of_standard;
      worth = worth + most_of_standard;
    }
    const Fraction hundred(100, 1);
    CHECK(worth == hundred);
    CHECK(earned == community->score->floor * hundred);
    CHECK(earned + ceiling == community->score->ceiling * hundred);
  }
  CHECK(compared > kRows / 2);
}

TEST_CASE("a tally of some rows of a batch is that of these rows one by one", "[audit]") {
  Batch batch;
  std::vector<std::uint64_t> rows(batch.assessor.verdicts().words());
  std::map<std::string, result::RuleTally> rules;
  std::map<std::string, std::pair<std::size_t, std::size_t>> zeros;  // communities, verdicts
  const auto add = [&rules](const std::string& id, result::Outcome outcome) {
    result::RuleTally& tally = rules[id];
    tally.fail += outcome == result::Outcome::Fail ? 1 : 0;
    tally.unknown += outcome == result::Outcome::Unknown ? 1 : 0;
    tally.applies += outcome == result::Outcome::NotApplicable ? 0 : 1;
  };
  Tally tally(batch.of);
  for (std::size_t row = 0; row < kRows; ++row) {
    const result::Community one = alone(row);
    const auto* community = &one;
    if (!one.faults.empty() || row % 3 == 0) continue;
    Bitmap::set(rows.data(), row);
    tally.add(batch.briefs[row], origin_of(row).identity);
    std::set<std::string> seen;
    for (const result::StandardResult& standard : community->standards) {
      add(standard.id, standard.outcome);
      for (const result::CheckResult& check : standard.checks) {
        add(check.id, check.outcome);
        for (const result::Because& because : check.because) {
          zeros[because.field].first += seen.insert(because.field).second ? 1 : 0;
          ++zeros[because.field].second;
        }
      }
    }
  }
  REQUIRE(!rules.empty());
  tally.add(batch.assessor.verdicts(), rows);
  const result::Summary summary = tally.finish();
  std::size_t worst = 0;
  for (const auto& [id, one] : rules) worst += one.fail + one.unknown > 0 ? 1 : 0;
  CHECK(summary.worst_standards.size() + summary.worst_checks.size() == worst);
  for (const auto* list : {&summary.worst_standards, &summary.worst_checks}) {
    for (const result::RuleTally& one : *list) {
      CAPTURE(one.id);
      CHECK(one.fail == rules[one.id].fail);
      CHECK(one.unknown == rules[one.id].unknown);
      CHECK(one.applies == rules[one.id].applies);
    }
  }
  REQUIRE(!zeros.empty());
  CHECK(summary.zeros.size() == zeros.size());
  for (const result::ReportedZero& one : summary.zeros) {
    CAPTURE(one.field);
    CHECK(one.communities == zeros[one.field].first);
    CHECK(one.verdicts == zeros[one.field].second);
  }
}

}  // namespace cbps::audit
