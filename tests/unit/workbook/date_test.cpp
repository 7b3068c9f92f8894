// Numbers that are dates, by the format in which they are shown.

#include <fmt/format.h>

#include <string>
#include <tuple>
#include <vector>

#include "cbps/text/ids.h"
#include "support/catch.h"
#include "support/workbooks.h"
#include "workbook/cell/number_format.h"
#include "workbook/cell/shown_text.h"

namespace {

using namespace cbps;
using namespace cbps::test;
using workbook::NumberForm;

enum class Count { From1900, From1904 };

/// What a number says in a cell with a format of this id, or of this code.
std::string shown(const std::string& serial, int id, const std::string& code = {},
                  Count count = Count::From1900) {
  XlsxParts parts;
  parts.sheet = R"(<sheetData><row><c s="1"><v>)" + serial + "</v></c></row></sheetData>";
  const std::string formats =
      code.empty()
          ? ""
          : fmt::format(R"(<numFmts><numFmt numFmtId="{}" formatCode='{}'/></numFmts>)", id, code);
  parts.styles =
      fmt::format(R"({}<cellStyleXfs><xf numFmtId="14"/><xf numFmtId="14"/></cellStyleXfs>)"
                  R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="{}"/></cellXfs>)",
                  formats, id);
  if (count == Count::From1904) parts.workbook = R"(<workbookPr date1904="1"/>)";
  const std::string text = said_of(parts);
  return text.starts_with("A=") ? text.substr(2) : text;
}

}  // namespace

TEST_CASE("dates are told from the format and from the count of the workbook", "[workbook]") {
  CHECK(shown("45473", 14) == "2024-06-30");
  CHECK(shown("45473", 0) == "45473");
  CHECK(shown("45473", 1) == "45473");
  CHECK(shown("45473", 49) == "45473");
  CHECK(shown("45473.5", 22) == "2024-06-30 12:00:00");
  CHECK(shown("45473.999999", 22) == "2024-07-01");
  CHECK(shown("0.5", 20) == "12:00:00");
  CHECK(shown("0", 14) == "00:00:00");
  CHECK(shown("1.5", 46) == "36:00:00");
  CHECK(shown("1", 14) == "1900-01-01");
  CHECK(shown("59", 14) == "1900-02-28");
  CHECK(shown("60", 14) == "1900-02-29");  // Excel has that day, the calendar has not
  CHECK(shown("61", 14) == "1900-03-01");
  CHECK(shown("2958465", 14) == "9999-12-31");
  CHECK(shown("2958466", 14) == "2958466");
  CHECK(shown("-1", 14) == "-1");
  CHECK(shown("44011", 14, {}, Count::From1904) == "2024-06-30");
  CHECK(shown("59", 14, {}, Count::From1904) == "1904-02-29");
  CHECK(shown("x", 14) == "x");
}

TEST_CASE("the formats that have no code", "[workbook]") {
  for (std::uint32_t id = 0; id < 82; ++id) {
    INFO(id);
    const bool is_date = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) ||
                         (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
    CHECK((workbook::built_in_format(id).form != NumberForm::Number) == is_date);
  }
}

TEST_CASE("the formats that have one", "[workbook]") {
  const std::vector<std::pair<std::string, NumberForm>> cases{
      {"General", NumberForm::Number},
      {"G/通用格式", NumberForm::Number},
      {"G/通用格式\"户\"", NumberForm::Number},
      {"General\"d\"", NumberForm::Number},
      {"0.00", NumberForm::Number},
      {"#,##0_ ;[Red]\\-#,##0\\ ", NumberForm::Number},
      {"0.00E+00", NumberForm::Number},
      {"##0.0e-0", NumberForm::Number},
      {"0\"day\"", NumberForm::Number},
      {"0\\d", NumberForm::Number},
      {"0_d", NumberForm::Number},
      {"0*y", NumberForm::Number},
      {"0_社", NumberForm::Number},
      {"[DBNum1][$-804]General", NumberForm::Number},
      {"[Magenta]0", NumberForm::Number},
      {"@", NumberForm::Number},
      {"\"unclosed d", NumberForm::Number},
      {"[unclosed d", NumberForm::Number},
      {"\\", NumberForm::Number},
      {"yyyy-mm-dd", NumberForm::Date},
      {"YYYY/M/D", NumberForm::Date},
      {"yyyy\"年\"m\"月\"d\"日\"", NumberForm::Date},
      {"[$-804]yyyy\"年\"m\"月\";@", NumberForm::Date},
      {"[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\";@", NumberForm::Date},
      {"[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", NumberForm::Date},
      {"ge.m.d", NumberForm::Date},
      {"e\"年\"", NumberForm::Date},
      {"h:mm AM/PM", NumberForm::Date},
      {"aaaa", NumberForm::Date},
      {"mm:ss.0", NumberForm::Date},
      {"[h]:mm:ss", NumberForm::Duration},
      {"[mm]:ss", NumberForm::Duration},
      {"[ss]", NumberForm::Duration},
      {"[HH]\"小时\"", NumberForm::Duration},
      {"[hx]0", NumberForm::Number},
  };
  for (const auto& [code, form] : cases) {
    INFO(code);
    CHECK(workbook::read_format_code(code).form == form);
  }
  CHECK(shown("45473", 164, R"(yyyy"年"m"月"d"日")") == "2024-06-30");
  CHECK(shown("3", 164, R"(0"户")") == "3户");
  CHECK(shown("45473", 14, "0") == "45473");  // its own code, though the id has another meaning
}

