// Where cells stand, how the parts of an .xlsx are found, and what else is known of a sheet.

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "support/catch.h"
#include "support/workbooks.h"

namespace {

using namespace cbps::test;
using cbps::workbook::Fault;
using cbps::workbook::MergedRange;
using cbps::workbook::Workbook;

/// Replaces a text in one of the parts.
void replace(std::vector<ZipPart>& parts, const std::string& name, const std::string& from,
             const std::string& to) {
  for (ZipPart& part : parts) {
    if (part.name != name) continue;
    const std::size_t at = part.content.find(from);
    REQUIRE(at != std::string::npos);
    part.content.replace(at, from.size(), to);
  }
}

void rename(std::vector<ZipPart>& parts, const std::string& from, const std::string& to) {
  for (ZipPart& part : parts) {
    if (part.name == from) part.name = to;
  }
}

const XlsxParts kOneCell{"<sheetData><row><c><v>1</v></c></row></sheetData>"};

}  // namespace

TEST_CASE("rows and cells stand where they say, or behind the last", "[workbook]") {
  const std::string sheet = " xl/worksheets/sheet1.xml ";
  const std::string cell = "<v>1</v></c>";
  for (const SheetCase& one : std::vector<SheetCase>{
           {"no references", "<row><c>" + cell + "<c>" + cell + "</row><row><c>" + cell + "</row>",
            "1 A=1 B=1 | 2 A=1"},
           {"some",
            R"(<row r="3"><c r="B3">)" + cell + "<c>" + cell + "</row><row><c>" + cell + "</row>",
            "3 B=1 C=1 | 4 A=1"},
           {"empty rows", R"(<row r="1"/><row r="5" ht="3"><c r="A5" s="0"/></row>)", ""},
           {"the last cell", R"(<row r="1048576"><c r="XFD1048576">)" + cell + "</row>",
            "1048576 XFD=1"},
           {"a column too far", R"(<row r="1"><c r="XFE1">)" + cell + "</row>",
            "!bad-reference" + sheet + "XFE1"},
           {"a row too far", R"(<row r="1048577"/>)", "!bad-reference" + sheet + "1048577"},
           {"row 0", R"(<row r="0"/>)", "!bad-reference" + sheet + "0"},
           {"a row behind the last", R"(<row r="1048576"/><row/>)",
            "!bad-reference" + sheet + "1048577"},
           {"a cell of another row", R"(<row r="1"><c r="A2">)" + cell + "</row>",
            "!bad-reference" + sheet + "A2"},
           {"no reference", R"(<row r="1"><c r="1A">)" + cell + "</row>",
            "!bad-reference" + sheet + "1A"},
           {"a cell twice", R"(<row r="1"><c r="B1">)" + cell + R"(<c r="B1">)" + cell + "</row>",
            "!duplicate-cell" + sheet + "B1"},
           {"a cell before", R"(<row r="1"><c r="B1">)" + cell + R"(<c r="A1">)" + cell + "</row>",
            "!cell-order" + sheet + "A1"},
           {"a row twice", R"(<row r="2"/><row r="2"/>)", "!duplicate-row" + sheet + "2"},
           {"a row before", R"(<row r="2"><c>)" + cell + R"(</row><row r="1"/>)",
            "2 A=1 !row-order" + sheet + "1"},
       }) {
    INFO(one.what);
    CHECK(said(read_sheet(xlsx_of_rows(one.content))) == one.said);
  }
}

TEST_CASE("what is hidden or merged is told", "[workbook]") {
  XlsxParts parts;
  parts.sheet =
      R"(<cols><col min="1" max="1"/><col min="2" max="3" hidden="1"/><col min="9" max="99999" )"
      R"(hidden="true"/></cols><sheetData>)"
      R"(<row r="1" hidden="1"><c><v>1</v></c><c><v>1</v></c></row><row r="2" hidden="1"/>)"
      R"(<row r="3"><c r="B3"><v>2</v></c></row></sheetData>)"
      R"(<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="A500:B500"/></mergeCells>)";
  const auto read = read_sheet(xlsx_of(parts));
  CHECK(said(read) == "1 A=1 B=1 | 3 B=2");
  CHECK(read.facts.hidden_rows == 1);
  CHECK(read.facts.hidden_columns == 1);
  // What lies under a merged cell and is the same is seen; B1 shows what A1 does.
  CHECK(read.facts.covered.count == 0);
  parts.sheet = R"(<sheetData/><mergeCells><mergeCell ref="B2:A1"/></mergeCells>)";
  CHECK(said(read_sheet(xlsx_of(parts))) == "!bad-reference xl/worksheets/sheet1.xml B2:A1");
}

