#include "cbps/doc/profile_yaml.h"

#include <string>
#include <string_view>
#include <vector>

#include "doc/line_slips.h"
#include "support/catch.h"

using namespace cbps;
using namespace cbps::doc;

namespace {

bool is_group(std::string_view key) { return key == "中心" || key == "社区列表"; }

/// What is said of a profile: "line:column Name", and the line as it should be behind "→".
std::string problems(const std::string& yaml) {
  Sources sources;
  Diagnostics diagnostics;
  const FileId file = sources.add("a.yaml", yaml);
  const auto document = read_profile_yaml(sources, file, is_group, diagnostics);
  CHECK(document.has_value() == diagnostics.empty());
  std::string all;
  for (const Diagnostic& one : diagnostics.all()) {
    const Place place = sources.place(one.span);
    if (!all.empty()) all += "; ";
    all += std::to_string(place.line) + ":" + std::to_string(place.column) + " ";
    all += info(one.code).id;
    for (const Note& note : one.notes) {
      if (note.code == Code::WriteInstead) all += " → " + std::get<std::string>(note.arguments[0]);
    }
  }
  return all;
}

struct Slip {
  std::string yaml;
  std::string_view problems;
};

}  // namespace

TEST_CASE("slips of those who write by hand are named on their own lines", "[doc][yaml]") {
  const std::vector<Slip> cases{
      {"户数：1000\n", "1:3 CB1041 → 户数: 1000"},
      {"户数： 1000\n", "1:3 CB1041 → 户数: 1000"},
      {"户数：　1000\n", "1:3 CB1041 → 户数: 1000"},
      {"户数:1000\n", "1:3 CB1042 → 户数: 1000"},
      {"户数\t1000\n", "1:3 CB1043 → 户数: 1000"},
      {"a: 1\n\t户数: 2\n", "2:1 CB1007 → 户数: 2"},
      {"中心:\n\t户数: 2\n\t面积: 3\n", "2:1 CB1007 →   户数: 2; 3:1 CB1007 →   面积: 3"},
      {"\t户数：1\n", "1:1 CB1007 → 户数: 1; 1:4 CB1041 → 户数: 1"},
      {"a: 1\n户数：3\nb: 2\n面积:4\nc: 5\n", "2:3 CB1041 → 户数: 3; 4:3 CB1042 → 面积: 4"},
      // Below a group, and where a line beside it shows that entries stand there.
      {"中心：\n  已建成：是\n  面积：200\n",
       "1:3 CB1041 → 中心:; 2:6 CB1041 →   已建成: 是; 3:5 CB1041 →   面积: 200"},
      {"中心:\n  已建成：是\n", "2:6 CB1041 →   已建成: 是"},
      {"x:\n  已建成：是\n  面积: 2\n", "2:6 CB1041 →   已建成: 是"},
      {"社区列表:\n  - 代码：1\n    名称：甲\n",
       "2:7 CB1041 →   - 代码: 1; 3:7 CB1041 →     名称: …"},
      {"社区列表:\n- 代码: 1\n  户数:2\n- 代码:3\n",
       "3:5 CB1042 →   户数: 2; 4:5 CB1042 → - 代码: 3"},
      // Quoted keys, a comment, an address.
      {"'户数'：1\n\"b\":2\n", "1:5 CB1041 → '户数': 1; 2:4 CB1042 → \"b\": 2"},
      {"户数：1 # 注: 期末\n", "1:3 CB1041 → 户数: 1"},
      {"户数: 1\n\t# 甲：乙\n面积：2\n", "2:1 CB1007; 3:3 CB1041 → 面积: 2"},
      {"网址：http://x\n", "1:3 CB1041 → 网址: …"},
      {"\xEF\xBB\xBF户数：1\r\n面积：2\r\n", "1:3 CB1041 → 户数: 1; 2:3 CB1041 → 面积: 2"},
      // With them what else can be told apart.
      {"户数：1\n面积 2\n名称 # 甲\nb: 2\n", "1:3 CB1041 → 户数: 1; 2:1 CB1008; 3:1 CB1008"},
      {"中心:\n  a: 1\n  面积 2\n  b：2\n", "3:3 CB1008; 4:4 CB1041 →   b: 2"},
      {"户数：1\n名称: \"甲\n面积：2\n", "1:3 CB1041 → 户数: 1; 2:5 CB1010; 3:3 CB1041 → 面积: 2"},
      {"日期: [2024-01-01, 2024-02-02\n户数：1\n", "1:5 CB1011; 2:3 CB1041 → 户数: 1"},
      {"户数：1\na: 1\na: 2\n", "1:3 CB1041 → 户数: 1; 3:1 CB1022"},
      {"户数：1\na: \"b\" c\n", "1:3 CB1041 → 户数: 1; 2:8 CB1030"},
  };
  for (const Slip& one : cases) {
    INFO(one.yaml);
    CHECK(problems(one.yaml) == one.problems);
  }
}

TEST_CASE("what is legal YAML is no slip", "[doc][yaml]") {
  const std::vector<std::string> legal{
      "备注: 时间：上午\n户数: 1\n",
      "备注: '时间：上午'\n",
      "备注: \"时间：\n  上午：x\"\n户数: 1\n",
      "备注: |\n  时间：上午\n  a:b\n户数: 1\n",
      "备注: >-\n  时间：上午\n\n  \tb:c\n户数: 1\n",
      "备注: [时间：上午, a:b]\n",
      "备注: [甲,\n  时间：上午]\n户数: 1\n",
      "备注: {a: 时间：上午}\n",
      "备注: 今天\n  时间：上午\n户数: 1\n",
      "备注:\n  时间：上午\n户数: 1\n",
      "备注:\n  - 时间：上午\n  - a:b\n",
      "时间：上午: 1\n",
      "户数:\t1\n",
      "# 时间：上午\n户数: 1\n  # 面积：2\n",
      "- 时间：上午\n",
  };
  for (const std::string& yaml : legal) {
    INFO(yaml);
    CHECK(problems(yaml).empty());
    // Nor is it one where another line is.
    CHECK(problems(yaml.front() == '-' ? "社区列表:\n- 户数：1\n" : yaml + "面积：2\n").find(';') ==
          std::string::npos);
  }
}

TEST_CASE("the line as it should be shows no value that may be about a person", "[doc][yaml]") {
  CHECK(problems("a：1234567890\n") == "1:2 CB1041 → a: 1234567890");
  CHECK(problems("a：12345678901\n") == "1:2 CB1041 → a: …");
  CHECK(problems("a：2024-03-01\n") == "1:2 CB1041 → a: 2024-03-01");
  CHECK(problems("a：'2024/3/1'\n") == "1:2 CB1041 → a: '2024/3/1'");
  CHECK(problems("a：yes\n") == "1:2 CB1041 → a: yes");
  CHECK(problems("书记：张三\n") == "1:3 CB1041 → 书记: …");
  CHECK(problems("张13800138000：是\n") == "1:13 CB1041 → …: 是");
}

TEST_CASE("at most a thousand slips are named, and places stay right", "[doc][yaml]") {
  std::string yaml;
  for (int i = 0; i < 3000; ++i) yaml += "k" + std::to_string(i) + "：1\n";
  Sources sources;
  const LineSlips slips = find_line_slips(yaml, sources.add("a.yaml", yaml), is_group);
  CHECK(slips.messages.size() == 1000);
  CHECK(slips.is_cut_short);
}
