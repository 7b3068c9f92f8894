#include <string>
#include <utility>
#include <vector>

#include "cbps/cases/coverage.h"
#include "cbps/cases/runner.h"
#include "cbps/doc/bundle.h"
#include "cbps/doc/yaml.h"
#include "cbps/rules/compile.h"
#include "support/catch.h"
#include "support/small_pack.h"

using namespace cbps;

namespace {

/// Check 1.1 asks for `a` where there is `b`; rule `b-has-a` holds both together.
test::SmallPack rules_of_a_and_b() {
  test::SmallPack small;
  small.parameters =
      "  five: {label: {zh: 五, en: five}, type: int, range: [0, 9], value: 5,"
      " basis: {kind: text, source: {zh: 文, en: text}}}\n";
  small.fields += "  b: {label: {zh: 乙, en: B}, type: bool}\n";
  small.text = "甲不少于五。";
  small.checks = test::small_check(
      "    quote: 甲不少于五\n    applies: b\n    require: [{condition: a >= param.five}]\n");
  small.consistency = R"(consistency:
  - id: b-has-a
    level: error
    condition: "!b || a > 0"
    message: {zh: 乙则有甲, en: b has a}
)";
  return small;
}

/// What is said of the cases, as "CB5001 4:9", one a line; with `coverage`, of what they leave out.
std::string said(std::string_view text, bool coverage = false) {
  Sources sources;
  Diagnostics diagnostics;
  const doc::Document bundle = test::bundle(rules_of_a_and_b(), sources, diagnostics);
  const auto pack = rules::compile(sources, bundle, {}, diagnostics);
  REQUIRE(pack);
  auto document =
      doc::read_yaml(sources, sources.add("cases.yaml", std::string(text)), diagnostics);
  REQUIRE(document);
  std::vector<std::pair<std::string, doc::Document>> case_files;
  case_files.emplace_back("one.yaml", std::move(*document));
  const cases::Suite suite = cases::read_cases(doc::bundle(case_files), diagnostics);
  const auto packs = [&](const std::vector<rules::Override>& set, Diagnostics& found) {
    auto compiled = rules::compile(sources, bundle, set, found);
    return compiled ? std::make_unique<const rules::RulePack>(std::move(*compiled)) : nullptr;
  };
  cases::Runner runner(packs, sources);
  cases::Coverage covered(*pack, suite.exemptions);
  for (const cases::Case& one : suite.cases) {
    const std::size_t before = diagnostics.size();
    const bool good = runner.run(one, diagnostics, [&](const auto& tried, const auto& trial) {
      covered.note(tried, trial);
    });
    CHECK(good == (diagnostics.size() == before));
  }
  if (coverage) covered.report(bundle, diagnostics);
  std::string lines;
  for (const Diagnostic& one : diagnostics.all()) {
    const Place place = sources.place(one.span);
    if (!lines.empty()) lines += '\n';
    lines += coverage ? message(one, Language::En)
                      : std::string(info(one.code).id) + ' ' + std::to_string(place.line) + ':' +
                            std::to_string(place.column);
  }
  return lines;
}

constexpr std::string_view kHead =
    "period: 2024\nchecks:\n  \"1.1\":\n    given: {b: yes, a: 5}\n"
    "    cases:\n";
std::string one_case(std::string_view text) {
  return std::string(kHead) + "      - " + std::string(text) + "\n";
}

}  // namespace

TEST_CASE("a case that says what is so is silent", "[cases]") {
  const char* const kGood[] = {
      "{expect: pass}",
      "{facts: {a: 4}, expect: fail}",
      "{facts: {a: 4}, expect: fail, shortfall: {field: a, need: 5, short: 1.0}}",
      "{facts: {a: 4}, expect: fail, shortfall: [{have: 4, relation: \">=\"}]}",
      "{facts: {a: ~}, expect: unknown, unknown: [a], reason: missing}",
      "{facts: {b: no}, expect: not_applicable}",
      "{set: {five: 6}, expect: fail, shortfall: {need: 6}}",
  };
  for (const char* text : kGood) {
    CAPTURE(text);
    CHECK(said(one_case(text)) == "");
  }
}

