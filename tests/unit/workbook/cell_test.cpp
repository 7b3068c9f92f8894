// What a cell says, one row a pitfall: numbers, dates, strings, formulas.

#include <string>
#include <vector>

#include "support/catch.h"
#include "support/workbooks.h"

namespace {

using namespace cbps::test;

std::string row_of(const std::string& cells) { return R"(<row r="1">)" + cells + "</row>"; }

/// Of the cells of row 1.
void check(const std::vector<SheetCase>& cases) {
  for (const SheetCase& one : cases) {
    INFO(one.what);
    CHECK(said_of({"<sheetData>" + row_of(one.content) + "</sheetData>"}) == one.said);
  }
}

std::string number(const std::string& text) { return "<c><v>" + text + "</v></c>"; }

}  // namespace

TEST_CASE("a number is written as the shortest decimal", "[workbook]") {
  check({
      {"whole", number("1234"), "A=1234"},
      {"zero", number("0"), "A=0"},
      {"negative zero", number("-0"), "A=0"},
      {"noise of a binary number", number("1.1000000000000001"), "A=1.1"},
      {"what 0.1 + 0.2 is", number("0.30000000000000004"), "A=0.3"},
      {"exponent", number("1E3"), "A=1000"},
      {"small, with an exponent", number("1.5E-7"), "A=0.00000015"},
      {"zeros that say nothing", number("12.500"), "A=12.5"},
      {"a point and zeros", number("12.0"), "A=12"},
      {"zeros in front", number("007"), "A=7"},
      {"a sign in front", number("+7"), "A=7"},
      {"blanks around", number(" 7\n"), "A=7"},
      {"15 digits", number("123456789012345"), "A=123456789012345"},
      {"16 digits", number("1234567890123456"), "A=1.234567890123456e+15"},
      {"18 digits, the last of which are lost", number("123456789012345678"),
       "A=1.2345678901234568e+17"},
      {"an identifier in scientific notation", number("4.20102001001E+11"), "A=420102001001"},
      {"no number", number("abc"), "A=abc"},
      {"no finite number", number("INF"), "A=INF"},
      {"too large", number("1e999"), "A=1e999"},
      {"type n", R"(<c t="n"><v>3</v></c>)", "A=3"},
      {"no value", "<c/>", ""},
      {"an empty value", "<c><v/></c>", ""},
  });
}

TEST_CASE("booleans, errors and dates in words", "[workbook]") {
  check({
      {"true", R"(<c t="b"><v>1</v></c>)", "A=是"},
      {"false", R"(<c t="b"><v>0</v></c>)", "A=否"},
      {"true as a word", R"(<c t="b"><v>true</v></c>)", "A=是"},
      {"an error", R"(<c t="e"><v>#REF!</v></c>)", "A=#REF!"},
      {"a day", R"(<c t="d"><v>2024-06-30</v></c>)", "A=2024-06-30"},
      {"midnight", R"(<c t="d"><v>2024-06-30T00:00:00.000Z</v></c>)", "A=2024-06-30"},
      {"a day and a time", R"(<c t="d"><v>2024-06-30T08:30:00</v></c>)", "A=2024-06-30 08:30:00"},
      {"a time", R"(<c t="d"><v>T08:30:00</v></c>)", "A=08:30:00"},
      {"an unknown type", R"(<c t="x"><v>1</v></c>)", "!cell-type xl/worksheets/sheet1.xml A1"},
  });
}

TEST_CASE("formulas give the value that was computed last", "[workbook]") {
  check({
      {"a number", "<c><f>1+1</f><v>2</v></c>", "A=2"},
      {"a text", R"(<c t="str"><f>A2</f><v>是</v></c>)", "A=是"},
      {"an empty text", R"(<c t="str"><f>""</f><v></v></c>)", ""},
      {"a boolean", R"(<c t="b"><f>1=1</f><v>1</v></c>)", "A=是"},
      {"an error", R"(<c t="e"><f>1/0</f><v>#DIV/0!</v></c>)", "A=#DIV/0!"},
      {"none", "<c><f>SUM(B1:B2)</f></c>", "A==SUM(B1:B2)"},
      {"an empty value", "<c><f>SUM(B1:B2)</f><v></v></c>", "A==SUM(B1:B2)"},
      {"shared, without text and value", R"(<c><f t="shared" si="0"/></c>)", "A=="},
      {"shared, with a value", R"(<c><f t="shared" si="0"/><v>4</v></c>)", "A=4"},
      {"a text without any value", R"(<c t="str"><f>A2</f></c>)", "A==A2"},
  });
}

