#include "data/facts/community_id.h"

#include <string>
#include <string_view>
#include <vector>

#include "support/catch.h"

using namespace cbps;
using namespace cbps::data;

namespace {

/// The id that is read, if it is one, behind it the messages as "+CB2039".
std::string read(std::string_view text) {
  Diagnostics faults;
  Diagnostics remarks;
  const std::string id = read_id({text, {}}, faults, remarks);
  std::string result = faults.empty() ? id : "";
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

TEST_CASE("a code with a wrong character is remarked upon", "[data]") {
  for (const std::string_view text :
       {"9901010O1001", "99010100100l", "990101001001\\", "B990101001001", "99010100100区"}) {
    CAPTURE(text);
    CHECK(read(text) == std::string(text) + "+CB2046");
    CHECK_FALSE(is_plain_id(text));
  }
  for (const std::string_view text : {"c2024", "a-990101001", "990101001001-12", "abc123456789"}) {
    CAPTURE(text);
    CHECK(read(text) == text);
  }
}

TEST_CASE("what may be a person is no code, and is not kept", "[data]") {
  for (const std::string_view text :
       {"张三", "张三丰", "“张三丰”", "李四光 ", "欧阳娜娜", "填表人：张三", "填表人张三",
        "张三,李四", "990101001001，王小二，2024", "990101001001；张三", "买买提·艾力", "张三丰\"x",
        "张三丰 李四光", "合计 张三丰", "审核人：李四光"}) {
    CAPTURE(text);
    Diagnostics faults;
    Diagnostics remarks;
    CHECK(read_id({text, {}}, faults, remarks).empty());
    REQUIRE(faults.size() == 1);
    CHECK(faults.all().front().code == Code::NoUsableId);
    CHECK(faults.all().front().arguments.empty());
    CHECK_FALSE(is_plain_id(text));
  }
  CHECK(read("青禾社区") == "青禾社区");
  CHECK(read("张家村") == "张家村");
  CHECK(read("青禾第一居委会") == "青禾第一居委会");
}

TEST_CASE("numbers of persons are told from codes", "[data]") {
  for (const std::string_view text :
       {"13812345678", "138 1234 5678", "138.1234.5678", "8613812345678", "440524188001010014",
        "11010519491231002X", "张13812345678", "a@b.cn", "1 3 8 1 2 3 4 5 6 7 8"}) {
    CAPTURE(text);
    CHECK(is_personal_id(text));
  }
  for (const std::string_view text :
       {"990101001001", "130102001001", "1301 0200 1001", "99010100100", "420102001001001", "c1"}) {
    CAPTURE(text);
    CHECK_FALSE(is_personal_id(text));
  }
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
