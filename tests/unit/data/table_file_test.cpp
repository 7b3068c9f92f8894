#include "cbps/data/table_file.h"

#include <fmt/format.h>

#include "support/catch.h"
#include "support/pack.h"

using namespace cbps;
using data::CsvFound;

namespace {

/// The rows that are read, by id ("-": with a fault), a line each; then the faults of all with
/// their cells.
std::string read(std::string_view text) {
  Sources sources;
  const FileId file = sources.add("a.csv", std::string(text));
  Diagnostics diagnostics;
  data::RowCells cells;
  std::string all;
  const auto name_faults = [&] {
    std::string faults;
    for (const Diagnostic& one : diagnostics.all()) {
      faults += fmt::format(" {} {}", info(one.code).id, cells.name(one.span));
    }
    diagnostics = {};
    return faults + "\n";
  };
  const auto table =
      data::TableFile::open(sources, file, test::pack().dictionary, cells, diagnostics);
  if (!table) return name_faults();
  data::CsvReader rows = table->rows();
  data::CsvRecord row;
  diagnostics = table->faults();
  if (!diagnostics.empty()) all += "header:" + name_faults();
  while (true) {
    data::RowKind kind{};
    const CsvFound found = table->next(rows, row, kind, diagnostics);
    if (found == CsvFound::End) return all;
    cells = data::cells_of(row);
    data::Origin origin;
    if (found == CsvFound::Record && kind != data::RowKind::Community) {
      all += "passed over\n";
      continue;
    }
    if (found == CsvFound::Record) {
      (void)table->year(row, diagnostics);
      Table facts(test::pack().dictionary, 1);
      origin = table->origin(row);
      table->read(row, Calendar{Period{2024}, Period{2024}.end()}, facts, 0, origin, diagnostics);
    }
    all += diagnostics.empty() ? origin.identity.id : "-";
    diagnostics.append(std::move(origin.faults));
    all += name_faults();
  }
}

}  // namespace

TEST_CASE("the header of a table is read by names, labels and aliases", "[data]") {
  for (const std::string_view heading :
       {"centre.area", "服务中心建筑面积", "服务中心面积", "党员群众服务中心.面积",
        "Ｃｅｎｔｒｅ．ａｒｅａ", "\"服务中心\n面积\""}) {
    CAPTURE(heading);
    CHECK(read(fmt::format("社区代码,{}\na,180.5\n", heading)) == "a\n");
  }
}

TEST_CASE("all faults of a header are named, and take their column or the table", "[data]") {
  struct Case {
    std::string_view text;
    std::string_view faults;
  };
  const Case cases[] = {
      {"", " CB1004 \n"},
      {"\n\n", " CB1004 \n"},
      {"id,households\n", " CB2028 A1\n"},
      {"id,households\n,\n\n", " CB2028 A1\n"},
      {"street,households\na,1\n", " CB2025 A1\n"},
      {"id,committee.yuong\na,1\n", "header: CB2002 B1\na\n"},
      {"id,书记姓名,建筑面积\na,b,1\n", "header: CB2004 B1 CB2003 C1\na\n"},
      {"id,households,户数\na,1,2\nb,1,1\nc,~,2\nd,x,1\n", "a CB2005 C2\nb\nc\nd CB2006 B5\n"},
      {"x,y,name\na,b,c\n", "header: CB2072 A1\nc\n"},
      {"id,householdz,streets,name\na,1,2,3\n", "header: CB2072 B1\na\n"},
      {"households（人）,id\n5,a\n", "header: CB2049 A1\na\n"},
      {"x,y\na,b\n", " CB2048 A1\n"},
      {"id,\"name\na,b\n", " CB1032 \n"},
      {"id,na\"me\na,b\n", " CB1034 B1\n"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.text);
    CHECK(read(one.text) == one.faults);
  }
}

