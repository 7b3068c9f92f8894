#include "cbps/eval/explain.h"

#include <string>
#include <vector>

#include "cbps/eval/functions.h"
#include "cbps/report/format.h"
#include "support/catch.h"
#include "support/pack.h"

using namespace cbps;

namespace {

struct Set {
  std::string field;
  std::int64_t value;
};

/// Evaluates a condition on a community with these facts and gives the view to `use`.
template <class Use>
auto with_view(std::string_view text, const std::vector<Set>& facts, Use use) {
  const Dictionary& dictionary = test::pack().dictionary;
  Diagnostics diagnostics;
  auto ast = lang::parse(text, diagnostics);
  REQUIRE(ast);
  const auto condition = lang::check(std::move(*ast), {dictionary, eval::functions()}, diagnostics);
  REQUIRE(condition);
  eval::Program program;
  const eval::Compiled compiled = program.add(*condition);
  Table table(dictionary, 1);
  for (const Set& fact : facts) table.set(dictionary.field_by_id.at(fact.field), 0, fact.value);
  const Calendar calendar{Period{2024}, Period{2024}.end()};
  eval::Evaluator evaluator(program, calendar, 1);
  return use(eval::View{*condition, compiled, program, evaluator.run(table), table, dictionary,
                        calendar, 0});
}

/// What the report says of a condition on a community with these facts; "open: …" lists the facts
/// that keep it open.
std::string explained(std::string_view text, const std::vector<Set>& facts) {
  return with_view(text, facts, [](const eval::View& view) -> std::string {
    if (view.truth() == Truth::True) return "met";
    if (view.truth() == Truth::Unknown) {
      std::string open = "open:";
      for (const auto& field : eval::open_facts(view).missing) open += " " + field.name;
      return open;
    }
    result::CheckResult check;
    check.outcome = result::Outcome::Fail;
    check.shortfalls = eval::shortfalls(view);
    return report::explain(check, Language::En);
  });
}

}  // namespace

TEST_CASE("every shape of condition says what is short", "[eval]") {
  struct Case {
    std::string_view condition;
    std::vector<Set> facts;
    std::string_view text;
  };
  const std::vector<Set> sizes{{"committee.size", 4}, {"committee.young", 0}};
  const Case cases[] = {
      {"committee.size >= 5", sizes, "needs 5"},
      {"5 <= committee.size", sizes, "needs 5"},
      {"committee.size > 5", sizes, "needs 6"},
      {"!(committee.size < 5)", sizes, "short by 1"},
      {"committee.size == 7", sizes, "short by 3"},
      {"committee.size in [6, 9]", sizes, "6"},
      {"committee.size * 2 >= 9", sizes, "needs 5"},
      {"committee.size - 1 >= 5", sizes, "needs 6"},
      {"committee.young * 3 >= committee.size", sizes, "needs 2"},
      {"committee.size >= 5 && committee.young >= 1", sizes, "short by 1"},
      {"committee.size >= 5 || committee.young >= 1", sizes, "(2)"},
      {"committee.young >= 1 || months_due() < 1", sizes, "needs 1"},
      {"committee.size > 4 ? true : committee.young >= 2", sizes, "needs 2"},
      {"centre.built", {{"centre.built", 0}}, "not yet met"},
      {"!centre.built", {{"centre.built", 1}}, "no"},
      {"centre.built == centre.in_use", {{"centre.built", 1}, {"centre.in_use", 0}}, "no"},
      {"has_all(centre.rooms)", {{"centre.rooms", 3}}, "needs 4 items, has 2"},
      {"count_of(centre.rooms) >= 3", {{"centre.rooms", 1}}, "short by 2"},
      {"subset(centre.equipped, centre.rooms)",
       {{"centre.equipped", 3}, {"centre.rooms", 1}},
       "needs 2 items, has"},
      {"'party' in centre.rooms && has_all(centre.rooms, ['recreation', 'party'])",
       {{"centre.rooms", 1}},
       "needs 2 items, has 0"},
      {"centre.area >= 0.5 * households", {{"centre.area", 1000}, {"households", 21}}, "needs 11"},
      {"known(centre.area)", {}, "Floor area"},
      // One fact asked for twice: one value that does for both.
      {"committee.size >= 5 && committee.size % 2 == 0", sizes, "must be 6"},
      {"committee.size != 4 && committee.size != 5", sizes, "at most 3"},
      {"committee.size > 8 ? committee.size > 10 : committee.size > 8", sizes, "needs 11"},
      {"committee.size >= 5 && committee.size <= 9", sizes, "needs 5"},
      // Nobody can change how many households there are: both sides are shown.
      {"households <= 5", {{"households", 9}}, "9"},
      {"committee.size >= 5 && centre.built", {{"centre.built", 1}}, "open: committee.size"},
      {"committee.size >= 5 || centre.built", sizes, "open: centre.built"},
      {"centre.built ? committee.size >= 5 : centre.in_use",
       {{"centre.built", 0}},
       "open: centre.in_use"},
      {"centre.built && committee.size >= 5", {{"centre.built", 0}}, "not yet met"},
      {"committee.size >= 4", sizes, "met"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.condition);
    const std::string text = explained(one.condition, one.facts);
    CAPTURE(text);
    CHECK(text.find(one.text) != std::string::npos);
  }
}

