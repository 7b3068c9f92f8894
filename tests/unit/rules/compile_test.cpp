#include "cbps/rules/compile.h"

#include <string>
#include <string_view>
#include <vector>

#include "cbps/text/unicode.h"
#include "cbps/value/heading_lookup.h"
#include "support/catch.h"
#include "support/grouped_names.h"
#include "support/pack.h"
#include "support/small_pack.h"

using namespace cbps;

namespace {

/// The faults of a small pack, as "CB3003 7:5" one a line.
std::string faults(const test::SmallPack& small) {
  Sources sources;
  Diagnostics diagnostics;
  const doc::Document bundle = test::bundle(small, sources, diagnostics);
  const auto pack = rules::compile(sources, bundle, {}, diagnostics);
  CHECK(pack.has_value() == !diagnostics.has_errors());
  return test::places(diagnostics, sources, '\n');
}

/// The faults of a small pack whose check has these lines.
std::string faults_of_check(std::string_view lines, std::string_view byte_order_mark = "") {
  test::SmallPack small;
  small.checks = test::small_check(lines);
  small.byte_order_mark = byte_order_mark;
  return faults(small);
}

/// The faults of a small pack with these facts.
std::string faults_of_fields(std::string_view fields) {
  test::SmallPack small;
  small.fields = fields;
  return faults(small);
}

}  // namespace

TEST_CASE("the rules of the repository compile", "[rules]") {
  const rules::RulePack& pack = test::pack();
  CHECK(pack.id == "community-22");
  CHECK(pack.standards.size() == 22);
  CHECK(pack.standards.front().id == "1");
  CHECK(pack.digest.size() == 64);
}

TEST_CASE("every heading of a fact leads to it", "[rules]") {
  const Dictionary& dictionary = test::pack().dictionary;
  std::size_t count = 0;
  for (const Field& field : dictionary.fields) {
    for (const std::string& heading : headings(dictionary, field)) {
      CAPTURE(field.id, heading);
      const Heading* found = find_heading(dictionary, unicode::normalise(heading));
      REQUIRE(found != nullptr);
      CHECK(dictionary.field(found->field).id == field.id);
      CHECK_FALSE(found->is_false_alias);
      ++count;
    }
  }
  CHECK(count > 10 * dictionary.fields.size());
}

TEST_CASE("every name of a fact stands for it behind every name of its group", "[rules]") {
  const Dictionary& dictionary = test::pack().dictionary;
  const std::vector<test::GroupedName> all = test::grouped_names(dictionary);
  CHECK(all.size() > 10 * dictionary.fields.size());
  for (const test::GroupedName& one : all) {
    CAPTURE(one.group, one.name);
    const Heading* found = find_heading(dictionary, unicode::normalise(one.group + "." + one.name));
    REQUIRE(found != nullptr);
    CHECK(dictionary.field(found->field).id == dictionary.field(one.fact).id);
    CHECK_FALSE(found->is_false_alias);
  }
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
      {"    quote: 乙\n    require: [{condition: a >= 3}]\n", "CB3021 10:12\n"},
      {"    require: [{condition: a >= 3}]\n", "CB3003 6:5\n"},
      {"    quote: 甲\n", "CB3003 6:5\n"},
      {"    quote: 甲\n    reqiure: []\n    require: [{condition: a >= 3}]\n", "CB3004 11:5\n"},
      {"    quote: [甲]\n    require: [{condition: a >= 3}]\n", "CB3002 10:12\n"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.lines);
    CHECK(faults_of_check(one.lines) == one.faults);
  }
}

TEST_CASE("faults of the dictionary are named", "[rules]") {
  CHECK(faults_of_fields("  a: {label: {zh: 甲}, type: int, range: [0, 9]}\n") == "CB3003 3:14\n");
  CHECK(faults_of_fields("  a: {label: {zh: 甲, en: A}, type: int}\n") == "CB3003 3:6\n");
  CHECK(faults_of_fields("  a: {label: {zh: 甲, en: A}, type: int, range: [0, 9]}\n"
                         "  b: {label: {zh: 甲, en: B}, type: bool}\n") == "CB3015 4:19\n");
}

TEST_CASE("a fault in a condition is named where it stands, however YAML holds it", "[rules]") {
  struct Case {
    std::string_view lines;  ///< after a line of its own, so the first is line 10
    std::string_view faults;
  };
  const Case cases[] = {
      {"    require: [{condition: a >= 甲乙}]", "CB4013 11:32\n"},
      {"    require:\n      - condition: a >= b", "CB4013 12:25\n"},
      {"    require:\n      - condition: 'a >= b'", "CB4013 12:26\n"},
      {"    require:\n      - condition: \"a >= b\"", "CB4013 12:26\n"},
      // In quotes an escape is longer than what it stands for.
      {"    require:\n      - condition: 'a in [1] || \'\'x\'\' == b'", "CB4013 12:42\n"},
      {"    require:\n      - condition: \"\\u0061 >= b\"", "CB4013 12:31\n"},
      {"    require:\n      - condition: >-\n          a >= 3\n          && a < b",
       "CB4013 14:18\n"},
      {"    require:\n      - condition: >\n          a >= 3 &&\n\n            b\n",
       "CB4013 15:13\n"},
      {"    require:\n      - condition: |\n          a >= 3 &&\n          b\n", "CB4013 14:11\n"},
      {"    require:\n      - condition: a >= 3\n          && a < b", "CB4013 13:18\n"},
      {"    require:\n      - condition: 'a >= 3\n          && a < b'", "CB4013 13:18\n"},
      // Chinese before it: columns count characters.
      {"    require:\n      - {field: a, min: 1}\n      - condition: >-\n          a == 1 || "
       "'中文中文' == b",
       "CB4013 14:31\n"},
      // Two faults of one condition, and a third in another.
      {"    applies: x > 1\n    require: [{condition: a > y || z}]",
       "CB4013 11:14\nCB4013 12:31\nCB4013 12:36\n"},
      // What people write for a sign, and the place of each.
      {"    require: [{condition: a ≥ 3 and a＜5}]", "CB4003 11:29\nCB4003 11:33\nCB4003 11:38\n"},
      {"    require: [{condition: a = 3}]", "CB4003 11:29\n"},
      // YAML ends an unquoted text before ` #`.
      {"    require:\n      - condition: a == 1 || 'b #1' == 'b'", "CB4005 12:30\n"},
      {"    require:\n      - condition: a == 1 # && a > 2", "CB4032 12:27\n"},
      {"    require:\n      - condition: a == 1 # 一", ""},
      {"    require:\n      - condition: >- # a && b\n          a == 1", ""},
      // YAML takes it for a list, or a mapping.
      {"    require:\n      - condition: [1, 2]", "CB3002 12:20\n"},
      {"    applies: {a: 1}\n    require: [{condition: a == 1}]", "CB3002 11:14\n"},
  };
  for (const Case& one : cases) {
    for (const std::string_view bom : {"", "\xEF\xBB\xBF"}) {
      CAPTURE(one.lines, bom.empty());
      std::string lines = "    quote: 甲\n" + std::string(one.lines) + "\n";
      CHECK(faults_of_check(lines, bom) == one.faults);
    }
  }
}