TEST_CASE("what a format shows behind the digits is the unit", "[workbook]") {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"General", ""},
      {"0.00", ""},
      {"0.0\"万元\"", "万元"},
      {"0.0万元", "万元"},
      {"0\\人", "人"},
      {"#,##0.00\"元\"", "元"},
      {"[$万元]0", ""},
      {"0[$万元-804]", "万元"},
      {"0.00\"公顷\";-0.00\"公顷\"", "公顷"},
      {"0%", "%"},
      {"0\"d\"", ""},
      {"\"¥\"#,##0.00", ""},
      {"#,##0_ ;[Red]\\-#,##0\\ ", ""},
      // The digits are not those of the number.
      {"0!.0,\"万元\"", ""},
      {"#,##0,\"千元\"", ""},
  };
  for (const auto& [code, unit] : cases) {
    CAPTURE(code);
    CHECK(workbook::read_format_code(code).unit == unit);
  }
  CHECK(workbook::built_in_format(9).unit == "%");
  CHECK(workbook::built_in_format(2).unit.empty());
}

TEST_CASE("what a format shows of a day", "[workbook]") {
  using workbook::DateParts;
  const std::vector<std::pair<std::string, DateParts>> cases{
      {"yyyy-mm-dd", DateParts::All},
      {"d/m/yy", DateParts::All},
      {"[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", DateParts::All},
      {"yyyy-mm-dd hh:mm", DateParts::All},
      {R"(e"年"m"月"d"日")", DateParts::All},
      {R"(yyyy"年"m"月")", DateParts::YearAndMonth},
      {"mmm-yy", DateParts::YearAndMonth},
      {"dddd mmmm yyyy", DateParts::YearAndMonth},
      {"yyyy", DateParts::Year},
      {R"(yyyy"年度")", DateParts::Year},
      {R"(m"月"d"日")", DateParts::WithoutYear},
      {"d-mmm", DateParts::WithoutYear},
      {"h:mm", DateParts::All},
      {"mm:ss", DateParts::All},
      {"aaaa", DateParts::All},
  };
  for (const auto& [code, parts] : cases) {
    CAPTURE(code);
    CHECK(workbook::read_format_code(code).parts == parts);
  }
  CHECK(workbook::built_in_format(14).parts == DateParts::All);
  CHECK(workbook::built_in_format(17).parts == DateParts::YearAndMonth);
  CHECK(workbook::built_in_format(58).parts == DateParts::WithoutYear);
  CHECK(shown("45356", 164, R"(yyyy"年"m"月")") == "2024-03");
  CHECK(shown("45356", 164, "yyyy") == "2024");
  CHECK(shown("45356.5", 164, "yyyy") == "2024");
  CHECK(shown("45356", 164, R"(m"月"d"日")") == "2024-03-05");
}

TEST_CASE("what a cell shows tells its format", "[workbook]") {
  using workbook::DateParts;
  const std::vector<std::tuple<std::string, double, std::string>> units{
      {"1.5万元", 1.5, "万元"}, {"1,200 户", 1200, "户"},
      {"2万元", 1.5, "万元"},   {"0万元", 0.2, "万元"},
      {"-3万元", -3, "万元"},   {"12千元", 12000, ""},
      {"1200", 1200, ""},       {"12 kg", 12, ""},
      {"￥12", 12, ""},         {"", 12, ""},
      {"万元", 12, ""}};
  for (const auto& [text, number, unit] : units) {
    CAPTURE(text);
    CHECK(workbook::unit_shown(text, number) == unit);
  }
  const std::vector<std::pair<std::string, DateParts>> dates{
      {"2024-03-05", DateParts::All},
      {"2024年3月5日", DateParts::All},
      {"2024-03-05 08:00", DateParts::All},
      {"2024年3月", DateParts::YearAndMonth},
      {"03/2024", DateParts::YearAndMonth},
      {"3月5日", DateParts::WithoutYear},
      {"2024", DateParts::Year},
      {"2024年", DateParts::Year},
      {"08:00", DateParts::All},
      {"二〇二四年三月", DateParts::All},
      {"5 March 2024", DateParts::All},
      {"March 2024", DateParts::YearAndMonth},
      {"5 March", DateParts::WithoutYear},
      {"", DateParts::All}};
  for (const auto& [text, parts] : dates) {
    CAPTURE(text);
    CHECK(workbook::parts_shown(text) == parts);
  }
}

TEST_CASE("a style that is not there", "[workbook]") {
  XlsxParts parts{R"(<sheetData><row><c s="7"><v>1</v></c></row></sheetData>)"};
  CHECK(said(read_sheet(xlsx_of(parts))) == "1 A=1");  // no styles at all: nothing to be wrong
  parts.styles = "<cellXfs><xf/></cellXfs>";
  CHECK(said(read_sheet(xlsx_of(parts))) == "!style-index xl/worksheets/sheet1.xml A1");
}
