// What a cell of an .ods says, and where it stands.

#include <string>
#include <vector>

#include "support/catch.h"
#include "support/workbooks.h"

namespace {

using namespace cbps::test;
using cbps::workbook::MergedRange;
using cbps::workbook::Workbook;

std::string row(const std::string& cells) {
  return "<table:table-row>" + cells + "</table:table-row>";
}
std::string cell(const std::string& attributes, const std::string& inside = {}) {
  return "<table:table-cell " + attributes + ">" + inside + "</table:table-cell>";
}
std::string value(const std::string& type, const std::string& attribute, const std::string& text,
                  const std::string& shown = "shown") {
  return row(cell("office:value-type=\"" + type + "\" office:" + attribute + "=\"" + text + "\"",
                  "<text:p>" + shown + "</text:p>"));
}
std::string text(const std::string& inside) { return row(cell("", inside)); }

void check(const std::vector<SheetCase>& cases) {
  for (const SheetCase& one : cases) {
    INFO(one.what);
    CHECK(said(read_sheet(ods_of_rows(one.content))) == one.said);
  }
}

}  // namespace

TEST_CASE("cells of an .ods say their value, not what is shown", "[workbook]") {
  check({
      {"a number", value("float", "value", "1.1000000000000001"), "1 A=1.1"},
      {"a long one", value("float", "value", "123456789012345678"), "1 A=1.2345678901234568e+17"},
      {"a share", value("percentage", "value", "0.5", "50%"), "1 A=50%"},
      {"money", value("currency", "value", "1200", "￥1,200"), "1 A=1200"},
      {"a day", value("date", "date-value", "2024-06-30", "30.06.24"), "1 A=2024-06-30"},
      {"a day and a time", value("date", "date-value", "2024-06-30T08:30:00"),
       "1 A=2024-06-30 08:30:00"},
      {"midnight", value("date", "date-value", "2024-06-30T00:00:00"), "1 A=2024-06-30"},
      {"a time", value("time", "time-value", "PT08H30M05S"), "1 A=08:30:05"},
      {"a duration", value("time", "time-value", "PT36H0M0.25S"), "1 A=36:00:00"},
      {"no duration", value("time", "time-value", "P1D"), "1 A=P1D"},
      {"true", value("boolean", "boolean-value", "true", "TRUE"), "1 A=是"},
      {"false", value("boolean", "boolean-value", "false", "FALSE"), "1 A=否"},
      {"a text with a value of its own", value("string", "string-value", "社区"), "1 A=社区"},
      {"an error",
       row(cell(R"(table:formula="of:=1/0" office:value-type="string" office:string-value="" )"
                R"(calcext:value-type="error")",
                "<text:p>#DIV/0!</text:p>")),
       "1 A=#DIV/0!"},
      {"an error of an older program",
       row(cell(R"(table:formula="of:=[.B1]" office:value-type="float" office:value="0")",
                "<text:p>Err:502</text:p>")),
       "1 A=Err:502"},
      {"a formula",
       row(cell(R"(table:formula="of:=1+1" office:value-type="float" office:value="2")",
                "<text:p>2</text:p>")),
       "1 A=2"},
      {"a formula without a value", row(cell(R"x(table:formula="of:=SUM([.A2:.A3])")x")),
       "1 A==SUM([.A2:.A3])"},
      {"a formula that gives an empty text",
       row(cell(R"(table:formula="of:=&quot;&quot;" office:value-type="string")")), ""},
  });
}

