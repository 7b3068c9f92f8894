#include "data/facts/community_id.h"

#include <string>
#include <string_view>
#include <vector>

#include "support/catch.h"

using namespace cbps;
using namespace cbps::data;

namespace {

/// The id that is read, behind it the messages as "+CB2039".
std::string read(std::string_view text) {
  Diagnostics faults;
  Diagnostics remarks;
  const auto id = read_id({text, {}}, faults, remarks);
  CHECK(id.has_value() == faults.empty());
  std::string result = id.value_or("");
  faults.append(remarks);
  for (const Diagnostic& one : faults.all()) result += "+" + std::string(info(one.code).id);
  return result;
}

}  // namespace

TEST_CASE("what is odd about the writing of a code is undone with a remark", "[data]") {
  for (const std::string_view text :
       {" 990101001001", "990101001001\u3000", "990101001001\t", "9901 0100 1001",
        "990101\u200900\u00A01001", "\uFEFF990101001001", "990101\u200B001001",
        "\u202E990101001001", "9901\u00AD01001001", "990101001001.0", "990101001001.00",
        "990,101,001,001", "=\"990101001001\"", "'990101001001", "９９０１０１００１００１",
        "990101001001\n"}) {
    CAPTURE(text);
    CHECK(read(text) == "990101001001+CB2039");
  }
  CHECK(read("“990101001001”") == "990101001001+CB2039");
  CHECK(read("【９９０101001001】") == "990101001001+CB2039");
  CHECK(read("990101001001") == "990101001001");
}

TEST_CASE("what is no code is an error", "[data]") {
  for (const std::string_view text :
       {"#N/A", "#REF!", "#ref!", "-", "—", "/", "无", "未填", "NULL", "n/a", "\u200B"}) {
    CAPTURE(text);
    CHECK(read(text) == "+CB2040");
  }
  CHECK(read("4.20102E+11") == "+CB2015");
  CHECK(read("4.2e11") == "+CB2015");
  CHECK(read("“990101001001") == "+CB2034");
  // Arabic, mathematical, enclosed digits.
  CHECK(read("٩٩٠١٠١٠٠١٠٠١") == "+CB2034");
  CHECK(read("\U0001D7D7\U0001D7D790101001001") == "+CB2034");
  CHECK(read("①②") == "+CB2034");
}

TEST_CASE("codes of unusual length, and of wider areas, are remarked upon", "[data]") {
  CHECK(read("99010100100") == "99010100100+CB2041");
  CHECK(read("990101001") == "990101001+CB2041");
  CHECK(read("9901010010010") == "9901010010010+CB2041");
  CHECK(read("990101001000") == "990101001000+CB2042");
  CHECK(read("990000000000") == "990000000000+CB2042");
  CHECK(read("12345678") == "12345678");
  CHECK(read("c1") == "c1");
}

TEST_CASE("words before totals are no ids, whatever blanks are in them", "[data]") {
  for (const std::string_view text : {"合计", "合 计", "总　计", "TOTAL", "Total", "全区合计",
                                      "某街道小计", "平均", "汇总", "共计", "合\u200B计"}) {
    CAPTURE(text);
    CHECK(is_total(text));
    CHECK(read(text) == "+CB2035");
    CHECK_FALSE(is_plain_id(text));
  }
  CHECK_FALSE(is_total("合计社区"));
  CHECK_FALSE(is_total(""));
}

TEST_CASE("of a plain id there is nothing to say", "[data]") {
  const std::vector<std::string_view> ids{
      "990101001001", "c1", "甲社区",   "a_b", "1",   "x-1",  "990101001000", "99010100100",
      "无",           "na", "-",        "1e5", "1.0", "合计", "汇总",         "TOTAL",
      "a b",          "①",  "全部合计", "'c1", "ａ",  "#",    "a\u200B",      "未知",
      "null",         "计", ""};
  int plain = 0;
  for (const std::string_view id : ids) {
    CAPTURE(id);
    if (!is_plain_id(id)) continue;
    ++plain;
    CHECK(read(id) == id);
  }
  CHECK(plain >= 6);
}