TEST_CASE("strings of all sorts", "[workbook]") {
  check({
      {"inline", R"(<c t="inlineStr"><is><t>社区</t></is></c>)", "A=社区"},
      {"inline without the type", "<c><is><t>社区</t></is></c>", "A=社区"},
      {"the type, and a value only", R"(<c t="inlineStr"><v>社区</v></c>)", "A=社区"},
      {"an empty one", R"(<c t="inlineStr"><is><t></t></is></c>)", ""},
      {"runs", R"(<c t="inlineStr"><is><r><rPr><b/></rPr><t>社</t></r><r><t>区</t></r></is></c>)",
       "A=社区"},
      {"how it is read aloud",
       R"(<c t="inlineStr"><is><t>社区</t><rPh sb="0" eb="1"><t>shequ</t></rPh></is></c>)",
       "A=社区"},
      {"blanks", R"(<c t="inlineStr"><is><t>  a b  </t></is></c>)", "A=a b"},
      {"blanks that count", R"(<c t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>)",
       "A= a "},
      {"a line end", "<c t=\"inlineStr\"><is><t>a\nb</t></is></c>", "A=a\\nb"},
      {"an escape", R"(<c t="inlineStr"><is><t>a_x000D_b</t></is></c>)", "A=a\\rb"},
      {"an escaped escape", R"(<c t="inlineStr"><is><t>a_x005F_x000D_b</t></is></c>)",
       "A=a_x000D_b"},
      {"an escape in a value", R"(<c t="str"><v>a_x0009_b</v></c>)", "A=a\\tb"},
      {"two that are one character", R"(<c t="str"><v>_xD83D__xDE00_</v></c>)", "A=😀"},
      {"half a character", R"(<c t="str"><v>_xD83D_</v></c>)", "A=_xD83D_"},
      {"no escape", R"(<c t="str"><v>_x00G0_ _xyz</v></c>)", "A=_x00G0_ _xyz"},
      {"NUL", R"(<c t="str"><v>_x0000_</v></c>)", "A=_x0000_"},
      {"entities", R"(<c t="str"><v>&lt;a&gt; &amp; &#x793E;</v></c>)", "A=<a> & 社"},
      {"CDATA", R"(<c t="str"><v><![CDATA[a<b]]></v></c>)", "A=a<b"},
  });
}

TEST_CASE("shared strings by their number", "[workbook]") {
  XlsxParts parts;
  parts.strings =
      R"(<si><t>零</t></si><si/><si><r><t>一</t></r><r><t xml:space="preserve"> 二</t></r>)"
      R"(<rPh sb="0" eb="1"><t>yi</t></rPh><phoneticPr fontId="1"/></si>)";
  const auto cell = [](const std::string& index) {
    return "<sheetData>" + row_of(R"(<c t="s"><v>)" + index + "</v></c>") + "</sheetData>";
  };
  for (const auto& [index, expected] : std::vector<std::pair<std::string, std::string>>{
           {"0", "A=零"},
           {"1", ""},
           {"2", "A=一 二"},
           {"3", "!shared-string-index xl/worksheets/sheet1.xml A1"},
           {"-1", "!shared-string-index xl/worksheets/sheet1.xml A1"},
           {"99999999999", "!shared-string-index xl/worksheets/sheet1.xml A1"},
           {"x", "!shared-string-index xl/worksheets/sheet1.xml A1"}}) {
    INFO(index);
    parts.sheet = cell(index);
    CHECK(said_of(parts) == expected);
  }
  parts.strings.clear();
  parts.sheet = cell("0");
  CHECK(said_of(parts) == "!shared-string-index xl/worksheets/sheet1.xml A1");
}

TEST_CASE("cells of both formats tell their kind", "[workbook]") {
  using cbps::workbook::CellKind;
  const std::vector<CellKind> expected{CellKind::Text,   CellKind::Number,  CellKind::Date,
                                       CellKind::Time,   CellKind::Boolean, CellKind::Error,
                                       CellKind::NoValue};
  XlsxParts parts;
  parts.styles = R"(<cellXfs><xf/><xf numFmtId="14"/></cellXfs>)";
  parts.sheet = "<sheetData>" +
                row_of(R"(<c t="str"><v>a</v></c><c><v>1</v></c><c s="1"><v>45473</v></c>)"
                       R"(<c s="1"><v>0.5</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c>)"
                       "<c><f>A1</f></c>") +
                "</sheetData>";
  const std::string ods = ods_of_rows(
      R"(<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>)"
      R"(<table:table-cell office:value-type="float" office:value="1"/>)"
      R"(<table:table-cell office:value-type="date" office:date-value="2024-06-30"/>)"
      R"(<table:table-cell office:value-type="time" office:time-value="PT12H"/>)"
      R"(<table:table-cell office:value-type="boolean" office:boolean-value="true"/>)"
      R"(<table:table-cell calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>)"
      R"(<table:table-cell table:formula="of:=[.A1]"/></table:table-row>)");
  for (const std::string& bytes : {xlsx_of(parts), ods}) {
    auto opened = cbps::workbook::Workbook::open(bytes);
    std::vector<CellKind> kinds;
    cbps::workbook::SheetFacts facts;
    const auto take = [&](std::uint32_t, std::span<const cbps::workbook::Cell> cells) {
      for (const auto& cell : cells) kinds.push_back(cell.kind);
      return true;
    };
    CHECK_FALSE(std::get<cbps::workbook::Workbook>(opened).read(0, take, facts));
    CHECK(kinds == expected);
  }
}