TEST_CASE("a case that says what is not so is named with its place", "[cases]") {
  struct Row {
    std::string_view text;
    std::string_view said;
  };
  const Row kRows[] = {
      {"{expect: fail}", "CB5001 6:9"},
      {"{facts: {a: 4}, expect: fail, shortfall: {need: 6}}", "CB5002 6:9"},
      {"{facts: {a: 4}, expect: fail, shortfall: [{need: 5}, {need: 5}]}", "CB5002 6:9"},
      {"{facts: {a: 4}, expect: fail, shortfall: {any_of: [[{need: 5}]]}}", "CB5002 6:9"},
      {"{facts: {a: ~}, expect: unknown, unknown: [b]}", "CB5003 6:9"},
      {"{facts: {a: ~}, expect: unknown, reason: invalid}", "CB5004 6:9"},
      {"{facts: {a: 0}, expect: fail}", "CB5005 6:9"},
      {"{set: {five: 10}, expect: pass}", "CB2008 0:0\nCB5007 6:9"},
      {"{facts: {c: 4}, expect: pass}", "CB2002 6:18"},
      {"{facts: {a: x}, expect: pass}", "CB2006 6:21"},
      {"{expect: holds}", "CB3006 6:18"},
      {"{facts: {a: 4}}", "CB3003 6:9"},
      {"{expect: pass, expects: pass}", "CB3004 6:24"},
      {"{expect: pass, as_of: soon}", "CB3005 6:31"},
      {"{expect: fail, shortfall: {needs: 5}}", "CB3004 6:36"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(said(one_case(row.text)).substr(0, row.said.size()) == row.said);
  }
}

TEST_CASE("a case of nothing in the rules is named", "[cases]") {
  CHECK(said("period: 2024\nchecks:\n  \"1.2\":\n    cases: [{expect: pass}]\n") == "CB5006 4:13");
  CHECK(said("period: 2024\nconsistency:\n  b-has-b:\n    cases: [{expect: holds}]\n") ==
        "CB5006 4:13");
  CHECK(said("checks: {}\n") == "CB3003 1:1");
}

TEST_CASE("cases of consistency rules hold, are violated or silent", "[cases]") {
  const auto rule = [](std::string_view text) {
    return "period: 2024\nconsistency:\n  b-has-a:\n    cases:\n      - " + std::string(text) +
           "\n";
  };
  CHECK(said(rule("{facts: {b: yes, a: 1}, expect: holds}")) == "");
  CHECK(said(rule("{facts: {b: yes, a: 0}, expect: violated}")) == "");
  CHECK(said(rule("{facts: {b: yes}, expect: silent}")) == "");
  CHECK(said(rule("{facts: {b: yes, a: 0}, expect: holds}")) == "CB5001 5:9");
}

TEST_CASE("what no case tries is named", "[cases]") {
  const std::string rule =
      "consistency:\n  b-has-a:\n    cases:\n      - {facts: {b: yes, a: 1}, expect: holds}\n"
      "      - {facts: {b: yes, a: 0}, expect: violated}\n      - {facts: {b: no}, expect: holds}\n"
      "      - {expect: silent}\n";
  const auto checks = [&](std::string_view cases) {
    return said(std::string(kHead) + std::string(cases) + rule, true);
  };
  const std::string all =
      "      - {expect: pass}\n      - {facts: {a: 6}, expect: pass}\n"
      "      - {facts: {a: 4}, expect: fail, shortfall: {need: 5}}\n"
      "      - {facts: {a: ~}, expect: unknown}\n      - {facts: {b: no}, expect: "
      "not_applicable}\n";
  CHECK(checks(all) == "");
  const auto without = [&](std::string_view line) {
    std::string less = all;
    less.erase(less.find(line), line.size());
    return checks(less);
  };
  CHECK(without("      - {facts: {a: 6}, expect: pass}\n") ==
        "no case of 1.1 is just above the threshold of `a >= param.five`");
  CHECK(without("      - {expect: pass}\n") ==
        "no case of 1.1 is at the threshold of `a >= param.five`");
  CHECK(without("      - {facts: {a: ~}, expect: unknown}\n") == "no case of 1.1 has `unknown`");
  CHECK(without("      - {facts: {b: no}, expect: not_applicable}\n") ==
        "no case of 1.1 has `not_applicable`\nno case of 1.1 makes `b` false");
  CHECK(without("      - {facts: {a: 4}, expect: fail, shortfall: {need: 5}}\n") ==
        "no case of 1.1 has `fail`\nno case of 1.1 has `shortfall`\n"
        "no case of 1.1 makes `a >= param.five` false\n"
        "no case of 1.1 is just below the threshold of `a >= param.five`");
  // What cannot be tried is said with its reason, and no longer than it is so.
  const std::string never = "    never: [{part: a >= param.five, is: above, why: 不可能}]\n";
  CHECK(checks("      - {expect: pass}\n" + all.substr(all.find("      - {facts: {a: 4}")) +
               never) == "");
  CHECK(checks(all + never) ==
        "the `never` of 1.1 is needless: a case makes `a >= param.five` above, or the rules have "
        "no such part");
}
