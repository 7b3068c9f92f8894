#include <string>
#include <utility>
#include <vector>

#include "model/engine.h"
#include "model/generator.h"
#include "model/pack.h"
#include "model/rows.h"
#include "model/setting.h"
#include "model/spelling.h"
#include "support/catch.h"
#include "support/random_work.h"

using namespace cbps;
using namespace cbps::model;

namespace {

constexpr std::size_t kRows = 70;

std::size_t rounds() { return test::random_rounds(400); }

World random_world(Chance& chance) {
  return {pack().dictionary, pack().program.duties_from(), random_calendar(chance)};
}

/// Conditions that compile, as canonical text.
std::vector<std::string> some_conditions(Chance& chance, std::size_t count, bool known,
                                         unsigned depth = 3) {
  Generator generator(pack().dictionary, chance);
  std::vector<std::string> all;
  while (all.size() < count) {
    Shape shape;
    shape.depth = 1 + static_cast<unsigned>(chance.below(depth));
    shape.known = known;
    const auto condition = compile(generator.condition(shape), Mode::Condition);
    if (condition) all.push_back(lang::canonical_text(condition->ast));
  }
  return all;
}

std::vector<Row> some_rows(Chance& chance, const World& world, std::size_t count) {
  std::vector<Row> rows;
  for (std::size_t i = 0; i < count; ++i) rows.push_back(random_row(chance, world, 40));
  return rows;
}

std::vector<Row> without_invalid(std::vector<Row> rows) {
  for (Row& row : rows) {
    for (auto& fact : row) {
      if (fact && fact->is_invalid) fact.reset();
    }
  }
  return rows;
}

lang::Ast parsed(const std::string& text) {
  Diagnostics diagnostics;
  auto ast = lang::parse(text, diagnostics);
  CAPTURE(text);
  REQUIRE(ast);
  return std::move(*ast);
}

std::vector<lang::Condition> compiled(const std::vector<std::string>& texts) {
  std::vector<lang::Condition> all;
  for (const std::string& text : texts) {
    CAPTURE(text);
    auto condition = compile(text, Mode::Condition);
    REQUIRE(condition);
    all.push_back(std::move(*condition));
  }
  return all;
}

/// What the engine makes of a condition in a row: never an error, never a contradiction.
std::string answer(const Engine& engine, std::size_t condition, std::size_t row) {
  const auto value = engine.value(condition, row);
  return value ? to_text(*value) : "a contradiction";
}

/// Both texts come to the same in every row.
void check_same(const std::string& left, const std::string& right, const World& world,
                const std::vector<Row>& rows) {
  Engine engine(compiled({left, right}), world, rows.size());
  engine.run(rows);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const std::string a = answer(engine, 0, row);
    const std::string b = answer(engine, 1, row);
    if (a == b) continue;
    FAIL_CHECK("seed " << seed() << "\n  " << left << " is " << a << "\n  " << right << " is " << b
                       << "\n"
                       << to_text(world.dictionary, rows[row]));
    return;
  }
}

}  // namespace

TEST_CASE("the canonical text of a random expression is the same tree", "[metamorphic]") {
  Chance chance(seed());
  Generator generator(pack().dictionary, chance);
  for (std::size_t round = 0; round < 4 * rounds(); ++round) {
    Shape shape;
    shape.depth = 1 + static_cast<unsigned>(chance.below(5));
    shape.checked = chance.percent(30);
    const std::string text = generator.expression(shape);
    if (text.size() > lang::kMostBytes) continue;
    const lang::Ast ast = parsed(text);
    const std::string canonical = lang::canonical_text(ast);
    CAPTURE(seed(), text, canonical);
    const lang::Ast again = parsed(canonical);
    CHECK(same_tree(ast, again, false));
    CHECK(ast.nodes.size() == again.nodes.size());
    CHECK(lang::canonical_text(again) == canonical);
  }
}

TEST_CASE("signs bind as the guide's table says, whatever the spaces", "[metamorphic]") {
  Chance chance(seed() + 1);
  Generator generator(pack().dictionary, chance);
  for (std::size_t round = 0; round < 4 * rounds(); ++round) {
    Shape shape;
    shape.depth = 1 + static_cast<unsigned>(chance.below(5));
    const std::string text = generator.expression(shape);
    if (text.size() > lang::kMostBytes) continue;
    const lang::Ast ast = parsed(text);
    const std::string loose = loose_text(ast, chance);
    if (loose.size() > lang::kMostBytes) continue;
    CAPTURE(seed(), text, loose);
    CHECK(same_tree(ast, parsed(loose), true));
  }
}

