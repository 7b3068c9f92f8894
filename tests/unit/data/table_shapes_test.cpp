// Tables in random shapes: both ways of reading rows say the same of each.

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "support/catch.h"
#include "support/pack.h"
#include "support/random_work.h"
#include "support/table_rows.h"

using namespace cbps;

namespace {

/// Makes tables of headings, cells and rows that offices have, put together at random.
class RandomTable {
 public:
  explicit RandomTable(std::uint32_t seed) : random_(seed) {
    separator_ = one_of(std::array<std::string_view, 4>{",", ";", "\t", "，"});
  }

  std::string text() {
    std::string all;
    if (one_in(6)) all += "sep=" + separator_ + "\n";
    for (std::size_t titles = below(3); titles > 0; --titles) {
      all += one_of(std::array<std::string_view, 7>{"情况表", "单位：万元", "2024年度", "\n",
                                                    "街道：柳溪街道", "单位：户、人、万元",
                                                    "填报单位：柳溪街道办事处"});
      all += "\n";
    }
    const std::size_t columns = 3 + below(6);
    if (one_in(4)) all += row(columns, kGroups);
    const bool has_codes = !one_in(5);
    std::string headings = has_codes ? "社区代码" : "街道名称";
    headings += separator_ + "社区名称";
    for (std::size_t i = 0; i < columns; ++i) headings += separator_ + quoted(one_of(kHeadings));
    headings += "\n";
    all += headings;
    if (one_in(4)) all += separator_ + row(columns, kUnits);
    if (one_in(6)) all += separator_ + row(columns, kYears);
    if (one_in(6)) all += numbers(columns + 2);
    for (std::size_t i = below(40); i > 0; --i) {
      switch (below(14)) {
        case 0: all += headings; break;
        case 1: all += "合 计" + separator_ + row(columns, kCells); break;
        case 2:
          all += one_of(std::array<std::string_view, 8>{
              "备注：无\n", "填表人：\n", "\n", "二、柳溪街道\n", "Note: all of them\n",
              "荷塘社区\n", "甲，乙，丙\n", "990101001002；乙\n"});
          break;
        case 4:
          if (one_in(4)) all += row(columns + 2, kOthers);
          if (one_in(4)) all += "柳溪街道" + separator_ + separator_ + row(columns, kCells);
          break;
        case 5:
          if (one_in(3)) all += one_of(std::array<std::string_view, 2>{"附表二\n", "二、附表,,\n"});
          if (one_in(20)) all += "姓名" + separator_ + "年龄\n";
          break;
        case 3: all += one_of(kCells) + separator_ + row(columns + 1, kCells); break;
        default:
          if (has_codes) {
            all += std::to_string(990101001001 + below(900)) + separator_ + "甲";
          } else {
            all += one_of(kStreets) + separator_ + one_of(kNames);
            if (!one_in(3)) all += std::to_string(below(900));
          }
          all += separator_ + row(columns - (one_in(9) ? 1 : 0), kCells);
      }
    }
    return all;
  }

 private:
  static constexpr std::array<std::string_view, 4> kGroups{"", "基本情况", "党员群众服务中心",
                                                           "经费（万元）"};
  static constexpr std::array<std::string_view, 3> kStreets{"柳溪街道", "荷花街道", ""};
  static constexpr std::array<std::string_view, 3> kNames{"荷塘社区", "甲", "柳溪街道"};
  static constexpr std::array<std::string_view, 4> kYears{"2023年", "2024", "", ""};
  static constexpr std::array<std::string_view, 21> kHeadings{"居民总户数",
                                                              "居民总户数（户）",
                                                              "居民总户数①",
                                                              "服务中心建筑面积[1]",
                                                              "居民总户数(人)",
                                                              "服务中心建筑面积",
                                                              "面积",
                                                              "服务中心建筑面积（公顷）",
                                                              "年度社区工作运行经费（万元）",
                                                              "年度社区工作运行经费",
                                                              "党员群众服务中心已建成*",
                                                              "序号",
                                                              "备注",
                                                              "不认识",
                                                              "",
                                                              "服务中心已开展的“五务”",
                                                              "统计用区划代码",
                                                              "社区",
                                                              "街道",
                                                              "所属街道",
                                                              "年度"};
  static constexpr std::array<std::string_view, 19> kCells{
      "",     "1",        "200",        "3.5",  "1,200",       "12户", "3万元",
      "是",   "否",       "党务；居务", "约5",  "240㎡",       "/",    "无",
      "合计", "社区代码", "甲",         "2024", "990101001001"};

  static constexpr std::array<std::string_view, 8> kUnits{"户",   "人", "万元", "㎡",
                                                          "单位", "",   "/",    "是/否"};
  /// Of another table.
  static constexpr std::array<std::string_view, 6> kOthers{"居民总户数", "社区名称", "社区代码",
                                                           "备注",       "面积",     "评估年度"};

  std::string numbers(std::size_t cells) const {
    std::string all = "1";
    for (std::size_t i = 2; i <= cells; ++i) all += separator_ + std::to_string(i);
    return all + "\n";
  }
  std::size_t below(std::size_t count) { return random_() % count; }
  bool one_in(std::size_t count) { return below(count) == 0; }
  template <class Words>
  std::string one_of(const Words& words) {
    return std::string(words[below(words.size())]);
  }
  std::string quoted(std::string text) {
    const bool needs = text.find(separator_) != std::string::npos || one_in(8);
    return needs ? "\"" + text + "\"" : text;
  }
  template <class Words>
  std::string row(std::size_t cells, const Words& words) {
    std::string all;
    for (std::size_t i = 0; i < cells; ++i) {
      if (i > 0) all += separator_;
      all += quoted(one_of(words));
    }
    return all + "\n";
  }

  std::mt19937 random_;
  std::string separator_;
};

}  // namespace

TEST_CASE("both ways of reading a table say the same of it in whatever shape it is", "[data]") {
  test::TableReading how;
  how.year_may_be_absent = true;
  std::size_t with_rows = 0;
  for (std::uint32_t seed = 0; seed < test::random_rounds(400); ++seed) {
    const std::string text = RandomTable(seed).text();
    CAPTURE(seed, text);
    const auto slow = test::read_slowly(text, test::pack().dictionary, how);
    const auto fast =
        test::read_fast(text, test::pack().dictionary, how, 64 + seed % 500, 1 + seed % 70);
    REQUIRE(fast.rows == slow);
    if (slow.size() > 1) ++with_rows;
  }
  // They are tables.
  CHECK(with_rows * 4 > test::random_rounds(400) * 3);
}