TEST_CASE("the text of a cell of an .ods", "[workbook]") {
  check({
      {"a paragraph", text("<text:p>社区</text:p>"), "1 A=社区"},
      {"several", text("<text:p>甲</text:p><text:p/><text:p>乙</text:p>"), "1 A=甲\\n\\n乙"},
      {"spans and links", text("<text:p>甲<text:span>乙<text:a>丙</text:a></text:span>丁</text:p>"),
       "1 A=甲乙丙丁"},
      {"blanks", text("<text:p>  a \n  b<text:s/><text:s text:c=\"2\"/>c</text:p>"), "1 A=a b   c"},
      {"a tab and a line end", text("<text:p>a<text:tab/>b<text:line-break/>c</text:p>"),
       "1 A=a\\tb\\nc"},
      {"a remark",
       text("<office:annotation><dc:date>2024</dc:date><text:p>remark</text:p>"
            "</office:annotation><text:p>社区</text:p>"),
       "1 A=社区"},
      {"a remark in the text",
       text("<text:p>社<office:annotation><text:p>x</text:p></office:annotation>区</text:p>"),
       "1 A=社区"},
      {"how it is read aloud",
       text("<text:p><text:ruby><text:ruby-base>社区</text:ruby-base><text:ruby-text>shequ"
            "</text:ruby-text></text:ruby></text:p>"),
       "1 A=社区"},
      {"a drawing",
       text("<draw:frame><draw:text-box><text:p>x</text:p></draw:text-box></draw:frame>"
            "<text:p>社区</text:p>"),
       "1 A=社区"},
  });
}

TEST_CASE("rows and cells of an .ods may stand for several", "[workbook]") {
  const std::string x = "<text:p>x</text:p>";
  check({
      {"cells", row(cell(R"(table:number-columns-repeated="3")", x) + cell("", x)),
       "1 A=x B=x C=x D=x"},
      {"empty cells", row(cell(R"(table:number-columns-repeated="16000")") + cell("", x)),
       "1 WQK=x"},
      {"rows",
       R"(<table:table-row table:number-rows-repeated="2">)" + cell("", x) + "</table:table-row>" +
           row(cell("", x)),
       "1 A=x | 2 A=x | 3 A=x"},
      {"empty rows",
       R"(<table:table-row table:number-rows-repeated="1048574"><table:table-cell )"
       R"(table:number-columns-repeated="16384"/></table:table-row>)" +
           row(cell("", x)),
       "1048575 A=x"},
      {"empty rows beyond the sheet",
       R"(<table:table-row table:number-rows-repeated="4000000000"><table:table-cell/></table:table-row>)",
       ""},
      {"covered cells",
       row(cell(R"(table:number-columns-spanned="2")", x) +
           "<table:covered-table-cell><text:p>y</text:p></table:covered-table-cell>" + cell("", x)),
       "1 A=x C=x"},
      {"groups and headers",
       "<table:table-header-rows>" + row(cell("", x)) +
           "</table:table-header-rows><table:table-row-group><table:table-row-group>" +
           row(cell("", x)) + "</table:table-row-group></table:table-row-group>" + row(cell("", x)),
       "1 A=x | 2 A=x | 3 A=x"},
      {"too far right", row(cell(R"(table:number-columns-repeated="16384")") + cell("", x)),
       "!bad-reference content.xml"},
      {"too far down",
       R"(<table:table-row table:number-rows-repeated="1048576"/>)" + row(cell("", x)),
       "!bad-reference content.xml"},
      {"zero times", row(cell(R"(table:number-columns-repeated="0")", x)),
       "!bad-reference content.xml A1"},
      {"a table in a cell",
       text("<table:table><table:table-row>" + cell("", x) +
            "</table:table-row></table:table><text:p>y</text:p>"),
       "1 A=y"},
  });
  const std::string many = R"(<table:table-row table:number-rows-repeated="1048576">)" +
                           cell(R"(table:number-columns-repeated="16384")", x) +
                           "</table:table-row>";
  CHECK(said(read_sheet(ods_of_rows(many))) == "!too-much-repeated content.xml A1");
}

