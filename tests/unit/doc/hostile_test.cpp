#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/doc/yaml.h"
#include "support/catch.h"
#include "unit/doc/reading.h"

using namespace cbps;
using namespace cbps::doc;
using cbps::doc::test::Reading;

namespace {

std::string repeat(std::string_view text, std::size_t times) {
  const std::size_t size = text.size() * times;
  std::string result;
  result.reserve(size);
  result = text.substr(0, size);
  // Doubling: a piece at a time takes longer than what is tested.
  while (result.size() < size) result.append(result, 0, size - result.size());
  return result;
}

}  // namespace

// The library underneath recurses and keeps what it scans: each of these once ended in a crash, an
// endless loop or gigabytes somewhere.
TEST_CASE("nesting without end is refused at once", "[doc][yaml][hostile]") {
  for (const std::size_t times : {std::size_t{65}, std::size_t{10'000}, std::size_t{1'000'000}}) {
    CAPTURE(times);
    for (const std::string_view unit :
         {"[", "{", "- ", "? ", "[a, ", "{a: ", "[a: ", "{a: [", "[? "}) {
      INFO(unit);
      const Reading reading{repeat(unit, times)};
      CHECK_FALSE(reading.document());
      CHECK(reading.diagnostics().has_errors());
    }
  }
}

TEST_CASE("indentation without end is refused at once", "[doc][yaml][hostile]") {
  std::string yaml;
  for (std::size_t i = 0; i < 2000; ++i) yaml += std::string(i, ' ') + "a:\n";
  CHECK(Reading(yaml).problems() == "65:65 YamlTooDeep");
}

TEST_CASE("one endless value, key, comment or list is refused early", "[doc][yaml][hostile]") {
  constexpr std::size_t kSize = std::size_t{60} << 20;
  struct Case {
    std::string before;
    std::string_view filling;
    std::string_view problem;
  };
  for (const Case& test : std::vector<Case>{
           {"a: ", "x", "1:4 YamlStretchTooLong"},
           {"a: \"", "x", "1:4 YamlStretchTooLong"},
           {"a: |\n  ", "x", "1:4 YamlStretchTooLong"},
           {"", "x", "1:1 YamlStretchTooLong"},
           {"[", "x, ", "1:1 YamlStretchTooLong"},
           {"{", "x: y\n, ", "1:1 YamlStretchTooLong"},
           {"a: !", "x", "1:4 YamlStretchTooLong"},
       }) {
    INFO(test.before);
    const std::string yaml = test.before + repeat(test.filling, kSize / test.filling.size());
    CHECK(Reading(yaml).problems() == test.problem);
  }
  CHECK_FALSE(Reading("# " + std::string(kSize, 'x')).document());
  CHECK_FALSE(Reading(std::string(kSize, '\n')).document());
}

TEST_CASE("a scalar of 64 KiB is taken, one byte more is not", "[doc][yaml][hostile]") {
  const std::string longest(std::size_t{64} << 10, 'x');
  CHECK(Reading("a: " + longest).document());
  CHECK(Reading("a: x" + longest).problems() == "1:4 YamlScalarTooLong");
  CHECK(Reading("a: |\n  " + longest + "x").problems() == "1:4 YamlScalarTooLong");
}

TEST_CASE("known stumbling blocks of the parser", "[doc][yaml][hostile]") {
  for (const std::string_view yaml : {"!",
                                      "!2\n",
                                      "[:",
                                      "{:",
                                      "[[:",
                                      "[:]",
                                      "{:]",
                                      "{# ke\ny{:",
                                      "{!x:",
                                      "*",
                                      "&",
                                      "? ",
                                      "...",
                                      "{\"access\"",
                                      "{\"access\":",
                                      "{\"a\":\"",
                                      "<< : [:]ore-max-padding, *auto-init-128]",
                                      "!\n: |\nb\n>\n|\n  !\n>",
                                      "|",
                                      ">",
                                      "- |",
                                      "\"\\",
                                      "'",
                                      "%",
                                      "%YAML",
                                      "---[",
                                      ",",
                                      "]"}) {
    INFO(yaml);
    const Reading reading{std::string(yaml)};
    CHECK(reading.document().has_value() == !reading.diagnostics().has_errors());
  }
}

TEST_CASE("no end of mistakes is not reported without end", "[doc][yaml][hostile]") {
  const Reading reading{repeat("a: 1\n", 100'000)};
  CHECK(reading.diagnostics().size() == 1000);
}

TEST_CASE("every piece of a document is either taken or refused with a message", "[doc][yaml]") {
  const std::string yaml =
      "\xEF\xBB\xBF# 注释\n户数: 1200\nlist: [a, {b: 'c''d'}, \"e\\u4e2d\"]\n"
      "block: |-\n  甲\n   乙\n\nfold: >\n  x &&\n  y\n? z\n: - 1\n  - ~\n";
  using namespace std::string_view_literals;
  REQUIRE(Reading(yaml).document());
  for (std::size_t i = 0; i <= yaml.size(); ++i) {
    CAPTURE(i);
    const Reading truncated{yaml.substr(0, i)};
    CHECK(truncated.document().has_value() == truncated.diagnostics().empty());
  }
  for (std::size_t i = 0; i < yaml.size(); ++i) {
    for (const char c : "\0\t\n\r \"#&'*,-:?[]{|}!%@\\\x80\xFF"sv) {
      std::string changed = yaml;
      changed[i] = c;
      const Reading reading{changed};
      if (reading.document().has_value() == reading.diagnostics().empty()) continue;
      CAPTURE(i);
      CHECK(changed == "");
    }
  }
}
