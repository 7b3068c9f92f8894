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
bool is_known(std::string_view key) { return !key.starts_with("张三"); }
const KnownKeys kKeys{is_group, is_known};

/// What is said of a profile: "line:column Name", and the line as it should be behind "→".
std::string problems(const std::string& yaml) {
  Sources sources;
  Diagnostics diagnostics;
  const FileId file = sources.add("a.yaml", yaml);
  const auto document = read_profile_yaml(sources, file, kKeys, diagnostics);
  CHECK(document.has_value() == diagnostics.empty());
  std::string all;
  for (const Diagnostic& one : diagnostics.all()) {
    const Place place = sources.place(one.span);
    if (!all.empty()) all += "; ";
    all += std::to_string(place.line) + ":" + std::to_string(place.column) + " ";
    all += info(one.code).id;
    for (const Note& note : one.notes) {
      if (note.code == Code::WriteInstead) all += " → " + std::get<std::string>(note.arguments[0]);
      if (note.code == Code::WriteEither) {
        all += " → " + std::get<std::string>(note.arguments[0]) + " |  " +
               std::get<std::string>(note.arguments[1]);
      }
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
      {"\t户数：1\n", "1:1 CB1007; 1:4 CB1041 → 户数: 1"},
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
      {"户数：1\n面积 2\n名称 # 甲\nb: 2\n",
       "1:3 CB1041 → 户数: 1; 2:1 CB1008 → 面积: 2; 3:1 CB1008 → 名称:"},
      {"中心:\n  a: 1\n  面积 2\n  b：2\n", "3:3 CB1008 →   面积: 2; 4:4 CB1041 →   b: 2"},
      {"户数：1\n名称: \"甲\n面积：2\n", "1:3 CB1041 → 户数: 1; 2:5 CB1010; 3:3 CB1041 → 面积: 2"},
      {"日期: [2024-01-01, 2024-02-02\n户数：1\n", "1:5 CB1011; 2:3 CB1041 → 户数: 1"},
      {"户数：1\na: 1\na: 2\n", "1:3 CB1041 → 户数: 1"},
      {"户数：1\na: \"b\" c # x\nb：2\n", "1:3 CB1041 → 户数: 1; 2:8 CB1030; 3:2 CB1041 → b: 2"},
  };
  for (const Slip& one : cases) {
    INFO(one.yaml);
    CHECK(problems(one.yaml) == one.problems);
  }
}

TEST_CASE("a colon that is missing is named with key and value", "[doc][yaml]") {
  const std::vector<Slip> cases{
      {"评估年度 2024\nb: 1\n", "1:1 CB1008 → 评估年度: 2024"},
      {"b: 1\n评估年度　2024\n", "2:1 CB1008 → 评估年度: 2024"},
      {"b: 1\n户数=1200 # 期末\n", "2:1 CB1008 → 户数: 1200"},
      {"b: 1\n户数；1200\n", "2:1 CB1008 → 户数: 1200"},
      {"b: 1\n户数1200\n", "2:1 CB1008 → 户数: 1200"},
      {"b: 1\n35岁及以下人数 2\n", "2:1 CB1008 → 35岁及以下人数: 2"},
      {"b: 1\n名称 张三\n", "2:1 CB1008 → 名称: …"},
      {"b: 1\n张三\n", "2:1 CB1008"},
      {"b: 1\n张三 52\n", "2:1 CB1008"},
      {"b: 1\n张三 13800138000\n", "2:1 CB1008"},
      {"b: 1\n中心\n  户数: 1\n  面积：2\n", "2:1 CB1008 → 中心:; 4:5 CB1041 →   面积: 2"},
      {"中心:\n  一肩挑 是\n  面积: 2\n", "2:3 CB1008 →   一肩挑: 是"},
      {"中心:\n  一肩挑 是\n", "2:3 CB1008 →   一肩挑: 是"},
  };
  for (const Slip& one : cases) {
    INFO(one.yaml);
    CHECK(problems(one.yaml) == one.problems);
  }
}

TEST_CASE("an indentation that fits no level is named with the line in its place", "[doc][yaml]") {
  const std::vector<Slip> cases{
      {"中心:\n  a: 1\n   b: 2\nc: 3\n", "3:1 CB1046 →   b: 2"},
      {"a: 1\n b: 2\nc：3\n", "2:1 CB1046 → b: 2; 3:2 CB1041 → c: 3"},
      {"a: \"1\"\n  b: 2\n", "2:1 CB1046 → b: 2"},
      {"中心:\n    a: 1\n   b: 2\n", "3:1 CB1047 →     b: 2"},
      {"  a: 1\nb: 2\n", "2:1 CB1047 →   b: 2"},
      {"中心:\n  a: 1\n b: 2\n", "3:1 CB1006 →   b: 2 |  b: 2"},
      {"五务:\n  - 1\n   - 2\nb: 1\n", ""},
      {"五务:\n    - 1\n   - 2\nb: 1\n", "3:1 CB1047 →     - 2"},
      {"中心: 是\n  a: 1\n", "2:4 CB1009"},
  };
  for (const Slip& one : cases) {
    INFO(one.yaml);
    CHECK(problems(one.yaml) == one.problems);
  }
}

TEST_CASE("what was meant for the dash of a list is named", "[doc][yaml]") {
  const std::vector<Slip> cases{
      {"五务:\n  -党务\n  -居务\n", "2:3 CB1044 →   - …; 3:3 CB1044 →   - …"},
      {"五务:\n- 党务\n-居务\n", "3:1 CB1044 → - …"},
      {"五务:\n  -　党务\n", "2:3 CB1044 →   - …"},
      {"五务:\n  － 党务\n  －2024-03-01\n", "2:3 CB1045 →   - …; 3:3 CB1045 →   - 2024-03-01"},
      {"五务:\n  • 党务\n  ·居务\nb：1\n",
       "2:3 CB1045 →   - …; 3:3 CB1045 →   - …; 4:2 CB1041 → b: 1"},
      {"五务:\n  1. 党务\n  2、居务\n  （3）政务\n  ④服务\n",
       "2:3 CB1045 →   - …; 3:3 CB1045 →   - …; 4:3 CB1045 →   - …; 5:3 CB1045 →   - …"},
      // Of a community: the keys below stay where they are.
      {"社区列表:\n  -代码: 1\n   户数: 2\n   面积：3\n  -代码: 4\n   户数: 5\n",
       "2:3 CB1044 →  - 代码: 1; 4:6 CB1041 →    面积: 3; 5:3 CB1044 →  - 代码: 4"},
      {"五务: - 党务\nb：1\n", "1:5 CB1014; 2:2 CB1041 → b: 1"},
      {"五务: -\n  - 党务\nb：1\n", "1:5 CB1014; 3:2 CB1041 → b: 1"},
      // These are texts.
      {"户数:\n  1.5\n", ""},
      {"户数:\n  --\n", ""},
      {"户数:\n  ——\n", ""},
      {"户数: -5\n", ""},
      {"五务: 1. 党务\n", ""},
  };
  for (const Slip& one : cases) {
    INFO(one.yaml);
    CHECK(problems(one.yaml) == one.problems);
  }
}

TEST_CASE("a value that no value begins like is named, and reading goes on", "[doc][yaml]") {
  const std::vector<Slip> cases{
      {"a: @86\nb：1\n", "1:4 CB1017 → a: \"…\"; 2:2 CB1041 → b: 1"},
      {"a: %5\nb: `x`\n", "1:4 CB1017 → a: \"…\"; 2:4 CB1017 → b: \"…\""},
      {"a: *x\nb: &y\nc: !z\n",
       "1:4 CB1021 → a: \"…\"; 2:4 CB1020 → b: \"…\"; 3:4 CB1019 → c: \"…\""},
      {"五务:\n  - @a\n  - b\n", "2:5 CB1017 →   - \"…\""},
  };
  for (const Slip& one : cases) {
    INFO(one.yaml);
    CHECK(problems(one.yaml) == one.problems);
  }
}

TEST_CASE("a key may stand twice in a profile", "[doc][yaml]") {
  for (const std::string yaml : {"a: 1\na: 2\n", "中心:\n  a: 1\n  a: 2\n", "- {a: 1, a: 2}\n",
                                 "{\"a\": 1, \"a\": 2}\n", "社区列表:\n- a: 1\n  a: 2\n"}) {
    INFO(yaml);
    CHECK(problems(yaml).empty());
  }
}

namespace {

/// The values of a profile in reading order, each with its place, or what is said of it.
std::string values(const std::string& yaml) {
  Sources sources;
  Diagnostics diagnostics;
  const FileId file = sources.add("a.yaml", yaml);
  const auto document = read_profile_yaml(sources, file, kKeys, diagnostics);
  if (!document) return problems(yaml);
  std::string all;
  for (std::size_t i = 0; i < document->nodes().size(); ++i) {
    const auto node = static_cast<NodeId>(i);
    if (document->kind(node) != NodeKind::Scalar) continue;
    const Place place = sources.place(document->span(node));
    if (!all.empty()) all += " ";
    all += document->is_null(node) ? "null" : std::string(document->text(node));
    all += "@" + std::to_string(place.line) + ":" + std::to_string(place.column);
  }
  return all;
}

}  // namespace

TEST_CASE("a dash that is all of a value says that nothing was given", "[doc][yaml]") {
  CHECK(values("a: -\nb: 1\n") == "a@1:1 null@1:4 b@2:1 1@2:4");
  CHECK(values("a: - # 无\r\nb: -") == "a@1:1 null@1:4 b@2:1 null@2:4");
  CHECK(values("中心:\n  a: -\n  b: 2\n") == "中心@1:1 a@2:3 null@2:6 b@3:3 2@3:6");
  CHECK(values("社区列表:\n- a: -\n  b: 2\n") == "社区列表@1:1 a@2:3 null@2:6 b@3:3 2@3:6");
  CHECK(values("x: {a: - , b: 1}\n") == "x@1:1 a@1:5 null@1:8 b@1:12 1@1:15");
  CHECK(values("a：-\n") == "1:2 CB1041 → a: -");
}

TEST_CASE("the error value of a spreadsheet is no comment", "[doc][yaml]") {
  CHECK(values("a: #REF!\nb: 1\n") == "a@1:1 #REF!@1:4 b@2:1 1@2:4");
  CHECK(values("a:   #DIV/0! # x\nb: #N/A\n") == "a@1:1 #DIV/0!@1:6 b@2:1 null@2:3");
  CHECK(values("a:\n  - #NAME?\n  - 1\n") == "a@1:1 #NAME?@2:5 1@3:5");
  CHECK(values("x: {a: #VALUE!, b: 1}\n") == "x@1:1 a@1:5 #VALUE!@1:8 b@1:17 1@1:20");
  CHECK(values("a: [ #NUM!, 1]\n") == "a@1:1 #NUM!@1:6 1@1:13");
  CHECK(values("a: #REF!x\n") == "a@1:1 null@1:3");
  CHECK(values("# #REF!\na: 1 #REF!\n") == "a@2:1 1@2:4");
  CHECK(values("a：#REF!\n") == "1:2 CB1041 → a: \"#REF!\"");
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

TEST_CASE("JSON writes a character beyond U+FFFF as two escapes", "[doc][yaml]") {
  const auto first_value = [](const std::string& json) {
    Sources sources;
    Diagnostics diagnostics;
    const FileId file = sources.add("a.json", json);
    const auto document = read_profile_yaml(sources, file, kKeys, diagnostics);
    REQUIRE(document);
    const auto entries = document->entries(document->root());
    // Places are those of the text as it was written.
    const Span last = document->span(entries.back().value);
    CHECK(json.substr(static_cast<std::size_t>(last.begin), last.length) == "1");
    return std::string(document->text(entries.front().value));
  };
  CHECK(first_value(R"({"a": "x\ud83d\uDE00y\uD842\uDFB7", "b": 1})") == "x😀y𠮷");
  CHECK(first_value("a: \"\\ud83d\\ude00\"\nb: 1\n") == "😀");
  CHECK(first_value("{\"a\": \"\\\\ud83d\\u0041\", \"b\": 1}") == "\\ud83dA");
  CHECK(first_value("a: \\ud83d\\ude00\nb: 1\n") == "\\ud83d\\ude00");
  // Half a pair is no character.
  CHECK(problems(R"({"b": 1, "a": "x\ud83d"})") == "1:17 CB1015");
  CHECK(problems(R"({"b": 1, "a": "\ude00\ud83d"})") == "1:16 CB1015");
  CHECK(problems(R"({"b": "\ud83d\ude00", "a": "x\ud83d"})") == "1:30 CB1015");
  CHECK(problems(R"({"b": 1, "a": "\ud83d\u0041"})") == "1:16 CB1015");
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
  const LineSlips slips = find_line_slips(yaml, sources.add("a.yaml", yaml), kKeys);
  CHECK(slips.messages.size() == 1000);
  CHECK(slips.is_cut_short);
}

TEST_CASE("slips are looked for in texts of any shape", "[doc][yaml]") {
  std::string dashes = "a：1\n";
  for (int i = 0; i < 100'000; ++i) dashes += "- ";
  std::string stairs;
  for (std::size_t i = 0; i < 1000; ++i) stairs += std::string(i, ' ') + "k：\n";
  std::string brackets = "a：1\n";
  for (int i = 0; i < 10'000; ++i) brackets += "a: [ - ,";
  for (const std::string& yaml : {dashes, stairs, brackets}) {
    Sources sources;
    const LineSlips slips = find_line_slips(yaml, sources.add("a.yaml", yaml), kKeys);
    CHECK_FALSE(slips.messages.empty());
  }
}