TEST_CASE("what is hidden or merged in an .ods", "[workbook]") {
  const std::string x = "<text:p>x</text:p>";
  const auto read = read_sheet(ods_of_rows(
      R"(<table:table-column/><table:table-columns><table:table-column table:visibility="collapse" )"
      R"(table:number-columns-repeated="2"/></table:table-columns>)" +
      row(cell(R"(table:number-columns-spanned="2" table:number-rows-spanned="2")", x) +
          "<table:covered-table-cell/>" + cell("", x)) +
      R"(<table:table-row table:visibility="filter">)" + cell("", x) +
      R"(</table:table-row><table:table-row table:visibility="collapse"/>)" +
      row(cell(R"(table:formula="of:=1" table:number-columns-repeated="2")"))));
  CHECK(said(read) == "1 A=x C=x | 2 A=x | 4 A==1 B==1");
  CHECK(read.facts.hidden_rows == 1);
  CHECK(read.facts.hidden_columns == 2);
  CHECK(read.facts.covered.count == 0);
}

TEST_CASE("the sheets of an .ods", "[workbook]") {
  const std::string table = "<table:table-row><table:table-cell><text:p>";
  const std::string end = "</text:p></table:table-cell></table:table-row></table:table>";
  const std::string bytes = ods_of(
      "<table:tracked-changes><table:table table:name=\"x\">" + table + "0" + end +
          "</table:tracked-changes><table:table table:name=\"甲\" table:style-name=\"ta1\">" +
          table + "1" + end + "<table:table table:name=\"乙\" table:style-name=\"ta2\">" + table +
          "2" + end + "<table:named-expressions/>",
      R"(<style:style style:name="ta1"><style:table-properties table:display="true"/></style:style>)"
      R"(<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>)");
  auto opened = Workbook::open(bytes);
  auto* book = std::get_if<Workbook>(&opened);
  REQUIRE(book != nullptr);
  CHECK(book->format() == cbps::workbook::Format::Ods);
  CHECK_FALSE(book->find(7));
  REQUIRE(book->sheets().size() == 2);
  CHECK(book->sheets()[0].name == "甲");
  CHECK_FALSE(book->sheets()[0].is_hidden);
  CHECK(book->sheets()[1].is_hidden);
  CHECK(said(read_sheet(*book, 0)) == "1 A=1");
  CHECK(said(read_sheet(*book, 1)) == "1 A=2");
}

namespace {

std::string table(const std::string& name, const std::string& rows, const std::string& more = {}) {
  return "<table:table table:name=\"" + name + "\" " + more + ">" + rows + "</table:table>";
}

std::string word(const std::string& word) { return text("<text:p>" + word + "</text:p>"); }

Workbook opened(const std::string& bytes) {
  auto opened = Workbook::open(bytes);
  REQUIRE(std::holds_alternative<Workbook>(opened));
  return std::move(std::get<Workbook>(opened));
}

/// The first row of a sheet, after which no more are wanted.
std::string first_row(Workbook& book, std::size_t sheet) {
  std::string said;
  const auto take = [&](std::uint32_t /*row*/, std::span<const cbps::workbook::Cell> cells) {
    said += cells.front().text;
    return false;
  };
  cbps::workbook::SheetFacts facts;
  const auto fault = book.read(sheet, take, facts);
  return fault ? fault_text(*fault) : said;
}

}  // namespace