TEST_CASE("elements that are not known do not count", "[workbook]") {
  XlsxParts parts;
  parts.sheet =
      R"(<sheetPr/><sheetData><row><c><v>1<x>9</x></v><extLst><v>8</v></extLst></c><x><c><v>7</v></c></x>)"
      R"(</row><x><row r="9"><c><v>6</v></c></row></x></sheetData><extLst><ext><sheetData><row r="4"><c>)"
      R"(<v>5</v></c></row></sheetData></ext></extLst>)";
  CHECK(said(read_sheet(xlsx_of(parts))) == "1 A=1");
}

TEST_CASE("sheets are listed with their state, and charts are none", "[workbook]") {
  XlsxParts parts = kOneCell;
  const std::string type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  parts.sheets =
      R"(<sheet name="图" sheetId="3" r:id="c"/><sheet name="甲&amp;乙" sheetId="1" r:id="rId1"/>)"
      R"(<sheet name="藏" sheetId="2" state="hidden" r:id="h"/>)"
      R"(<sheet name="深藏" sheetId="4" state="veryHidden" r:id="v"/>)";
  parts.relations =
      fmt::format(R"(<Relationship Id="c" Type="{0}chartsheet" Target="x.xml"/>)"
                  R"(<Relationship Id="h" Type="{0}worksheet" Target="../xl/worksheets/s2.xml"/>)"
                  R"(<Relationship Id="v" Type="{0}worksheet" Target="/s3.xml"/>)",
                  type);
  auto zip = parts_of(parts);
  zip.push_back({"xl/worksheets/s2.xml", "<worksheet><sheetData/></worksheet>"});
  zip.push_back({"s3.xml", "<worksheet><sheetData/></worksheet>"});
  const std::string bytes = zip_of(zip);
  auto opened = Workbook::open(bytes);
  auto* book = std::get_if<Workbook>(&opened);
  REQUIRE(book != nullptr);
  REQUIRE(book->sheets().size() == 3);
  CHECK(book->format() == cbps::workbook::Format::Xlsx);
  CHECK(book->sheets()[0].name == "甲&乙");
  CHECK_FALSE(book->sheets()[0].is_hidden);
  CHECK(book->sheets()[1].is_hidden);
  CHECK(book->sheets()[2].is_hidden);
  CHECK(said(read_sheet(*book, 0)) == "1 A=1");
  CHECK(said(read_sheet(*book, 1)).empty());
  CHECK(said(read_sheet(*book, 0)) == "1 A=1");  // again
}

TEST_CASE("sheets that make more work than there are bytes", "[workbook]") {
  XlsxParts parts = kOneCell;
  parts.sheets += R"(<sheet name="乙" sheetId="2" r:id="rId1"/>)";
  CHECK(said(read_sheet(xlsx_of(parts))) == "!duplicate-part xl/worksheets/sheet1.xml");
  std::string tables;
  for (int i = 0; i < 4096; ++i) tables += "<table:table/>";
  CHECK(said(read_sheet(ods_of(tables), 4095)).empty());
  CHECK(said(read_sheet(ods_of(tables + "<table:table/>"), 4096)) ==
        "!too-many-sheets content.xml");
}

TEST_CASE("parts are found by their relations, whatever they are called", "[workbook]") {
  const std::string rels = "xl/_rels/workbook.xml.rels";
  const std::string sheet = "xl/worksheets/sheet1.xml";
  auto parts = parts_of(kOneCell);
  SECTION("another folder") {
    rename(parts, sheet, "数据/one.xml");
    replace(parts, rels, "worksheets/sheet1.xml", "../数据/./one.xml");
  }
  SECTION("written as an address") {
    rename(parts, sheet, "xl/数 据.xml");
    replace(parts, rels, "worksheets/sheet1.xml", "%E6%95%B0%20%E6%8D%AE.xml");
  }
  SECTION("shared strings that were not written") {
    replace(
        parts, rels, "<Relationship ",
        R"(<Relationship Id="s" Type="x/sharedStrings" Target="sharedStrings.xml"/><Relationship )");
  }
  SECTION("from the package") {
    rename(parts, sheet, "s.xml");
    replace(parts, rels, "worksheets/sheet1.xml", "/s.xml");
  }
  SECTION("upper case") { rename(parts, sheet, "XL/Worksheets/Sheet1.xml"); }
  SECTION("backslashes") { rename(parts, sheet, "xl\\worksheets\\sheet1.xml"); }
  SECTION("the workbook itself elsewhere") {
    rename(parts, "xl/workbook.xml", "book.xml");
    rename(parts, rels, "_rels/book.xml.rels");
    replace(parts, "_rels/.rels", "xl/workbook.xml", "/book.xml");
    replace(parts, "_rels/book.xml.rels", "worksheets/", "xl/worksheets/");
  }
  SECTION("the strict dialect") {
    replace(parts, rels, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/w",
            "http://purl.oclc.org/ooxml/officeDocument/relationships/w");
  }
  SECTION("prefixes") {
    for (ZipPart& part : parts) {
      if (part.name != sheet) continue;
      part.content =
          R"(<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c></x:row>)"
          R"(</x:sheetData></x:worksheet>)";
    }
  }
  SECTION("UTF-16") {
    for (ZipPart& part : parts) {
      if (part.name != sheet) continue;
      const std::string text =
          "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>";
      part.content = "\xFF\xFE";
      for (const char c : text) part.content += {c, '\0'};
    }
  }
  SECTION("stored") {
    for (ZipPart& part : parts) part.is_stored = true;
  }
  SECTION("ZIP64") {
    for (ZipPart& part : parts) part.is_zip64 = true;
  }
  CHECK(said(read_sheet(zip_of(parts))) == "1 A=1");
}

