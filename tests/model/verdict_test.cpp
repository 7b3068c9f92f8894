#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "cbps/audit/assess.h"
#include "model/rows.h"
#include "model/setting.h"
#include "model/verdict_model.h"
#include "support/catch.h"
#include "support/pack.h"
#include "support/random_work.h"

using namespace cbps;
using namespace cbps::model;
using result::Outcome;

namespace {

const rules::RulePack& rules_of_repository() { return test::pack(); }

audit::Selection everything() {
  Diagnostics none;
  return audit::select(rules_of_repository(), {}, {}, none);
}

World world_at(Calendar calendar) {
  return {rules_of_repository().dictionary, rules_of_repository().program.duties_from(), calendar};
}

/// A community as it can be read at a day: no dates after it.
Row at_day(const Dictionary& dictionary, Row row, Date as_of) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (!row[i] || dictionary.fields[i].type.kind != Kind::Dates) continue;
    std::erase_if(row[i]->dates, [as_of](Date date) { return date > as_of; });
    row[i]->number = static_cast<std::int64_t>(row[i]->dates.size());
  }
  return row;
}

/// Mostly plausible numbers, so that all outcomes occur; a founding now and then, in the year.
Row random_community(Chance& chance, const World& world, unsigned missing) {
  Row row = random_row(chance, world, missing);
  for (std::size_t i = 0; i < row.size(); ++i) {
    const Field& field = world.dictionary.fields[i];
    if (!row[i] || !field.range) continue;
    if (chance.percent(80)) {
      row[i]->number = std::clamp(chance.between(0, 6), field.range->least, field.range->most);
    }
  }
  auto& founded = row[static_cast<std::size_t>(*world.duties_from)];
  if (chance.percent(60)) {
    founded.reset();
  } else if (founded && !founded->is_invalid) {
    founded->number = world.calendar.period.start().days + chance.between(-40, 364);
  }
  return row;
}

struct Compared {
  std::size_t pairs = 0;
  std::map<Outcome, std::size_t> outcomes;
  std::size_t early = 0;
  bool differs = false;
};

/// Compares the engine's verdicts and scores on a batch with the model's, row by row.
void compare(const audit::Assessor& assessor, const World& world, const std::vector<Row>& rows,
             Compared& compared) {
  const rules::RulePack& pack = rules_of_repository();
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const Verdicts expected = verdicts(pack, world, rows[r]);
    std::size_t check = 0;
    for (const auto& of_standard : expected) {
      for (const Verdict& one : of_standard) {
        const audit::OutcomeWords& words = assessor.verdicts().outcomes(check);
        const Outcome found = audit::outcome_in(words, r);
        const bool is_early = Bitmap::test(words.early.data(), r);
        ++compared.pairs;
        ++compared.outcomes[one.outcome];
        const bool early = one.outcome == Outcome::Pass && !one.is_scored;
        compared.early += early ? 1 : 0;
        if (found != one.outcome || is_early != early) {
          compared.differs = true;
          FAIL("seed " << seed() << ", as of " << to_string(world.calendar.as_of) << ": "
                       << assessor.verdicts().check(check).id << " is " << id_of(found)
                       << (is_early ? " early" : "") << ", the model says " << id_of(one.outcome)
                       << (early ? " early" : "") << "\n"
                       << to_text(world.dictionary, rows[r]));
        }
        ++check;
      }
    }
    result::Standing standing;
    assessor.stand(r, standing);
    REQUIRE(standing.score == score(expected));
  }
}

}  // namespace

TEST_CASE("engine and model agree on the verdicts of the rules, at any day", "[verdicts]") {
  Chance chance(seed() + 11);
  const rules::RulePack& pack = rules_of_repository();
  const audit::Selection all = everything();
  const std::size_t wanted = pairs(400000);
  Compared compared;
  while (compared.pairs < wanted) {
    const World world = world_at(random_calendar(chance));
    const audit::Task task{pack, all, world.calendar};
    audit::Assessor assessor(task, 70);
    for (const std::size_t size : {65U, 1U, 7U}) {
      const unsigned missing = chance.one_of<unsigned>({0, 10, 30, 60});
      std::vector<Row> rows;
      for (std::size_t i = 0; i < size; ++i) {
        rows.push_back(random_community(chance, world, missing));
      }
      const Table table = table_of(world.dictionary, rows);
      assessor.evaluate(table);
      compare(assessor, world, rows, compared);
    }
  }
  fmt::print("seed {}: {} verdicts", seed(), compared.pairs);
  for (const auto& [outcome, count] : compared.outcomes) {
    fmt::print(", {} {}", count, id_of(outcome));
  }
  fmt::print(", {} early\n", compared.early);
  CHECK(compared.outcomes.size() == ids(Outcome{}).size());
  CHECK(compared.early > 0);
}