TEST_CASE("the laws of Kleene's logic hold in every row", "[metamorphic]") {
  Chance chance(seed() + 2);
  for (std::size_t round = 0; round < rounds(); ++round) {
    const World world = random_world(chance);
    const std::vector<Row> rows = some_rows(chance, world, kRows);
    const auto parts = some_conditions(chance, 3, true);
    const std::string a = "(" + parts[0] + ")";
    const std::string b = "(" + parts[1] + ")";
    const std::string c = "(" + parts[2] + ")";
    check_same("!(" + a + " && " + b + ")", "!" + a + " || !" + b, world, rows);
    check_same("!(" + a + " || " + b + ")", "!" + a + " && !" + b, world, rows);
    check_same(a + " && " + b, b + " && " + a, world, rows);
    check_same(a + " || " + b, b + " || " + a, world, rows);
    check_same("!!" + a, a, world, rows);
    check_same(a + " && (" + b + " || " + c + ")", a + " && " + b + " || " + a + " && " + c, world,
               rows);
    check_same(a + " && " + b + " && " + c, a + " && (" + b + " && " + c + ")", world, rows);
    check_same(a + " in [" + b + ", " + c + "]", a + " == " + b + " || " + a + " == " + c, world,
               rows);
    check_same("[" + a + ", " + b + "] == [" + c + ", " + b + "]",
               a + " == " + c + " && " + b + " == " + b, world, rows);
    // Where a fact is invalid, nobody can say whether it is known.
    check_same("!known(" + a + ") || " + a + " || !" + a, "true", world, without_invalid(rows));
  }
}

TEST_CASE("a branch is unknown where its condition is, else the one taken", "[metamorphic]") {
  Chance chance(seed() + 3);
  for (std::size_t round = 0; round < rounds(); ++round) {
    const World world = random_world(chance);
    const std::vector<Row> rows = some_rows(chance, world, kRows);
    auto texts = some_conditions(chance, 3, true);
    texts.push_back("(" + texts[0] + ") ? (" + texts[1] + ") : (" + texts[2] + ")");
    Engine engine(compiled(texts), world, rows.size());
    engine.run(rows);
    for (std::size_t row = 0; row < rows.size(); ++row) {
      const std::string condition = answer(engine, 0, row);
      const std::string expected = condition == "unknown" ? condition
                                   : condition == "true"  ? answer(engine, 1, row)
                                                          : answer(engine, 2, row);
      if (answer(engine, 3, row) == expected) continue;
      FAIL_CHECK("seed " << seed() << "\n  " << texts[3] << " should be " << expected << "\n"
                         << to_text(world.dictionary, rows[row]));
      break;
    }
  }
}

TEST_CASE("what is decided stays decided when an invalid fact is put right", "[metamorphic]") {
  Chance chance(seed() + 5);
  std::size_t decided = 0;
  for (std::size_t round = 0; round < 2 * rounds(); ++round) {
    const World world = random_world(chance);
    // `known` too: nobody can say whether an invalid fact would have been given. Or it was not.
    const auto texts = some_conditions(chance, 4, true, 5);
    std::vector<Row> rows;
    for (std::size_t i = 0; i < 8; ++i) {
      Row right = without_invalid({random_row(chance, world, 30)}).front();
      Row wrong = right;
      for (auto& fact : wrong) {
        if (!chance.percent(20)) continue;
        fact.emplace();
        fact->is_invalid = true;
      }
      rows.push_back(std::move(wrong));
      rows.push_back(std::move(right));
    }
    Engine engine(compiled(texts), world, rows.size());
    engine.run(rows);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      for (std::size_t row = 0; row < rows.size(); row += 2) {
        const std::string before = answer(engine, i, row);
        if (before == "unknown") continue;
        ++decided;
        if (answer(engine, i, row + 1) == before) continue;
        FAIL_CHECK("seed " << seed() << "\n  " << texts[i] << " was " << before << " with\n"
                           << to_text(world.dictionary, rows[row]) << "and is "
                           << answer(engine, i, row + 1) << " with\n"
                           << to_text(world.dictionary, rows[row + 1]));
        break;
      }
    }
  }
  CHECK(decided > 5 * rounds());
}

TEST_CASE("what is decided stays decided when a missing fact is filled in", "[metamorphic]") {
  Chance chance(seed() + 4);
  std::size_t decided = 0;
  for (std::size_t round = 0; round < 2 * rounds(); ++round) {
    const World world = random_world(chance);
    // `known` asks for the absence itself; the fact from which duties run means "all year" then.
    const auto texts = some_conditions(chance, 4, false, 5);
    std::vector<Row> rows;
    std::vector<std::size_t> origin;
    for (std::size_t i = 0; i < 8; ++i) {
      const std::size_t first = rows.size();
      rows.push_back(random_row(chance, world, 50));
      origin.push_back(first);
      for (std::size_t k = 0; k < 7; ++k) {
        Row filled = rows[first];
        for (std::size_t fact = 0; fact < filled.size(); ++fact) {
          const auto id = static_cast<FieldId>(fact);
          if (filled[fact] || id == world.duties_from || !chance.percent(50)) continue;
          filled[fact] = random_fact(chance, world, id);
        }
        rows.push_back(std::move(filled));
        origin.push_back(first);
      }
    }
    Engine engine(compiled(texts), world, rows.size());
    engine.run(rows);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      for (std::size_t row = 0; row < rows.size(); ++row) {
        const std::string before = answer(engine, i, origin[row]);
        if (before == "unknown") continue;
        ++decided;
        if (answer(engine, i, row) == before) continue;
        FAIL_CHECK("seed " << seed() << "\n  " << texts[i] << " was " << before << " with\n"
                           << to_text(world.dictionary, rows[origin[row]]) << "and is "
                           << answer(engine, i, row) << " with\n"
                           << to_text(world.dictionary, rows[row]));
        break;
      }
    }
  }
  CHECK(decided > 25 * rounds());
}
