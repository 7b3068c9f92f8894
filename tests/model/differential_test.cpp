#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "cbps/eval/functions.h"
#include "model/generator.h"
#include "model/pack.h"
#include "model/setting.h"
#include "model/shrink.h"
#include "support/catch.h"

using namespace cbps;
using namespace cbps::model;

namespace {

constexpr std::size_t kConditions = 8;

/// What a run came to.
struct Tally {
  std::size_t tried = 0;
  std::size_t compiled = 0;
  std::size_t pairs = 0;
  std::map<State, std::size_t> states;
  std::set<lang::Op> signs;
  std::set<std::string> functions;
  std::size_t differences = 0;
};

std::vector<lang::Condition> conditions(Chance& chance, Mode mode, Tally& tally) {
  Generator generator(pack().dictionary, chance);
  std::vector<lang::Condition> all;
  while (all.size() < kConditions) {
    Shape shape;
    shape.depth = 1 + static_cast<unsigned>(chance.below(5));
    shape.checked = mode == Mode::Checked;
    const std::string text =
        mode == Mode::Condition ? generator.condition(shape) : generator.expression(shape);
    ++tally.tried;
    auto condition = compile(text, mode);
    if (!condition) continue;
    ++tally.compiled;
    for (const lang::Expr& node : condition->ast.nodes) {
      tally.signs.insert(node.op);
      if (node.op == lang::Op::Call) tally.functions.insert(node.text);
    }
    all.push_back(std::move(*condition));
  }
  return all;
}

std::string case_text(const Engine& engine, std::size_t i, Mode mode, const World& world,
                      const std::vector<Row>& rows, std::size_t row) {
  const Case found{lang::canonical_text(engine.condition(i).ast), mode, world, rows};
  const auto value = engine.value(i, row);
  std::string text = fmt::format("in a batch of {}, row {}: engine {}, model {}\nshrunk: {}",
                                 rows.size(), row, value ? to_text(*value) : "a contradiction",
                                 to_text(evaluate(engine.condition(i).ast, world, rows[row])),
                                 to_text(shrunk(found)));
  return text;
}

void compare(const Engine& engine, Mode mode, const World& world, const std::vector<Row>& rows,
             Tally& tally) {
  for (std::size_t i = 0; i < engine.size(); ++i) {
    for (std::size_t row = 0; row < rows.size(); ++row) {
      const Value expected = evaluate(engine.condition(i).ast, world, rows[row]);
      const auto found = engine.value(i, row);
      ++tally.pairs;
      ++tally.states[expected.state];
      const bool may_err = mode == Mode::Checked || expected.state != State::Error;
      if (found && same(*found, expected) && may_err) continue;
      ++tally.differences;
      FAIL_CHECK("seed " << seed() << ": " << case_text(engine, i, mode, world, rows, row));
      break;
    }
  }
}

/// Programs of several conditions, each run over batches of different sizes by one evaluator.
Tally run(Mode mode, std::size_t wanted) {
  static const std::vector<std::vector<std::size_t>> kBatches{
      {65, 1, 7}, {7, 64, 1, 65}, {64, 7, 65}, {65, 7}, {7, 1}, {7}, {1, 7, 7}, {7, 7}, {1, 1, 7}};
  static const std::vector<std::size_t> kLarge{7, 1024, 65, 1};
  Chance chance(seed() + static_cast<std::uint64_t>(mode));
  Tally tally;
  while (tally.pairs < wanted && tally.differences < 5) {
    const World world{pack().dictionary, pack().program.duties_from(), random_calendar(chance)};
    const auto& sizes = chance.percent(2) ? kLarge : chance.one_of(kBatches);
    Engine engine(conditions(chance, mode, tally), world,
                  *std::max_element(sizes.begin(), sizes.end()));
    const unsigned missing = chance.one_of<unsigned>({0, 10, 30, 30, 30, 70});
    for (const std::size_t size : sizes) {
      std::vector<Row> rows;
      for (std::size_t i = 0; i < size; ++i) rows.push_back(random_row(chance, world, missing));
      engine.run(rows);
      compare(engine, mode, world, rows, tally);
    }
  }
  return tally;
}

void check(Mode mode, std::size_t usual) {
  const std::size_t wanted = pairs(usual);
  Tally tally = run(mode, wanted);
  const std::size_t share = 100 * tally.compiled / tally.tried;
  fmt::print("seed {}: {} pairs of {} expressions ({}% compiled); known {}, unknown {}, error {}\n",
             seed(), tally.pairs, tally.compiled, share, tally.states[State::Known],
             tally.states[State::Unknown], tally.states[State::Error]);
  CHECK(tally.differences == 0);
  CHECK(share >= 60);
  if (wanted < usual) return;
  // A run that did not see a sign, a function or a state has not compared it.
  CHECK(tally.signs.size() == static_cast<std::size_t>(lang::Op::Call) + 1);
  CHECK(tally.functions.size() == eval::functions().size());
  CHECK(tally.states[State::Known] > tally.pairs / 4);
  CHECK(tally.states[State::Unknown] > tally.pairs / 10);
  CHECK((tally.states[State::Error] > 0) == (mode == Mode::Checked));
}

}  // namespace

TEST_CASE("engine and model agree on every row of random conditions", "[differential]") {
  check(Mode::Condition, 400000);
}

TEST_CASE("engine and model agree on random expressions of every type", "[differential]") {
  check(Mode::Expression, 250000);
}

TEST_CASE("engine and model agree where arithmetic may fail", "[differential]") {
  check(Mode::Checked, 250000);
}
