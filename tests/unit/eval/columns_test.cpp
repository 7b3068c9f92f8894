
#include "cbps/eval/evaluator.h"
#include "cbps/eval/functions.h"
#include "support/catch.h"
#include "support/small_pack.h"

using namespace cbps;

namespace {

struct Compiled {
  eval::Program program;
  eval::Compiled condition;
};

Compiled compile(std::string_view text) {
  Diagnostics diagnostics;
  auto ast = lang::parse(text, diagnostics);
  REQUIRE(ast);
  auto condition =
      lang::check(std::move(*ast), {test::small_pack().dictionary, eval::functions()}, diagnostics);
  REQUIRE(condition);
  Compiled result;
  result.condition = result.program.add(*condition);
  return result;
}

Truth kleene_and(Truth a, Truth b) {
  if (a == Truth::False || b == Truth::False) return Truth::False;
  return a == Truth::True && b == Truth::True ? Truth::True : Truth::Unknown;
}

}  // namespace

TEST_CASE("three-valued logic holds in every row of a batch of any size", "[eval]") {
  const Dictionary& dictionary = test::small_pack().dictionary;
  const FieldId a = dictionary.field_by_id.at("yes");
  const FieldId b = dictionary.field_by_id.at("also");
  const Compiled both = compile("yes && also");
  const Compiled neither = compile("!(!yes || !also)");
  const Compiled known = compile("known(yes)");
  const Compiled branch = compile("yes ? also : false");
  for (const std::size_t rows : {1UL, 7UL, 64UL, 65UL, 1024UL}) {
    Table table(dictionary, rows);
    for (std::size_t row = 0; row < rows; ++row) {
      if (row % 3 != 2) table.set(a, row, static_cast<std::int64_t>(row % 3));
      if (row / 3 % 3 != 2) table.set(b, row, static_cast<std::int64_t>(row / 3 % 3));
    }
    const Calendar calendar{Period{2024}, Period{2024}.end()};
    eval::Evaluator e_both(both.program, calendar, rows),
        e_neither(neither.program, calendar, rows), e_known(known.program, calendar, rows),
        e_branch(branch.program, calendar, rows);
    const auto &r_both = e_both.run(table), &r_neither = e_neither.run(table),
               &r_known = e_known.run(table), &r_branch = e_branch.run(table);
    for (std::size_t row = 0; row < rows; ++row) {
      CAPTURE(rows, row);
      const auto truth = [&](FieldId field) {
        if (!table.known(field, row)) return Truth::Unknown;
        return table.column(field).values[row] != 0 ? Truth::True : Truth::False;
      };
      const Truth expected = kleene_and(truth(a), truth(b));
      CHECK(r_both.truth(both.condition.root, row) == expected);
      CHECK(r_neither.truth(neither.condition.root, row) == expected);
      CHECK(r_known.truth(known.condition.root, row) ==
            (table.known(a, row) ? Truth::True : Truth::False));
      // A conditional is unknown when its condition is.
      const Truth chosen = truth(a) == Truth::True ? truth(b) : truth(a);
      CHECK(r_branch.truth(branch.condition.root, row) == chosen);
    }
  }
}

TEST_CASE("a shared subexpression is computed once", "[eval]") {
  const Compiled once = compile("area * 100 >= 5");
  const Compiled twice = compile("area * 100 >= 5 || area * 100 >= 5");
  CHECK(twice.program.instructions().size() == once.program.instructions().size() + 1);
}

TEST_CASE("decimals align exactly", "[eval]") {
  const Dictionary& dictionary = test::small_pack().dictionary;
  Table table(dictionary, 1);
  table.set(dictionary.field_by_id.at("area"), 0, 700);  // 7.00
  table.set(dictionary.field_by_id.at("count"), 0, 100);
  const Calendar calendar{Period{2024}, Period{2024}.end()};
  for (const auto& [text, truth] :
       {std::pair{"area >= 0.07 * count", Truth::True},
        std::pair{"area > 0.07 * count", Truth::False}, std::pair{"area == 7", Truth::True},
        std::pair{"count / 7 == 14 && count % 7 == 2", Truth::True},
        std::pair{"-count / 7 == -14", Truth::True}}) {
    CAPTURE(text);
    const Compiled one = compile(text);
    eval::Evaluator evaluator(one.program, calendar, 1);
    CHECK(evaluator.run(table).truth(one.condition.root, 0) == truth);
  }
}