TEST_CASE("all faults of a row are named, and take a fact or that row", "[data]") {
  struct Case {
    std::string_view text;
    std::string_view rows;
  };
  const Case cases[] = {
      {"id,households\na,x\nb,1\n", "a CB2006 B2\nb\n"},
      {"id,households,centre.built\na,-1,可能\nb,1,是\n", "a CB2008 B2 CB2006 C2\nb\n"},
      {"id,households\n4.20102E+11,1\n420102001001,1\n", "- CB2015 A2\n420102001001\n"},
      {"id\n4e11\n4.2E11\ne\n4e\n4.2\n", "- CB2015 A2\n- CB2015 A3\ne\n4e\n4.2\n"},
      {"id,name\n,a\n~,b\nc,d\n", "a\n- CB2040 A3\nc\n"},
      {"id,committee.size,committee.young\na,5,6\nb,5,5\n", "a CB2016 C2\nb\n"},
      {"id,name,street\n,a,s\n,,s\n,合 计,s\n", "s/a\n- CB2026 A3\npassed over\n"},
      {"id,street,name\n,s,小 计\n,s,a\n", "passed over\ns/a\n"},
      // What other columns say takes nobody who has a name.
      {"备注,name,households\n小计,甲,1\n注：补报,乙,1\n合计,荷塘社区,1\n", "甲\n乙\n荷塘社区\n"},
      {"序号,name,households\n注：补报,甲,1\n小计,荷塘社区,1\n小计,荷塘,1\n合计,3个社区,1\n",
       "甲\n荷塘社区\npassed over\npassed over\n"},
      {"street,name,households\n填表人：,某某,审核人：\n备注,由社区填报,\n注：补报,荷塘社区,1\n",
       "passed over\npassed over\n注：补报/荷塘社区\n"},
      {"id,name,households\n注：待补,荷塘社区,1\n合计,荷塘社区,1\n合计,某区,1\n",
       "- CB2045 A2\n- CB2035 A3\npassed over\n"},
      {"name,households\na,1\n", "a\n"},
      {"id,社区代码,name,社区名称\na,a,b,b\na,,b,\n,a,,b\n", "a\na\na\n"},
      {"id,区划代码\na,b\nc,-\n990101001001,990 101 001 001\n",
       "- CB2005 B2\n- CB2040 B3\n990101001001\n"},
      {"id,name,社区,street,街道\na,b,c,d,e\n,b,b,d,\n,b,c,d,d\n,b,b,d,e\n",
       "a CB2005 C2 CB2005 E2\nd/b\n- CB2005 C4\n- CB2005 E5\n"},
      {"区划代码,社区代码\n,合计\n,备注\n合计,\n,a\n",
       "passed over\npassed over\npassed over\na\n"},
      {"id,name\na,b13800138000\n", "a CB2036 B2\n"},
      {"id,households\na,13800138000\n", "a CB2036 B2\n"},
      {"id,centre.five_affairs\na,党务;13800138000\n", "a CB2036 B2\n"},
      // Each looks like the first, and is it wherever that is certain.
      {"id\n9901\n9901\u3000\n\u00A09901\n“9901”\n９901\n“9901\n合计\n",
       "9901\n9901\n9901\n9901\n9901\n- CB2034 A7\npassed over\n"},
      {"id,period\na,24\nb,2024\nc,null\n", "- CB2017 B2\nb\nc\n"},
      {"id,meetings.group\na,2023-12-31\nb,2024-01-01、2024-02-01;2024-03-01\n",
       "a CB2012 B2\nb\n"},
      {"id,centre.five_affairs\na,党务;财务\nb,党务；居务\nc,全部\nd,无\ne,、\n",
       "a CB2009 B2\nb\nc\nd\ne CB2011 B6\n"},
      {"id,households\na\nb,1,2\nc,1\n", "- CB1038 A2\n- CB1038 C3\nc\n"},
      // Empty cells too many are nothing; cells that are missing are empty.
      {"id,households\na,1,\nb,1, ,\"\"\nc,1,,x\n", "a\nb\n- CB1038 D4\n"},
      {"id,households,name\na,1\n9901\n合计\n", "a\n9901\npassed over\n"},
      {"id,name,households\n9901，甲，2\na,\"b，c\"\n", "- CB1048 A2\na\n"},
      {"id,\na,b\nc,\nd,~\n", "a CB2027 B2\nc\nd\n"},
      {"id,households\n\na,\n,\n\"\",\"\"\nb,~\n", "a\nb\n"},
      {"id,households\n\na,x\n", "a CB2006 B3\n"},
      {"id,name,households\na,\"x\ny\",z\nb,,z\n", "a CB2006 C2\nb CB2006 C3\n"},
      {"id,name\na,b\"c\nd,e\n", "- CB1034 B2\nd\n"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.text);
    CHECK(read(one.text) == one.rows);
  }
}

