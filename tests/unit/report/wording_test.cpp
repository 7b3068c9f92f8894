#include "report/words/wording.h"

#include <set>
#include <string>

#include "cbps/text/english.h"
#include "report/words/figures.h"
#include "support/catch.h"

namespace cbps::report::test {
namespace {

/// The arguments a template takes: "{0}", "{2}".
std::set<std::string> arguments(std::string_view text) {
  std::set<std::string> all;
  for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
    all.emplace(text.substr(at, text.find('}', at) + 1 - at));
  }
  return all;
}

bool is_ascii_word(std::string_view text) {
  for (const char c : text) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("each text exists in both languages and takes the same arguments", "[report]") {
  for (const Wording& row : wordings(Text{})) {
    CAPTURE(std::string(row.name));
    CHECK_FALSE(row.zh.empty());
    CHECK_FALSE(row.en.empty());
    CHECK(arguments(row.zh) == arguments(row.en));
    CHECK_FALSE(is_ascii_word(row.zh));
  }
}

TEST_CASE("units for one thing", "[report]") {
  CHECK(english::singular("people") == "person");
  CHECK(english::singular("activities") == "activity");
  CHECK(english::singular("branches") == "branch");
  CHECK(english::singular("boxes") == "box");
  CHECK(english::singular("classes") == "class");
  CHECK(english::singular("households") == "household");
  CHECK(english::singular("m²") == "m²");
  CHECK(english::singular("yuan") == "yuan");
}

TEST_CASE("labels inside sentences", "[report]") {
  CHECK(english::inside("Floor area") == "floor area");
  CHECK(english::inside("Party branches") == "Party branches");
  CHECK(english::inside("GDP") == "GDP");
  CHECK(english::inside("") == "");
}

TEST_CASE("figures", "[report]") {
  const Words zh(Language::Zh);
  CHECK(percent_text(Fraction(2, 3)) == "66.66");
  CHECK(percent_text(Fraction(1, 1)) == "100.00");
  CHECK(percent_text(Fraction()) == "0.00");
  CHECK(points_text(Fraction(25, 6)) == "4.16");
  CHECK(fixed_text(Decimal{5, 0}) == "5");
  CHECK(fixed_text(Decimal{50, 3}) == "0.050");
  CHECK(place_text({"a.csv", 7, 3, "C7"}, zh) == "a.csv:7:3 单元格C7");
  CHECK(place_text({"a.yaml", 7, 0, ""}, zh) == "a.yaml:7");
  CHECK(place_text({"a.yaml", 0, 0, ""}, zh) == "a.yaml");
  CHECK(place_text({}, zh).empty());
}

}  // namespace cbps::report::test