TEST_CASE("relations that lead nowhere or outside", "[workbook]") {
  const std::string rels = "xl/_rels/workbook.xml.rels";
  const std::string target = "worksheets/sheet1.xml";
  auto parts = parts_of(kOneCell);
  std::string expected;
  SECTION("above the package") {
    replace(parts, rels, target, "../../etc/passwd");
    expected = "!outside-package xl/workbook.xml";
  }
  SECTION("the network") {
    replace(parts, rels, target, "http://example.org/sheet1.xml");
    expected = "!outside-package xl/workbook.xml";
  }
  SECTION("said to be external") {
    replace(parts, rels, "Target=\"w", "TargetMode=\"External\" Target=\"w");
    expected = "!outside-package xl/workbook.xml";
  }
  SECTION("no part") {
    replace(parts, rels, target, "worksheets/none.xml");
    expected = "!missing-part xl/worksheets/none.xml";
  }
  SECTION("no relation") {
    replace(parts, rels, "rId1", "rId7");
    expected = "!missing-relation xl/workbook.xml";
  }
  SECTION("no workbook") {
    replace(parts, "_rels/.rels", "xl/workbook.xml", "xl/none.xml");
    expected = "!missing-part xl/none.xml";
  }
  SECTION("another document") {
    replace(parts, rels, target, "workbook.xml");
    expected = "!unexpected-root xl/workbook.xml";
  }
  CHECK(said(read_sheet(zip_of(parts))) == expected);
}

TEST_CASE("a taker ends the reading", "[workbook]") {
  for (const std::string& bytes :
       {xlsx_of_rows("<row><c><v>1</v></c></row><row><c><v>2</v></c></row><broken"),
        ods_of_rows(R"(<table:table-row table:number-rows-repeated="9"><table:table-cell><text:p>x)"
                    "</text:p></table:table-cell></table:table-row>")}) {
    auto opened = Workbook::open(bytes);
    auto* book = std::get_if<Workbook>(&opened);
    REQUIRE(book != nullptr);
    int rows = 0;
    cbps::workbook::SheetFacts facts;
    CHECK_FALSE(book->read(
        0, [&](auto, auto) { return ++rows < 2; }, facts));
    CHECK(rows == 2);
  }
}

namespace {

/// Keeps what overflows, or has no room for it.
class Kept final : public cbps::workbook::Overflow {
 public:
  explicit Kept(std::size_t room) : room_(room) {}
  bool append(std::string_view piece) override {
    text_ += piece;
    return text_.size() <= room_;
  }
  std::optional<std::string_view> finish() override { return text_; }

 private:
  std::size_t room_;
  std::string text_;
};

}  // namespace

TEST_CASE("shared strings that are too much for memory go elsewhere", "[workbook]") {
  XlsxParts parts{
      R"(<sheetData><row><c t="s"><v>0</v></c><c t="s"><v>999</v></c></row></sheetData>)"};
  std::string item;
  for (int i = 0; i < 4'000; ++i) item += fmt::format("{:05}", i * 7919 % 100'000);
  for (int i = 0; i < 1'000; ++i) parts.strings += fmt::format("<si><t>{}:{}</t></si>", i, item);
  const std::string bytes = xlsx_of(parts);
  const auto read = [&](std::size_t room) {
    auto opened = Workbook::open(bytes, [&] { return std::make_unique<Kept>(room); });
    return read_sheet(std::get<Workbook>(opened), 0);
  };
  const auto whole = read(SIZE_MAX);
  REQUIRE(whole.rows.size() == 1);
  CHECK(whole.rows[0] == "1 A=0:" + item + " B=999:" + item);
  CHECK(said(whole) == said(read_sheet(bytes)));  // and in memory
  CHECK(said(read(std::size_t{17} << 20U)) == "!no-room xl/sharedStrings.xml");
}