TEST_CASE("a row of units below the headings is that of the columns", "[data]") {
  const std::string_view head = "社区代码,居民总户数,服务中心建筑面积,年度社区工作运行经费\n";
  struct Case {
    std::string_view units;
    std::string_view rows;
  };
  const Case cases[] = {
      {",户,㎡,万元\n", "a\n"},
      {"单位,（户）,公顷,/\n", "a\n"},
      {",户,,\n", "- CB2026 A2 CB2006 B2\na\n"},
      {",人,㎡,万元\n", "header: CB2049 B1\na\n"},
      {",户,㎡,千瓦\n", "header: CB2002 D1\na\n"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.units);
    CHECK(read(fmt::format("{}{}a,1,2,3\n", head, one.units)) == one.rows);
  }
}

TEST_CASE("other headings below the rows begin another table", "[data]") {
  struct Case {
    std::string_view below;
    std::string_view rows;
  };
  const Case cases[] = {
      {"区划代码,社区,户数（户）\nb,乙,1\n", "a\npassed over\nb\n"},
      {"社区名称,社区代码,居民总户数\n乙,b,1\n", "a\n- CB2075 A3\n"},
      {"\n附表\n\n区名称,社区名称,居民总户数\n丙,丁,5\n", "a\npassed over\n- CB2075 A6\n"},
      {"附表\n丙,丁,5\n", "a\npassed over\n丙\n"},
      {"姓名,年龄\n丙,5\n", "a\n- CB2075 A3\n"},
      // A heading of who communities are is none of them, whatever stands beside it.
      {"社区代码,志愿者人数\nb,5\n", "a\n- CB2075 A3\n"},
      {"区划代码（必填）,2022,2023\nb,5,6\n", "a\n- CB2075 A3\n"},
      // Files that were joined, each with its byte order mark.
      {"\uFEFF社区代码,社区名称,居民总户数\nb,乙,1\n", "a\npassed over\nb\n"},
      {"\uFEFF区划代码,社区,户数\nb,乙,1\n", "a\npassed over\nb\n"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.below);
    CHECK(read(fmt::format("社区代码,社区名称,居民总户数\na,甲,1\n{}", one.below)) == one.rows);
  }
}

TEST_CASE("a row gives what a profile gives", "[data]") {
  Sources sources;
  const FileId file =
      sources.add("a.csv",
                  "社区代码,社区名称,街道名称,centre.area,households,centre.built,meetings.group\n"
                  "9901,甲,乙,180.5,,是,2024-05-01、2024-02-01\n");
  Diagnostics diagnostics;
  data::RowCells header;
  const Dictionary& dictionary = test::pack().dictionary;
  const auto table = data::TableFile::open(sources, file, dictionary, header, diagnostics);
  REQUIRE(table);
  data::CsvReader rows = table->rows();
  data::CsvRecord row;
  data::RowKind kind{};
  REQUIRE(table->next(rows, row, kind, diagnostics) == CsvFound::Record);
  CHECK(kind == data::RowKind::Community);
  // The second row of a batch.
  Table facts(dictionary, 3);
  data::Origin origin = table->origin(row);
  table->read(row, Calendar{Period{2024}, *parse_date("2024-04-01")}, facts, 1, origin,
              diagnostics);
  REQUIRE(diagnostics.empty());
  CHECK(origin.identity.id == "9901");
  CHECK(origin.identity.name == "甲");
  CHECK(origin.identity.street == "乙");
  const auto fact = [&](const char* name) { return dictionary.field_by_id.at(name); };
  CHECK(facts.column(fact("centre.area")).values[1] == 180500);
  CHECK(!facts.known(fact("households"), 1));
  CHECK(facts.column(fact("centre.built")).values[1] == 1);
  CHECK(facts.days(fact("meetings.group"), 1).size() == 1);
  REQUIRE(origin.remarks.size() == 1);
  CHECK(origin.cells.name(origin.remarks.all()[0].span) == "G2");
  CHECK(sources.place(origin.span) == Place{2, 1});
}
