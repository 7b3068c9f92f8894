#include "cbps/rules/compile.h"

#include <fmt/format.h>

#include "cbps/doc/bundle.h"
#include "cbps/doc/yaml.h"
#include "support/catch.h"
#include "support/pack.h"

using namespace cbps;

namespace {

constexpr std::string_view kPack = R"(pack: p
title: {zh: 标题, en: title}
edition: {zh: 版, en: edition}
chapters: [{id: 1, title: {zh: 章, en: chapter}}]
grades: [{id: g, label: {zh: 级, en: grade}, at_least: 0}]
)";
constexpr std::string_view kFields = R"(groups: {}
fields:
  a: {label: {zh: 甲, en: A}, type: int, range: [0, 9]}
)";

/// The faults of a pack with one standard whose check has `lines`, as "CB3003 7:5".
std::string faults(std::string_view lines, std::string_view fields = kFields) {
  Sources sources;
  Diagnostics diagnostics;
  const std::string standard = fmt::format(R"(standard: 1
chapter: 1
title: {{zh: 一, en: one}}
text: 甲不少于三
checks:
  - id: "1.1"
    title: {{zh: 查, en: check}}
    remedy: {{zh: 改, en: mend}}
    evidence: {{zh: 证, en: proof}}
{})",
                                           lines);
  std::vector<std::pair<std::string, doc::Document>> files;
  for (const auto& [name, text] :
       {std::pair<std::string, std::string>{"pack.yaml", std::string(kPack)},
        {"fields.yaml", std::string(fields)},
        {"standard.yaml", standard}}) {
    auto document = doc::read_yaml(sources, sources.add(name, text), diagnostics);
    REQUIRE(document);
    files.emplace_back(name, std::move(*document));
  }
  const auto pack = rules::compile(sources, doc::bundle(files), {}, diagnostics);
  CHECK(pack.has_value() == !diagnostics.has_errors());
  std::string all;
  for (const Diagnostic& one : diagnostics.all()) {
    const Place place = sources.place(one.span);
    all += fmt::format("{} {}:{}\n", info(one.code).id, place.line, place.column);
  }
  return all;
}

}  // namespace

TEST_CASE("the rules of the repository compile", "[rules]") {
  const rules::RulePack& pack = test::pack();
  CHECK(pack.id == "community-22");
  CHECK(pack.standards.size() == 4);
  CHECK(pack.standards.front().id == "3");
  CHECK(pack.digest.size() == 64);
}

TEST_CASE("faults of a rule are named where they stand", "[rules]") {
  struct Case {
    std::string_view lines;
    std::string_view faults;
  };
  const Case cases[] = {
      {"    quote: 甲不少于三\n    require: [{condition: a >= 3}]\n", ""},
      {"    quote: 甲不少于三\n    require: [{field: a, min: 3}]\n", ""},
      {"    quote: 甲\n    require: [{condition: a >= b}]\n", "CB4013 11:32\n"},
      {"    quote: 甲\n    require:\n      - condition: >-\n          a >= 3\n          && 甲乙\n",
       "CB4013 14:14\n"},
      {"    quote: 乙\n    require: [{condition: a >= 3}]\n", "CB3021 6:5\n"},
      {"    require: [{condition: a >= 3}]\n", "CB3003 6:5\n"},
      {"    quote: 甲\n", "CB3003 6:5\n"},
      {"    quote: 甲\n    reqiure: []\n    require: [{condition: a >= 3}]\n", "CB3004 11:5\n"},
      {"    quote: [甲]\n    require: [{condition: a >= 3}]\n", "CB3002 10:12\n"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.lines);
    CHECK(faults(one.lines) == one.faults);
  }
}

TEST_CASE("faults of the dictionary are named", "[rules]") {
  const std::string_view good = "    quote: 甲不少于三\n    require: [{condition: a >= 3}]\n";
  CHECK(faults(good, "groups: {}\nfields:\n  a: {label: {zh: 甲}, type: int, range: [0, 9]}\n") ==
        "CB3003 3:14\n");
  CHECK(faults(good, "groups: {}\nfields:\n  a: {label: {zh: 甲, en: A}, type: int}\n") ==
        "CB3003 3:6\n");
  CHECK(faults(good,
               "groups: {}\nfields:\n  a: {label: {zh: 甲, en: A}, type: int, range: [0, 9]}\n"
               "  b: {label: {zh: 甲, en: B}, type: bool}\n") == "CB3015 4:3\n");
}
