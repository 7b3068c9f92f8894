// What is written, as the reader of workbooks reads it.

#include "cbps/spreadsheet/writer.h"

#include <string>
#include <utility>
#include <vector>

#include "support/catch.h"
#include "support/workbooks.h"

/// Read by the leak sanitizer, where the tests are built with it. The library copies the formula of
/// a drop-down that lies on another sheet twice and frees it once: a few bytes for each such list.
// NOLINTNEXTLINE(bugprone-reserved-identifier)
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:lxw_strdup"; }

namespace {

using namespace cbps;
using namespace cbps::spreadsheet;

Style shown(Show show) {
  Style style;
  style.show = show;
  return style;
}

Book book_of(std::vector<Row> rows) {
  Sheet sheet;
  sheet.layout.name = "填报表";
  sheet.rows = std::move(rows);
  return {{"标题", "宋体", "黑体"}, {std::move(sheet)}};
}

std::string bytes_of(const Book& book) {
  std::string out;
  const auto fault = write(book, out);
  REQUIRE_FALSE(fault);
  return out;
}

std::string read_back(const Book& book, std::size_t sheet = 0) {
  return test::said(test::read_sheet(bytes_of(book), sheet));
}

}  // namespace

TEST_CASE("values come back as they are", "[spreadsheet]") {
  const Date day = *make_date(2024, 2, 29);
  CHECK(read_back(book_of({{{{0, std::string("社区代码"), {}, 1},
                             {2, std::string("990101001001"), shown(Show::Text), 1}},
                            0},
                           {{}, 0},
                           {{{0, Decimal{1200, 0}, shown(Show::Grouped), 1},
                             {1, Decimal{18055, 2}, {}, 1},
                             {2, Decimal{-1, 3}, {}, 1},
                             {3, day, shown(Show::Date), 1},
                             {4, {}, {}, 1}},
                            30}})) ==
        "1 A=社区代码 C=990101001001 | 3 A=1200 B=180.55 C=-0.001 D=2024-02-29");
}

TEST_CASE("a text is never a formula, and any text comes back", "[spreadsheet]") {
  for (const std::string text : {"=1+1", "+1", "-1", "@A1", "{=1}", "http://example.org", " a ",
                                 "a\nb", "<&>\"'", "_x0041_", "__x005F_", "12"}) {
    std::string said = "1 A=" + text;
    if (const auto at = said.find('\n'); at != std::string::npos) said.replace(at, 1, "\\n");
    CHECK(read_back(book_of({{{{0, text, {}, 1}}, 0}})) == said);
  }
}

TEST_CASE("what a number or a day of spreadsheets cannot hold is text", "[spreadsheet]") {
  CHECK(read_back(book_of({{{{0, Decimal{1234567890123456789, 0}, {}, 1},
                             {1, *make_date(1850, 1, 1), shown(Show::Date), 1},
                             {2, *make_date(1900, 3, 1), shown(Show::Date), 1}},
                            0}})) == "1 A=1234567890123456789 B=1850-01-01 C=1900-03-01");
}

TEST_CASE("cells are merged to the right", "[spreadsheet]") {
  // The second text lies under the first one.
  const Row row{{{0, std::string("标题"), {}, 5}, {4, std::string("甲"), {}, 1}}, 24};
  const auto read = test::read_sheet(bytes_of(book_of({row})));
  CHECK(test::said(read) == "1 A=标题");
  CHECK(read.facts.covered.count == 1);
}

TEST_CASE("a long drop-down lies on a hidden sheet", "[spreadsheet]") {
  Book book = book_of({});
  const std::vector<std::string> options{std::string(200, 'a'), std::string(200, 'b')};
  book.sheets[0].layout.validations.push_back({{1, 1, 1, 1}, OneOf{options}, {}, {}});
  CHECK(read_back(book, 1) == "1 A=" + options[0] + " B=" + options[1]);
}

TEST_CASE("the same workbook gives the same bytes", "[spreadsheet]") {
  Book book = book_of({{{{0, std::string("一"), {}, 1}}, 0}});
  book.sheets[0].layout.validations.push_back(
      {{1, 1, 9, 1}, OneOf{{"是", "否"}}, {"题", "说明"}, {"题", "只填是或否"}});
  CHECK(bytes_of(book) == bytes_of(book));
}

TEST_CASE("what a sheet cannot hold is said with its place", "[spreadsheet]") {
  std::string out;
  const auto too_long = write(book_of({{{}, 0}, {{{1, std::string(32'768, 'a'), {}, 1}}, 0}}), out);
  REQUIRE(too_long);
  CHECK(too_long->kind == FaultKind::TextTooLong);
  CHECK(too_long->cell == "填报表!B2");
  const auto too_wide = write(book_of({{{{16'384, std::string("a"), {}, 1}}, 0}}), out);
  REQUIRE(too_wide);
  CHECK(too_wide->kind == FaultKind::SheetFull);
  CHECK(out.empty());
}
