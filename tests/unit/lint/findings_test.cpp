// What lint finds, each fault in a small pack that is sound but for it.
#include <fmt/format.h>

#include "cbps/lint/lint.h"
#include "cbps/rules/compile.h"
#include "support/catch.h"
#include "support/small_pack.h"

using namespace cbps;

namespace {

constexpr std::string_view kParameters =
    R"(  five: {label: {zh: 五, en: five}, type: int, range: [0, 20], value: 5, basis: {kind: text, source: {zh: 文, en: text}}}
  twelve: {label: {zh: 十二, en: twelve}, type: int, range: [0, 20], value: 12, basis: {kind: text, source: {zh: 文, en: text}}}
  p: {label: {zh: 开, en: on}, type: bool, value: true, basis: {kind: text, source: {zh: 文, en: text}}}
)";
constexpr std::string_view kFields = R"(  a: {label: {zh: 甲, en: A}, type: int, range: [0, 9]}
  e: {label: {zh: 乙, en: E}, type: int, range: [0, 9]}
  o: {label: {zh: 丙, en: O}, type: int, range: [0, 9], optional: true}
  b: {label: {zh: 戊, en: B}, type: bool}
  c: {label: {zh: 己, en: C}, type: choice, values: [{id: x, label: {zh: 子, en: X}}, {id: y, label: {zh: 丑, en: Y}}]}
  d: {label: {zh: 庚, en: D}, type: date}
)";

/// A pack whose text has three passages. A test adds the checks.
test::SmallPack three_passages() {
  test::SmallPack small;
  small.parameters = kParameters;
  small.fields = kFields;
  small.text = "甲不少于五,乙另计,甲另计。";
  return small;
}

/// The findings as "CB3031 7:5 ", but for facts and parameters that nothing uses.
std::string findings(const test::SmallPack& of) {
  Sources sources;
  Diagnostics diagnostics;
  const doc::Document bundle = test::bundle(of, sources, diagnostics);
  const auto pack = rules::compile(sources, bundle, {}, diagnostics);
  for (const Diagnostic& one : diagnostics.all()) UNSCOPED_INFO(message(one, Language::En));
  REQUIRE(pack);
  diagnostics.append(lint::findings(*pack, bundle, sources));
  std::string all;
  for (const Diagnostic& one : diagnostics.all()) {
    if (one.code == Code::UnusedFact || one.code == Code::UnusedParameter) continue;
    const Place place = sources.place(one.span);
    all += fmt::format("{} {}:{} ", info(one.code).id, place.line, place.column);
  }
  return all;
}

/// A check of five lines, its requirements, and those of `passage`. The first begins at line 6.
std::string check(int number, std::string_view passage,
                  std::string_view require = "[{condition: a >= 1}]") {
  return test::small_check(fmt::format("    require: {}\n{}", require, passage), number);
}

constexpr std::string_view kWhole = "    quote: 甲不少于五,乙另计,甲另计\n";

/// The findings in a requirement, which begins at 11:21.
std::string of(std::string_view condition, std::string_view applies = "") {
  test::SmallPack pack = three_passages();
  pack.checks = check(1, kWhole, fmt::format("\n      - condition: \"{}\"", condition));
  if (!applies.empty()) pack.checks += fmt::format("    applies: \"{}\"\n", applies);
  return findings(pack);
}

}  // namespace

TEST_CASE("an optional fact is guarded by whatever tells that it is known", "[lint]") {
  // A district's own parameter is no absence of a fact.
  CHECK(of("known(o) || !param.p ? o >= a : true") == "");
  CHECK(of("!known(o) && param.p || o >= a") == "");
  CHECK(of("known(o) && a > 1 || known(o) && b ? o >= a : true") == "");
  // Another fact may be what makes it true.
  CHECK(of("known(o) || a > 1 ? o > 1 : b") == "CB3029 11:41 ");
  CHECK(of("!known(o) && a > 1 || o > 1") == "CB3029 11:43 ");
  CHECK(of("known(o) || !param.p ? b : o > 1") == "CB3029 11:48 ");
  CHECK(of("param.p || !param.p && b ? o > 1 : b") == "CB3029 11:48 ");
}

TEST_CASE("a condition that nothing can change is named", "[lint]") {
  for (const std::string_view one : {"true", "b || true", "b || !b", "a >= a", "a > e || !(a > e)",
                                     "c in ['x', 'y']", "b ? true : true"}) {
    CAPTURE(one);
    CHECK(of(one).substr(0, 7) == "CB3031 ");
  }
  for (const std::string_view one : {"false", "b && false", "b && !b", "a < a", "a != a",
                                     "a in [10, 20]", "c in []", "a + e > 18", "c != c", "!true"}) {
    const std::string found = of(one);
    CAPTURE(one, found);
    CHECK(found.find("CB303") == 0);
    CHECK(found.find(' ', 7) == found.size() - 1);
  }
  for (const std::string_view one : {"b", "a in [1, 20]", "c in ['x']", "known(o) ? o > 1 : true",
                                     "b || a > 1 && !b", "c == 'x' || c == 'y'"}) {
    CAPTURE(one);
    CHECK(of(one) == "");
  }
}

