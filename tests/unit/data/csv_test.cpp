#include "cbps/data/csv.h"

#include <fmt/format.h>

#include <array>
#include <random>
#include <string>

#include "support/catch.h"

using namespace cbps;
using data::CsvFound;

namespace {

/// A line a record: "number [cell][cell]", "!" before one with a fault; then the faults with their
/// places, and how it ended if it was not the end.
std::string read(std::string_view text, data::CsvLimits limits = {}) {
  Sources sources;
  const FileId file = sources.add("a.csv", std::string(text));
  data::CsvReader reader(sources.text(file), file, limits);
  data::CsvRecord record;
  Diagnostics diagnostics;
  std::string all;
  while (true) {
    const CsvFound found = reader.next(record, diagnostics);
    if (found == CsvFound::End) break;
    if (found == CsvFound::Rest) {
      all += "rest\n";
      CHECK(reader.next(record, diagnostics) == CsvFound::End);
      break;
    }
    all += fmt::format("{}{} ", found == CsvFound::Fault ? "!" : "", record.number);
    for (const data::CsvCell& cell : record.cells) all += fmt::format("[{}]", cell.text);
    all += '\n';
  }
  for (const Diagnostic& one : diagnostics.all()) {
    const Place place = sources.place(one.span);
    all += fmt::format("{} {}:{}\n", info(one.code).id, place.line, place.column);
  }
  return all;
}

}  // namespace

TEST_CASE("a CSV is read as RFC 4180 has it", "[data]") {
  struct Case {
    std::string_view text;
    std::string_view records;
  };
  const Case cases[] = {
      {"", ""},
      {"\xEF\xBB\xBF", ""},
      {"a", "1 [a]\n"},
      {"a\n", "1 [a]\n"},
      {"a,b\nc,d\n", "1 [a][b]\n2 [c][d]\n"},
      {"a,b\r\nc,d\r\n", "1 [a][b]\n2 [c][d]\n"},
      {"\xEF\xBB\xBF"
       "a,b\nc,d",
       "1 [a][b]\n2 [c][d]\n"},
      {"\xEF\xBB\xBF\"a\",b\n", "1 [a][b]\n"},
      {",\n", "1 [][]\n"},
      {"a,", "1 [a][]\n"},
      {"\n\na\n", "1 []\n2 []\n3 [a]\n"},
      {"\r\na\r\n", "1 []\n2 [a]\n"},
      {"\"a,b\",c\n", "1 [a,b][c]\n"},
      {"\"a\"\"b\",\"\"\"\"\n", "1 [a\"b][\"]\n"},
      {"\"\",\"\"\n", "1 [][]\n"},
      {"\"a\nb\",c\nd\n", "1 [a\nb][c]\n2 [d]\n"},
      {"\"a\r\nb\",\"c\"\r\nd\r\n", "1 [a\r\nb][c]\n2 [d]\n"},
      {" a , b\t,\" c \"\n", "1 [a][b][ c ]\n"},
      {"居民,户数\n", "1 [居民][户数]\n"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.text);
    CHECK(read(one.text) == one.records);
  }
}

TEST_CASE("a CSV that could not be decoded to its end is read up to there", "[data]") {
  struct Case {
    std::string_view text;
    std::size_t records;
    Place place;
  };
  const Case cases[] = {{"a,b\nc,d\ne\xFF", 2, {3, 2}},
                        {"a,b\nc,d\n\xFF", 2, {3, 1}},
                        {"a,b\n\"c\xFF", 1, {2, 3}},
                        {"\xFF", 0, {1, 1}}};
  for (const Case& one : cases) {
    CAPTURE(one.text);
    Sources sources;
    const FileId file = sources.add(
        "a.csv", one.text, nullptr,
        encoding::UndecodedRest{Encoding::Gb18030, encoding::Misfit::EuroByte, "\x80", 7, {}});
    data::CsvReader rows(sources, file);
    data::CsvRecord record;
    Diagnostics diagnostics;
    std::size_t records = 0;
    CsvFound found = rows.next(record, diagnostics);
    for (; found == CsvFound::Record; found = rows.next(record, diagnostics)) ++records;
    CHECK(found == CsvFound::Rest);
    CHECK(records == one.records);
    REQUIRE(diagnostics.size() >= 1);
    CHECK(diagnostics.all().front().code == Code::EuroByte);
    CHECK(sources.place(diagnostics.all().front().span) == one.place);
  }
}