TEST_CASE("a formula is written with the operators of the condition", "[eval]") {
  struct Case {
    std::string_view condition;
    std::string_view formula;
    std::int64_t need;
  };
  // `param.young_min` is 1 (rules/pack.yaml).
  const Case cases[] = {
      {"committee.size >= param.young_min + 8", "param.young_min + 8", 9},
      {"committee.size >= 10 - param.young_min", "10 - param.young_min", 9},
      {"committee.size >= param.young_min * 9", "param.young_min * 9", 9},
      {"committee.size >= 9 / param.young_min", "9 / param.young_min", 9},
      {"committee.size >= param.young_min % 5 + 7", "param.young_min % 5 + 7", 8},
      {"committee.size - 3 >= 2 * param.young_min", "2 * param.young_min + 3", 5},
  };
  for (const Case& one : cases) {
    CAPTURE(one.condition);
    const auto shortfalls =
        with_view(one.condition, {{"committee.size", 4}},
                  [](const eval::View& view) { return eval::shortfalls(view); });
    REQUIRE(shortfalls.size() == 1);
    const auto& gap = std::get<result::Gap>(shortfalls.front().what);
    CHECK(formula_text(gap) == one.formula);
    CHECK(gap.need == result::Datum(Decimal{one.need, 0}));
  }
}

TEST_CASE("need makes the atom true and one step less does not", "[eval]") {
  const Dictionary& dictionary = test::pack().dictionary;
  const FieldId size = dictionary.field_by_id.at("committee.size");
  for (const char* text :
       {"committee.size >= 7", "committee.size * 3 > 20", "2 * committee.size - 3 >= 9",
        "committee.size <= 2", "20 - committee.size * 3 >= 9", "committee.size * 0.7 >= 4.2"}) {
    for (std::int64_t have = 0; have < 20; ++have) {
      CAPTURE(text, have);
      Diagnostics diagnostics;
      const auto condition = lang::check(*lang::parse(text, diagnostics),
                                         {dictionary, eval::functions()}, diagnostics);
      REQUIRE(condition);
      eval::Program program;
      const eval::Compiled compiled = program.add(*condition);
      const Calendar calendar{Period{2024}, Period{2024}.end()};
      const auto with = [&](std::int64_t value, auto use) {
        Table table(dictionary, 1);
        table.set(size, 0, value);
        eval::Evaluator evaluator(program, calendar, 1);
        return use(eval::View{*condition, compiled, program, evaluator.run(table), table,
                              dictionary, calendar, 0});
      };
      const auto truth = [](const eval::View& view) { return view.truth(); };
      if (with(have, truth) == Truth::True) continue;
      const auto found = with(have, [](const eval::View& view) { return eval::shortfalls(view); });
      REQUIRE(found.size() == 1);
      const auto& gap = std::get<result::Gap>(found[0].what);
      const std::int64_t need = std::get<Decimal>(gap.need).units;
      CHECK(with(need, truth) == Truth::True);
      CHECK(with(need > have ? need - 1 : need + 1, truth) == Truth::False);
    }
  }
}