TEST_CASE("a branch that its surroundings rule out is named", "[lint]") {
  CHECK(of("b ? (b ? a > 1 : a > 2) : a > 3") == "CB3033 11:38 ");
  CHECK(of("b ? a > 1 : (!b ? a > 2 : a > 3)") == "CB3033 11:47 ");
  CHECK(of("b && (b ? a > 1 : a > 2)") == "CB3033 11:39 ");
  CHECK(of("!b || (b ? a > 1 : a > 2)") == "CB3033 11:40 ");
  CHECK(of("b ? a > 1 : a > 2", "b && a > 0") == "CB3033 11:33 ");
  CHECK(of("b", "b") == "CB3031 11:21 ");
  CHECK(of("!b", "b") == "CB3032 11:21 ");
  CHECK(of("b ? a > 1 : a > 2", "a > 0") == "");
}

TEST_CASE("requirements that nobody can meet together are named", "[lint]") {
  CHECK(of("a > 5 && a < 3") == "CB3034 11:30 ");
  CHECK(of("a > 5 && 3 > a") == "CB3034 11:30 ");
  CHECK(of("a > 5", "a < 3") == "CB3034 11:21 ");
  CHECK(of("a == 5 && (b && a == 4)") == "CB3034 11:37 ");
  CHECK(of("c == 'x' && c == 'y'") == "CB3034 11:33 ");
  CHECK(of("c == 'x' && c in ['y']") == "CB3034 11:33 ");
  CHECK(of("c != 'x' && c != 'y'") == "CB3034 11:33 ");
  CHECK(of("d > date('2024-05-01') && d < date('2024-05-01')") == "CB3034 11:47 ");
  // As the parameters are set; the ranges alone would let a district set them otherwise.
  CHECK(of("a >= param.twelve") == "CB3034 11:21 ");
  CHECK(of("a >= param.five && a + 1 <= e && a <= 4") == "CB3034 11:54 ");
  CHECK(of("a >= param.five && e <= 4 && (a <= 4 || b)") == "");
  test::SmallPack pack = three_passages();
  pack.checks =
      check(1, kWhole, "[{field: a, min: 6}, {field: e, min: 1}, {field: a, max: param.five}]");
  CHECK(findings(pack) == "CB3034 10:55 ");
}

TEST_CASE("a passage that its text holds twice is ambiguous", "[lint]") {
  test::SmallPack pack = three_passages();
  pack.checks = check(1, "    quote: 甲不少于五,乙另计,甲另计\n    focus: 甲\n") +
                check(2, "    quote: 不少于五,乙另计\n") + check(3, "    quote: 另计\n");
  CHECK(findings(pack) == "CB3022 4:17 CB3023 12:12 CB3023 24:12 ");
}

TEST_CASE("two checks that answer for the same piece are named", "[lint]") {
  test::SmallPack pack = three_passages();
  pack.checks = check(1, "    quote: 甲不少于五,乙另计\n    focus: 甲不少于五\n") +
                check(2, "    quote: 甲不少于五,乙另计\n") + check(3, "    quote: 甲另计\n");
  CHECK(findings(pack) == "CB3048 18:12 ");
  pack.checks = check(1, std::string(kWhole)) + check(2, std::string(kWhole));
  CHECK(findings(pack) == "CB3048 17:12 ");
  // Quotes of their own may share a phrase that asks for two things.
  pack.checks = check(1, "    quote: 甲不少于五,乙另计\n") + check(2, "    quote: 乙另计,甲另计\n");
  CHECK(findings(pack) == "");
}

TEST_CASE("the document holds every standard's text and every chapter's title", "[lint]") {
  test::SmallPack pack = three_passages();
  pack.checks = check(1, std::string(kWhole));
  pack.source =
      "circulating: |\n  一、总则\n  甲不少于五,乙另计,甲另计。\n"
      "restored: |\n  一、总则\n  甲不少于五,乙另计,甲另计。\nrestorations: []\n";
  CHECK(findings(pack) == "");
  pack.chapter = "附则";
  CHECK(findings(pack) == "CB3049 4:32 ");
  pack.chapter = "总则";
  pack.text = "甲不少于五,乙另计,甲另计!";
  CHECK(findings(pack) == "CB3026 4:7 ");
}

TEST_CASE("texts left in one language, and scores without a grade, are named", "[lint]") {
  test::SmallPack pack = three_passages();
  pack.checks = check(1, std::string(kWhole));
  pack.grades = "[{id: g, label: {zh: 级, en: grade}, at_least: 60}]";
  CHECK(findings(pack) == "CB3051 5:55 ");
  pack.grades = "[{id: g, label: {zh: 甲级, en: 甲级}, at_least: 0}]";
  CHECK(findings(pack) == "CB3050 5:38 ");
  pack.grades = "[{id: g, label: {zh: A, en: A}, at_least: 0}]";
  CHECK(findings(pack) == "");
}
