// What lies under merged cells.

#include "workbook/cell/merged_cells.h"

#include <string>

#include "support/catch.h"
#include "support/workbooks.h"

namespace {

using namespace cbps;
using test::said;
using workbook::MergedCells;

}  // namespace

TEST_CASE("a cell under a merged one is seen where it says the same", "[workbook]") {
  MergedCells cells;
  CHECK(cells.is_seen(1, 0, "x"));
  cells.add({2, 1, 4, 2});
  cells.add({2, 5, 2, 6});
  cells.add({6, 1, 7, 1});
  CHECK(cells.is_seen(1, 1, "above"));
  CHECK(cells.is_seen(2, 0, "left"));
  CHECK(cells.is_seen(2, 1, "first"));
  CHECK(cells.is_seen(2, 2, "first"));
  CHECK(cells.is_seen(2, 3, "right"));
  CHECK_FALSE(cells.is_seen(2, 6, "the first cell is empty"));
  CHECK_FALSE(cells.is_seen(3, 1, "other"));
  CHECK(cells.is_seen(4, 2, "first"));
  CHECK(cells.is_seen(5, 1, "below"));
  CHECK(cells.is_seen(6, 1, "next"));
  CHECK_FALSE(cells.is_seen(7, 1, "first"));
  CHECK(cells.is_seen(8, 1, "first"));
}

TEST_CASE("long texts under merged cells", "[workbook]") {
  MergedCells cells;
  cells.add({1, 0, 1, 3});
  const std::string text(5000, 'x');
  CHECK(cells.is_seen(1, 0, text));
  CHECK(cells.is_seen(1, 1, text));
  CHECK_FALSE(cells.is_seen(1, 2, text + "y"));
}

TEST_CASE("covered cells of both formats", "[workbook]") {
  test::XlsxParts parts;
  parts.sheet =
      R"(<sheetData><row r="1"><c><v>1</v></c><c><v>1</v></c></row><row r="2"><c><v>2</v></c></row>)"
      R"(</sheetData><mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>)";
  const auto xlsx = test::read_sheet(test::xlsx_of(parts));
  CHECK(said(xlsx) == "1 A=1 B=1");
  CHECK(xlsx.facts.covered == workbook::NotedCells{1, 2, 0});
  const std::string covered =
      R"(<table:covered-table-cell office:value-type="float" office:value=)";
  const auto ods = test::read_sheet(test::ods_of_rows(
      R"(<table:table-row><table:table-cell office:value-type="float" office:value="1" )"
      R"(table:number-columns-spanned="2" table:number-rows-spanned="2"/>)" +
      covered + R"("1"/></table:table-row><table:table-row>)" + covered +
      R"("2"/></table:table-row>)"));
  CHECK(said(ods) == "1 A=1 B=1");
  CHECK(ods.facts.covered == workbook::NotedCells{1, 2, 0});
}