TEST_CASE("the sheets of an .ods are found one by one, and read in any order", "[workbook]") {
  const std::string bytes = ods_of("<table:table/>" + table("甲", word("a") + word("b")) +
                                   "<table:table/>" + table("乙", word("c") + word("d")));
  Workbook book = opened(bytes);
  CHECK(book.sheets().size() == 1);
  SECTION("each before the next") {
    CHECK(said(read_sheet(book, 0)).empty());
    CHECK(said(read_sheet(book, 1)) == "1 A=a | 2 A=b");
    CHECK(book.sheets().size() == 2);
    CHECK(said(read_sheet(book, 2)).empty());
    CHECK(said(read_sheet(book, 3)) == "1 A=c | 2 A=d");
    CHECK_FALSE(book.find(4));
  }
  SECTION("none, until all are found") {
    CHECK_FALSE(book.find(4));
    CHECK(said(read_sheet(book, 3)) == "1 A=c | 2 A=d");
    CHECK(said(read_sheet(book, 1)) == "1 A=a | 2 A=b");
  }
  SECTION("some, and only the beginning of them") {
    CHECK_FALSE(book.find(1));
    CHECK(first_row(book, 1) == "a");
    CHECK_FALSE(book.find(3));
    CHECK(first_row(book, 3) == "c");
    CHECK(first_row(book, 3) == "c");
    CHECK(said(read_sheet(book, 3)) == "1 A=c | 2 A=d");
  }
  SECTION("those that were passed over") {
    CHECK(said(read_sheet(book, 3)) == "1 A=c | 2 A=d");
    CHECK(first_row(book, 0).empty());
    CHECK(said(read_sheet(book, 2)).empty());
    CHECK(said(read_sheet(book, 1)) == "1 A=a | 2 A=b");
    CHECK(said(read_sheet(book, 1)) == "1 A=a | 2 A=b");
  }
  CHECK_FALSE(book.find(9));
  REQUIRE(book.sheets().size() == 4);
  CHECK(book.sheets()[1].name == "甲");
  CHECK(book.sheets()[3].name == "乙");
}

TEST_CASE("what is wrong with one sheet of an .ods is not wrong with the others", "[workbook]") {
  const std::string bomb = R"(<table:table-row table:number-rows-repeated="1048575">)" +
                           cell(R"(table:number-columns-repeated="16384")", "<text:p>x</text:p>") +
                           "</table:table-row>";
  const std::string bytes =
      ods_of(table("甲", word("a")) + table("乙", word("b") + bomb) + table("丙", word("c")));
  Workbook book = opened(bytes);
  CHECK(said(read_sheet(book, 0)) == "1 A=a");
  CHECK(said(read_sheet(book, 1)) == "1 A=b !too-much-repeated content.xml A2");
  CHECK(said(read_sheet(book, 2)) == "1 A=c");
  CHECK(said(read_sheet(book, 1)) == "1 A=b !too-much-repeated content.xml A2");
  CHECK(said(read_sheet(book, 0)) == "1 A=a");
}

TEST_CASE("an .ods that breaks off is found to on the way", "[workbook]") {
  const std::string broken = "!broken-xml content.xml";
  SECTION("before the first sheet") {
    CHECK(said(read_sheet(ods_of("</office:spreadsheet>"))) == broken);
    CHECK(said(read_sheet(ods_of("<table:table-row>"))) == broken);
  }
  SECTION("in the first") {
    const std::string bytes = ods_of("<table:table>" + word("a") + "<table:table-row>");
    Workbook book = opened(bytes);
    CHECK(said(read_sheet(book, 0)) == "1 A=a " + broken);
    CHECK(said(read_sheet(book, 0)) == "1 A=a " + broken);
  }
  SECTION("in the second") {
    const std::string bytes =
        ods_of(table("甲", word("a")) + "<table:table>" + word("b") + "<table:table-row>");
    Workbook book = opened(bytes);
    CHECK(said(read_sheet(book, 0)) == "1 A=a");
    CHECK(said(read_sheet(book, 1)) == "1 A=b " + broken);
    const auto fault = book.find(2);
    REQUIRE(fault);
    CHECK(fault_text(*fault) == broken);
    CHECK(book.sheets().size() == 2);
    CHECK(said(read_sheet(book, 0)) == "1 A=a");
  }
  SECTION("behind the last") {
    const std::string bytes = ods_of(table("甲", word("a")) + "</office:body>");
    Workbook book = opened(bytes);
    CHECK(said(read_sheet(book, 0)) == "1 A=a");
    CHECK(said(read_sheet(book, 1)) == broken);
  }
}
