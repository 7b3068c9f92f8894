#include "cbps/data/table_map.h"

#include <fmt/format.h>

#include "cbps/data/map_proposal.h"
#include "cbps/data/table_file.h"
#include "support/catch.h"
#include "support/pack.h"

using namespace cbps;

namespace {

std::shared_ptr<const data::TableMap> read_map(std::string_view text, Diagnostics& diagnostics) {
  Sources sources;
  const FileId file = sources.add("map.yaml", std::string(text));
  return data::read_table_map(sources, file, test::pack().dictionary, diagnostics);
}

/// The faults of a map, each with its line and column.
std::string faults(std::string_view text) {
  Sources sources;
  const FileId file = sources.add("map.yaml", std::string(text));
  Diagnostics diagnostics;
  const auto map = data::read_table_map(sources, file, test::pack().dictionary, diagnostics);
  CHECK((map == nullptr) == diagnostics.has_errors());
  std::string all;
  for (const Diagnostic& one : diagnostics.all()) {
    const Place place = sources.place(one.span);
    all += fmt::format("{}:{} {}\n", place.line, place.column, info(one.code).id);
  }
  return all;
}

struct ReadTable {
  std::string facts;   ///< `id: households area`, a row a line
  std::string faults;  ///< with the files that they are in
};

ReadTable read(std::string_view text, std::string_view map) {
  Sources sources;
  const FileId file = sources.add("a.csv", std::string(text));
  Diagnostics diagnostics;
  data::InputOptions options;
  options.map = read_map(map, diagnostics);
  REQUIRE(diagnostics.empty());
  const Dictionary& dictionary = test::pack().dictionary;
  data::RowCells cells;
  ReadTable result;
  const auto table = data::TableFile::open(sources, file, dictionary, cells, diagnostics, options);
  if (table) {
    diagnostics.append(table->faults());
    diagnostics.append(table->remarks());
    data::CsvReader rows = table->rows();
    data::CsvRecord row;
    data::RowKind kind{};
    while (table->next(rows, row, kind, diagnostics) == data::CsvFound::Record) {
      const auto year = table->year(row, diagnostics);
      Table facts(dictionary, 1);
      data::Origin origin = table->origin(row);
      const Period period{year.value_or(2024)};
      table->read(row, Calendar{period, period.end()}, facts, 0, origin, diagnostics);
      result.facts += fmt::format("{} {}:", origin.identity.id, period.year);
      for (const char* const id : {"households", "centre.area"}) {
        const FieldId fact = dictionary.field_by_id.at(id);
        result.facts += facts.known(fact, 0) ? fmt::format(" {}", facts.column(fact).values[0])
                                             : std::string(" -");
      }
      result.facts += "\n";
      diagnostics.append(std::move(origin.faults));
      diagnostics.append(std::move(origin.remarks));
    }
  }
  for (const Diagnostic& one : diagnostics.all()) {
    const Place place = sources.place(one.span);
    result.faults += fmt::format("{} {}:{}:{}\n", info(one.code).id, sources.path(one.span.file),
                                 place.line, place.column);
  }
  return result;
}

}  // namespace

TEST_CASE("a map may say everything or nothing", "[data]") {
  CHECK(faults("{}").empty());
  CHECK(faults("columns: {户: households, 面: {fact: 服务中心面积, unit: 公顷}, 年: 年度}\n"
               "ignore: [电话]\nconstants: {街道: 甲街道, 省: 某省}\nheading_row: 2\nlying: no\n"
               "sheet: 表1\n")
            .empty());
}

TEST_CASE("all faults of a map are named with their places", "[data]") {
  CHECK(faults("[]") == "1:1 CB3002\n");
  CHECK(faults("") == "0:0 CB1004\n");
  CHECK(faults("columns: {a: \"?\", b: {fact: \"?\"}, c: x1}\nunits: 1\nlying: a\n") ==
        "1:14 CB2081\n1:38 CB2002\n2:1 CB2080\n3:8 CB3006\n");
  CHECK(faults("columns: {a: {fact: households, words: {一: 一, 二: 两户, 三: 很多}}}\n") ==
        "1:57 CB2006\n");
  CHECK(faults("columns: {a: {fact: centre.area, unit: 万元}}\n") == "1:40 CB2082\n");
  CHECK(faults("columns: {a: {fact: centre.built, unit: 户}}\n") == "1:41 CB2083\n");
  CHECK(faults("columns: {户 数: households, 户数*: households}\n") == "1:28 CB3011\n");
  CHECK(faults("heading_row: 2\nlying: yes\n") == "1:14 CB2089\n");
}

TEST_CASE("what a map says of a heading goes before all else", "[data]") {
  const auto found =
      read("社区代码,居民总户数,户(合计),其中：房屋*\na,5,7,0.5\n",
           "columns: {户（合计）: households, 房屋: {fact: centre.area, unit: 公顷}}\n"
           "ignore: [居民总户数]\nconstants: {period: 2023}\n");
  CHECK(found.facts == "a 2023: 7 5000000\n");
  CHECK(found.faults.empty());
}

TEST_CASE("words stand for what a cell says, and only once", "[data]") {
  const auto found = read("社区代码,户\na, 5 \nb,7\nc,无此项\nd,8\n",
                          "columns: {户: {fact: households, words: {5: 7, 7: 5, 无此项: ~}}}\n");
  CHECK(found.facts == "a 2024: 7 -\nb 2024: 5 -\nc 2024: - -\nd 2024: 8 -\n");
  CHECK(found.faults.empty());
}

TEST_CASE("a fault of the table by the map is in the map", "[data]") {
  CHECK(read("社区代码\na\n", "heading_row: 3\n").faults == "CB2086 map.yaml:1:14\n");
  CHECK(read("社区代码\n\na\n", "heading_row: 2\n").faults == "CB2087 map.yaml:1:14\n");
  CHECK(read("甲,乙\na,b\n", "lying: yes\n").faults == "CB2090 map.yaml:1:8\n");
  CHECK(read("社区代码\na\n", "columns: {没有: households}\n").faults == "CB2085 map.yaml:1:11\n");
  const auto both = read("社区代码,居民总户数\na,5\n", "constants: {households: 6}\n");
  CHECK(both.faults == "CB2084 a.csv:1:6\n");
  CHECK(both.facts == "a 2024: - -\n");
}

TEST_CASE("a proposal is a map once what is in doubt is decided", "[data]") {
  Sources sources;
  const FileId file =
      sources.add("a.csv", "某表\n社区代码,居民总户数（户）,住房面积合计,联系电话\n1,2\n");
  Diagnostics diagnostics;
  auto proposal =
      data::propose_map(sources, file, "", test::pack().dictionary, Language::En, diagnostics);
  REQUIRE(proposal);
  CHECK(faults(*proposal) == "6:11 CB2081\n");
  const std::size_t doubt = proposal->find("\"?\"", proposal->find("columns:"));
  proposal->replace(doubt, 3, "centre.area");
  CHECK(faults(*proposal).empty());
}
