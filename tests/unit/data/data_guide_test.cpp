// docs/data.md is held to the program: its tables are those of the code.

#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>

#include "cbps/data/spelling.h"
#include "support/catch.h"
#include "support/fact_text.h"
#include "support/pack.h"

using namespace cbps;

namespace {

/// A spelling in a table's cell: `|` would end it, and a line end as well.
std::string cell(std::string_view text) {
  if (text == "\n") return "a line break";
  std::string all = "<code>";
  for (const char c : text) all += c == '|' ? "&#124;" : c == '<' ? "&lt;" : std::string(1, c);
  return all + "</code>";
}

template <class... Lists>
std::string words(const Lists&... lists) {
  std::string all;
  const auto add = [&all](const auto& list) {
    for (const std::string_view word : list) all += (all.empty() ? "" : " ") + cell(word);
  };
  (add(lists), ...);
  return all;
}

std::string words_table() {
  using namespace cbps::data;
  std::string text = "\n| | written | also read |\n|---|---|---|\n";
  const auto row = [&text](std::string_view what, const std::string& own, const std::string& also) {
    text += fmt::format("| {} | {} | {} |\n", what, own, also);
  };
  row("yes", words(kYesWords), words(kAlsoYes));
  row("no", words(kNoWords), words(kAlsoNo));
  row("not given", "nothing at all", words(kNotGivenWords));
  row("none at all", words(kNoItemsWords), words(kAlsoNoItems));
  row("all of it", words(kAllItemsWords), "");
  row("between items", words(kListSeparators), words(kAlsoListSeparators));
  row("between items, but not between digits", "", words(kWordSeparators));
  std::string units;
  for (const UnitSpelling& one : kUnitSpellings) {
    units += fmt::format("{}{} (10<sup>{}</sup> {})", units.empty() ? "" : ", ", cell(one.word),
                         one.power, one.unit);
  }
  row("units", "", units);
  return text + "\n";
}

std::string layout_table() {
  using namespace cbps::data;
  std::string text = "\n| | |\n|---|---|\n";
  const auto row = [&text](std::string_view what, const std::string& list) {
    text += fmt::format("| {} | {} |\n", what, list);
  };
  row("columns that are not read", words(kIgnoredHeadings));
  row("in brackets behind a heading", words(kHeadingAdditions));
  row("the first text of a row below a table", words(kFootWords));
  row("at the end of the name of a community", words(kCommunityEndings));
  row("at the end of the name of a street", words(kStreetEndings));
  row("beside the numbers of columns", words(kColumnNumberWords));
  row("where names or codes are, these begin another table", words(kOtherHeadings));
  row("above a table, before the office of a street", words(kReporters));
  row("behind the name of that street", words(kStreetOffices));
  row("headings of a table with one row a value", words(kFactHeadings));
  row("and with them", words(kFigureHeadings));
  return text + "\n";
}

std::string refused_table() {
  std::string text = "\n| type | refused | | why |\n|---|---|---|---|\n";
  for (const data::RefusedSpelling& one : data::refused_spellings()) {
    const auto read =
        test::read_fact(test::pack().dictionary, test::example_field(one.kind), one.text);
    REQUIRE_FALSE(read.faults.empty());
    std::string why = message(read.faults.all().front(), Language::En);
    for (std::size_t at = why.find('|'); at != std::string::npos; at = why.find('|', at)) {
      why.replace(at, 1, "&#124;");
    }
    text += fmt::format("| {} | {} | {} | {} |\n", term(term_of(one.kind), Language::En),
                        cell(one.text), info(one.code).id, why);
  }
  return text + "\n";
}

}  // namespace

TEST_CASE("the tables of the guide to facts are those of the code", "[data]") {
  const std::string path = std::string(CBPS_DOCS_DIR) + "/data.md";
  std::string guide;
  {
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    guide = text.str();
  }
  for (const auto& [name, table] :
       {std::pair{"layout", layout_table()}, std::pair{"words", words_table()},
        std::pair{"refused", refused_table()}}) {
    CAPTURE(name);
    const std::size_t head = guide.find(fmt::format("<!-- {}:", name));
    REQUIRE(head != std::string::npos);
    const std::size_t begin = guide.find('\n', head) + 1;
    const std::size_t end = guide.find("<!-- end -->", begin);
    REQUIRE(end != std::string::npos);
    if (std::getenv("CBPS_UPDATE_GOLDEN") != nullptr) {
      guide.replace(begin, end - begin, table);
      std::ofstream(path, std::ios::binary) << guide;
    } else {
      CHECK(guide.substr(begin, end - begin) == table);
    }
  }
}