TEST_CASE("on every day of a year the score is over what is due by then", "[verdicts]") {
  Chance chance(seed() + 12);
  const rules::RulePack& pack = rules_of_repository();
  const audit::Selection all = everything();
  const std::size_t communities = std::max<std::size_t>(4, test::random_rounds(1000));
  const Period period{2024};
  std::vector<Row> people;
  for (std::size_t i = 0; i < communities; ++i) {
    people.push_back(
        random_community(chance, world_at({period, period.end()}), i % 3 == 0 ? 0 : 20));
  }
  // The pairs of a day and a community are many: each community is tried at some days, so that each
  // day is tried with many communities.
  const std::size_t step = std::max<std::size_t>(1, communities / 70);
  std::size_t changes = 0;
  for (Date day = period.start(); day <= period.end(); ++day.days) {
    const World world = world_at({period, day});
    const audit::Task task{pack, all, world.calendar};
    audit::Assessor assessor(task, 70);
    std::vector<Row> rows;
    for (std::size_t i = static_cast<std::size_t>(day.days) % step; i < people.size(); i += step) {
      if (rows.size() == 70) break;
      rows.push_back(at_day(world.dictionary, people[i], day));
    }
    const Table table = table_of(world.dictionary, rows);
    assessor.evaluate(table);
    Compared compared;
    compare(assessor, world, rows, compared);
    if (day == period.end()) {
      CHECK(compared.outcomes[Outcome::Pending] == 0);
      CHECK(compared.early == 0);
    }
    changes += compared.outcomes[Outcome::Pending];
  }
  CHECK(changes > 0);
}

TEST_CASE("floor and ceiling hold on every day, whatever the missing facts turn out to be",
          "[verdicts]") {
  Chance chance(seed() + 13);
  const rules::RulePack& pack = rules_of_repository();
  const audit::Selection all = everything();
  const std::size_t rounds = test::random_rounds(1500);
  for (std::size_t round = 0; round < rounds; ++round) {
    const World world = world_at(random_calendar(chance));
    const audit::Task task{pack, all, world.calendar};
    audit::Assessor assessor(task, 12);
    std::vector<Row> rows{random_community(chance, world, 20)};
    while (rows.size() < 12) {
      Row filled = random_community(chance, world, 0);
      for (std::size_t i = 0; i < filled.size(); ++i) {
        const auto& known = rows.front()[i];
        const bool is_invalid = known && known->is_invalid;
        if (known && !is_invalid) filled[i] = known;
        // The absence of an optional fact has a meaning of its own; an invalid one may stand for
        // anything.
        if (!known && world.dictionary.fields[i].optional) filled[i].reset();
        if (filled[i] && filled[i]->is_invalid)
          filled[i] = random_fact(chance, world, static_cast<FieldId>(i));
      }
      rows.push_back(std::move(filled));
    }
    const Table table = table_of(world.dictionary, rows);
    assessor.evaluate(table);
    result::Standing open;
    assessor.stand(0, open);
    for (std::size_t i = 1; i < rows.size(); ++i) {
      result::Standing one;
      assessor.stand(i, one);
      if (!one.score) continue;
      REQUIRE(open.score);
      INFO("seed " << seed() << ", as of " << to_string(world.calendar.as_of) << "\n"
                   << to_text(world.dictionary, rows.front()) << "filled in as\n"
                   << to_text(world.dictionary, rows[i]));
      REQUIRE(one.score->floor >= open.score->floor);
      REQUIRE(one.score->ceiling <= open.score->ceiling);
    }
  }
}
