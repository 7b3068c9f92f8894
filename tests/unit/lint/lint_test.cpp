#include "cbps/lint/lint.h"

#include <fmt/format.h>

#include "cbps/rules/compile.h"
#include "support/catch.h"
#include "support/small_pack.h"

using namespace cbps;

namespace {

/// The findings of a pack of one check, as "CB3031 7:5". Its text is 甲不少于五,乙另计。
std::string findings(std::string_view check, std::string_view more_fields = "",
                     std::string_view source = "") {
  test::SmallPack small;
  small.parameters =
      "  five: {label: {zh: 五, en: five}, type: int, range: [0, 9], value: 5,"
      " basis: {kind: text, source: {zh: 文, en: text}}}\n";
  small.fields += "  o: {label: {zh: 丙, en: O}, type: int, range: [0, 9], optional: true}\n";
  small.fields += more_fields;
  small.text = "甲不少于五,乙另计。";
  small.checks = test::small_check(check);
  small.source = source;
  Sources sources;
  Diagnostics diagnostics;
  const doc::Document bundle = test::bundle(small, sources, diagnostics);
  const auto pack = rules::compile(sources, bundle, {}, diagnostics);
  for (const Diagnostic& one : diagnostics.all()) UNSCOPED_INFO(message(one, Language::En));
  REQUIRE(pack);
  diagnostics.append(lint::findings(*pack, bundle, sources));
  return test::places(diagnostics, sources, ' ');
}

std::string of_condition(std::string_view condition, std::string_view applies = "o_known") {
  std::string lines = "    quote: 甲不少于五,乙另计\n";
  if (applies != "o_known") lines += fmt::format("    applies: \"{}\"\n", applies);
  lines += fmt::format("    require:\n      - condition: \"{}\"\n", condition);
  return findings(lines);
}

}  // namespace

TEST_CASE("a pack without fault has no findings", "[lint]") {
  CHECK(of_condition("a >= param.five && (known(o) ? o > 1 : a > 2)") == "");
}

TEST_CASE("each part of the text has a check that answers for it", "[lint]") {
  const std::string require = "    require: [{condition: a >= param.five || known(o) && o > 2}]\n";
  CHECK(findings("    quote: 甲不少于五\n" + require) == "CB3022 4:13 ");
  CHECK(findings("    quote: 甲不少于五,乙另计\n    focus: 乙\n" + require) ==
        "CB3022 4:7 CB3022 4:14 ");
  CHECK(findings("    quote: 甲不少于五,乙另计\n" + require) == "");
}

TEST_CASE("optional facts are read behind known only", "[lint]") {
  CHECK(of_condition("a >= param.five && o > 1") == "CB3029 12:40 ");
  CHECK(of_condition("a >= param.five || known(o) && o > 1") == "");
  CHECK(of_condition("a >= param.five || o > 1 && known(o)") == "");
  CHECK(of_condition("a >= param.five && (!known(o) || o > 1)") == "");
  CHECK(of_condition("a >= param.five && (known(o) || o > 1)") == "CB3029 12:53 ");
  CHECK(of_condition("known(o) ? a > 1 : o > param.five") == "CB3029 12:40 ");
  CHECK(of_condition("!known(o) ? a > param.five : o > 1") == "");
  CHECK(of_condition("o > 1 && a > param.five", "known(o)") == "");
  CHECK(of_condition("known(a) && a > param.five && (known(o) ? o > 1 : false)") ==
        "CB3030 12:21 ");
}

TEST_CASE("what the ranges decide beforehand is said", "[lint]") {
  const std::string rest = " && a >= param.five && (known(o) ? o > 1 : true)";
  CHECK(of_condition("a >= 0" + rest) == "CB3031 12:21 ");
  CHECK(of_condition("a > 9" + rest) == "CB3032 12:21 ");
  CHECK(of_condition("a * 2 + 1 != 30" + rest) == "CB3031 12:21 ");
  CHECK(of_condition("(a < 0 ? a > 2 : a > 3)" + rest) == "CB3032 12:22 CB3033 12:30 ");
  CHECK(of_condition("a > 5 && a < 3" + rest) == "CB3034 12:30 ");
  CHECK(of_condition("a in []" + rest) == "CB3032 12:21 ");
  // A district may set the parameter otherwise: nothing is decided.
  CHECK(of_condition("a >= param.five || known(o) && o > 2") == "");
}

TEST_CASE("facts and parameters that nothing uses are named", "[lint]") {
  const std::string check =
      "    quote: 甲不少于五,乙另计\n    require: [{condition: a >= 3 || known(o) && o > 2}]\n";
  CHECK(findings(check, "  b: {label: {zh: 乙, en: B}, type: bool}\n") == "CB3028 7:9 CB3027 5:6 ");
}

TEST_CASE("the restorations turn the circulating text into the restored one", "[lint]") {
  const std::string check =
      "    quote: 甲不少于五,乙另计\n"
      "    require: [{condition: a >= param.five || known(o) && o > 2}]\n";
  const auto text = [](std::string_view circulating, std::string_view extra = "") {
    return fmt::format(
        "circulating: |\n  一、总则\n  {}\nrestored: |\n  一、总则\n  1、甲不少于五,乙另计。\n"
        "restorations:\n"
        "  - {{circulating: 丁, restored: 甲, reason: {{zh: 误, en: slip}}}}\n{}",
        circulating, extra);
  };
  CHECK(findings(check, "", text("1、丁不少于五,乙另计。")) == "");
  CHECK(findings(check, "", text("1、丁不少于六,乙另计。")) == "CB3024 6:3 ");
  CHECK(findings(check, "",
                 text("1、丁不少于五,乙另计。",
                      "  - {circulating: 戊, restored: 己, reason: {zh: 误, en: slip}}\n")) ==
        "CB3025 9:5 ");
}