TEST_CASE("a fault of a CSV takes its row, or the rest where rows cannot be told apart", "[data]") {
  using namespace std::string_view_literals;
  struct Case {
    std::string_view text;
    std::string_view records;
  };
  const Case cases[] = {
      {"a\nb\"c,d\ne\n", "1 [a]\n!2 [b\"c][d]\n3 [e]\nCB1034 2:2\n"},
      {"a, \"b\"\nc\n", "!1 [a][\"b\"]\n2 [c]\nCB1034 1:4\n"},
      {"a\nb,\"c\nd\n", "1 [a]\nrest\nCB1032 2:3\n"},
      {"\"", "rest\nCB1032 1:1\n"},
      {"a\n\"b\"c\nd\n", "1 [a]\nrest\nCB1033 2:4\n"},
      {"\"b\" ,c\n", "rest\nCB1033 1:4\n"},
      {"a\nb\0c\nd\n"sv, "1 [a]\nrest\nCB1003 2:2\n"},
      {"a\nb\rc\nd\n", "1 [a]\nrest\nCB1003 2:2\n"},
      {"a\n居\xFF\nd\n", "1 [a]\nrest\nCB1002 2:2\n"},
      {"a\n\"b\xFF\nd\n", "1 [a]\nrest\nCB1002 2:3\n"},
      {"\xFF\xFE"
       "a\0,\0b\0\n\0"sv,
       "rest\nCB1002 1:1\n"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.text);
    CHECK(read(one.text) == one.records);
  }
}

TEST_CASE("the limits of a CSV hold", "[data]") {
  const data::CsvLimits small{20, 8, 3};
  CHECK(read("a,b,c\n", small) == "1 [a][b][c]\n");
  CHECK(read("a,b,c,d,e\nf\n", small) == "!1 [a][b][c]\n2 [f]\nCB1037 1:7\n");
  CHECK(read("12345678\n\"123456\"\n", small) == "1 [12345678]\n2 [123456]\n");
  CHECK(read("123456789\na,\"1234567\"\nf\n", small) ==
        "!1 [123456789]\n!2 [a][1234567]\n3 [f]\nCB1036 1:1\nCB1036 2:3\n");
  CHECK(read("1234567,1234567,1234\n1234567,1234567,12345\nf\n", small) ==
        "1 [1234567][1234567][1234]\n!2 [1234567][1234567][12345]\n3 [f]\nCB1035 2:1\n");
  // A quote that is not closed within a row's length is not closed at all.
  CHECK(read("a\n\"12345678901234567890\n居居居\n", small) == "1 [a]\nrest\nCB1032 2:1\n");
  CHECK(read("a\n\"居居居居居居居居居\"\n", small) == "1 [a]\nrest\nCB1032 2:1\n");
  CHECK(read("a\n\"123456789012345678\r\nb\"\n", small) == "1 [a]\nrest\nCB1032 2:1\n");
}

TEST_CASE("whatever a CSV holds, it is read to its end or refused", "[data]") {
  constexpr std::array<std::string_view, 12> kPieces{"\"", "\"", ",", ",",  "\n",   "\r\n",
                                                     "\r", " ",  "a", "居", "\xFF", "\"\""};
  std::mt19937 random(20240101);
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (std::size_t n = random() % 24; n > 0; --n) text += kPieces[random() % kPieces.size()];
    CAPTURE(text);
    Sources sources;
    const FileId file = sources.add("a.csv", text);
    data::CsvReader reader(sources.text(file), file, {12, 6, 3});
    data::CsvRecord record;
    Diagnostics diagnostics;
    std::uint64_t end = 0;
    for (CsvFound found{}; (found = reader.next(record, diagnostics)) != CsvFound::End;) {
      REQUIRE(diagnostics.empty() == (found == CsvFound::Record));
      REQUIRE(record.span.begin >= end);
      end = record.span.begin + record.span.length;
      REQUIRE(end <= text.size());
      if (found != CsvFound::Record) {
        diagnostics = {};
        continue;
      }
      // Written again in quotes, it is the same.
      std::string again;
      for (const data::CsvCell& cell : record.cells) {
        again += again.empty() ? "\"" : ",\"";
        for (const char c : cell.text) again += c == '"' ? "\"\"" : std::string(1, c);
        again += '"';
      }
      const FileId copy = sources.add("b.csv", again);
      data::CsvReader second(sources.text(copy), copy);
      data::CsvRecord same;
      REQUIRE(second.next(same, diagnostics) == CsvFound::Record);
      REQUIRE(same.cells.size() == record.cells.size());
      for (std::size_t c = 0; c < same.cells.size(); ++c) {
        REQUIRE(same.cells[c].text == record.cells[c].text);
      }
    }
  }
}
