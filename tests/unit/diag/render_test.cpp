#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/diag/diagnostic.h"
#include "cbps/diag/suggest.h"
#include "cbps/text/unicode.h"
#include "support/catch.h"

using namespace cbps;

namespace {

struct Excerpt {
  std::string line;
  std::string carets;
};

/// The excerpt in a message that was rendered; empty if it has none.
Excerpt excerpt_of(const std::string& text) {
  constexpr std::string_view kBar = " | ";
  Excerpt excerpt;
  std::size_t at = text.find(kBar);
  for (std::string* part : {&excerpt.line, &excerpt.carets}) {
    if (at == std::string::npos) break;
    at += kBar.size();
    *part = text.substr(at, text.find('\n', at) - at);
    at = text.find(kBar, at);
  }
  return excerpt;
}

}  // namespace

TEST_CASE("a message shows its line with a caret under the place", "[diag]") {
  Sources sources;
  const FileId file = sources.add("社区.yaml", "\xEF\xBB\xBF党员: 是\r\n面积数: 多\n");
  Diagnostic diagnostic{Code::UnknownKey, {16, 9, file}, {std::string("面积数")}, {}};
  diagnostic.note(Code::DidYouMean, "面积");
  CHECK(sources.place(diagnostic.span) == Place{2, 1});
  CHECK(render(diagnostic, sources, {Language::Zh, false, 80}) ==
        "社区.yaml:2:1: 错误 CB2002: 没有 `面积数` 这个指标\n"
        "    2 | 面积数…\n"
        "      | ^^^^^^\n"
        "      = 是不是想写 `面积`？\n");
}

TEST_CASE("a place that takes no column has its caret all the same", "[diag]") {
  Sources sources;
  const FileId file = sources.add("a.yaml", "面\u200B积\n");
  const Diagnostic diagnostic{Code::UnknownSign, {3, 3, file}, {std::string("U+200B")}, {}};
  const std::string text = render(diagnostic, sources, {Language::En, false, 80});
  CHECK(text.find("\n    1 | 面U+200B…\n      |   ^^^^^^\n") != std::string::npos);
  const Diagnostic end{Code::UnexpectedEnd, {9, 0, file}, {}, {}};
  CHECK(render(end, sources, {Language::En, false, 80}).find("\n      |           ^\n") !=
        std::string::npos);
}

TEST_CASE("an excerpt shows the entry that is pointed to, and nothing of others", "[diag]") {
  struct Shown {
    std::string line;
    std::string_view span;
    std::string_view excerpt;
  };
  const std::vector<Shown> cases{
      {"书记姓名: 张三", "书记姓名", "书记姓名…"},
      {"户数: 12x", "12x", "户数: 12x"},
      {"户数: 12x # 张三", "12x", "户数: 12x…"},
      {"  中心: {姓名: 张三, 户数: 12x, 电话: 1}", "12x", "…户数: 12x…"},
      {"  中心: {姓名: 张三, 户数: 12x}", "姓名", "…姓名…"},
      {"日期: [张三, 12x, 李四]", "12x", "…12x…"},
      {"c1,张三,12x,李四", "12x", "…12x…"},
      {"c1;张三;12x;李四", "12x", "…12x…"},
      {"c1\t张三\t12x\t李四", "12x", "…12x…"},
      {"c1，张三，12x，李四", "12x", "…12x…"},
      {"c1,张三", "c1", "c1…"},
      {"号码: 138-0013-8000", "138-0013-8000", ""},
      {"  - 书记姓名: 张三", "张三", ""},
      {"a: {姓名: 张三 户数: 2}", "户数", ""},
      {"a: {备注: 甲 户数: 2}", "户数", "…户数…"},
      {"备注: 甲: 3", "3", "…3"},
      {"  - 户数: 12x", "12x", "  - 户数: 12x"},
      {"张三丰: 1", "张三丰", ""},
      {"a,\"张三丰\",b", "\"张三丰\"", ""},
      {"13800138000: 1", "13800138000", ""},
  };
  for (const Shown& one : cases) {
    INFO(one.line);
    Sources sources;
    const FileId file = sources.add("a", one.line + "\n");
    const Span span{one.line.find(one.span), static_cast<std::uint32_t>(one.span.size()), file};
    const std::string text = render({Code::WrongFactType, span, std::vector<Argument>(3, "x"), {}},
                                    sources, {Language::En, false, 80});
    CHECK(excerpt_of(text).line == one.excerpt);
  }
}

TEST_CASE("where a text cannot be parsed, its key and the sign are shown", "[diag]") {
  struct Shown {
    std::string line;
    std::string_view span;
    std::string_view excerpt;
    std::string_view carets;
  };
  const std::vector<Shown> cases{
      {"姓名: 李四光, 张三丰: 1", ": 1", "姓名…:…", "     ^"},
      {"姓名: [李四光, 张三丰 x]", "x]", "姓名…", "    ^"},
      {"户数：12", "：", "户数：…", "    ^^"},
      {"户数:12", ":", "户数:…", "    ^"},
      {"书记: |张三丰", "张三丰", "书记…", "    ^"},
      {"书记: |张三丰", "|", "书记: |…", "      ^"},
      {"书记: \"甲\" 李四光", "李四光", "书记…", "    ^"},
      {"  张三丰: 李四光: 3", ": 3", "  …:…", "   ^"},
      {"  - 书记: 张三丰: 1", ": 1", "  - …:…", "     ^"},
      {"张三丰: 李四光: 3", ": 3", "…:…", " ^"},
      {"甲, 李四光: 张三丰: 1", ": 1", "…:…", " ^"},
      {"张三丰 李四光", "张三丰", "", ""},
      {"- zhang: li: 3", ": 3", "- …:…", "   ^"},
      {"13800138000: a: 1", ": 1", "…:…", " ^"},
      {"a\tb: 1", "\t", "… …", " ^"},
  };
  for (const Shown& one : cases) {
    INFO(one.line);
    Sources sources;
    const FileId file = sources.add("a.yaml", one.line + "\n");
    const Span span{one.line.find(one.span), 1, file};
    const Excerpt shown =
        excerpt_of(render({Code::YamlColon, span, {}, {}}, sources, {Language::En, false, 80}));
    CHECK(shown.line == one.excerpt);
    CHECK(shown.carets == one.carets);
  }
}

TEST_CASE("of a row that cannot be read, and of values that are not, nothing is shown", "[diag]") {
  Sources sources;
  const FileId file = sources.add("a.csv", "a:张三丰\"x,甲\n李四光: {乙: 1}\n");
  const auto shown = [&](Code code, std::uint64_t begin, std::uint32_t length) {
    const std::vector<Argument> arguments(6, "x");
    return excerpt_of(render({code, {begin, length, file}, arguments, {}}, sources, {}));
  };
  for (const Code code : {Code::CsvStrayQuote, Code::CsvTextAfterQuote, Code::CsvUnclosedQuote}) {
    CHECK(shown(code, 11, 1).line == "…\"…");
    CHECK(shown(code, 11, 1).carets == " ^");
    CHECK(shown(code, 12, 1).line.empty());
  }
  CHECK(shown(Code::CsvRaggedRow, 14, 0).line.empty());
  for (const Code code : {Code::NotAYear, Code::NoPeriod, Code::NoIdentity, Code::NoUsableId,
                          Code::Spreadsheet, Code::NotUtf8}) {
    CHECK(shown(code, 0, 10).line.empty());
  }
  for (const Code code : {Code::NotASingleValue, Code::NotAList, Code::NotAProfile}) {
    CHECK(shown(code, 29, 8).line == "…{…");
  }
}

TEST_CASE("of what is about a person a message has the place only", "[diag]") {
  Sources sources;
  const FileId file = sources.add("a.yaml", "社区名称: 张三\n");
  for (const Code code : {Code::PersonalValue, Code::PersonalValueDropped, Code::NotUtf8}) {
    const Diagnostic one{code, {14, 6, file}, {std::string("社区名称")}, {}};
    const std::string text = render(one, sources, {Language::Zh, false, 80});
    CHECK(text.starts_with("a.yaml:1:7: "));
    CHECK(text.find("张三") == std::string::npos);
  }
  const Diagnostic quoted{Code::UnknownKey, {0, 12, file}, {std::string("张三13800138000")}, {}};
  CHECK(message(quoted, Language::Zh).find("138") == std::string::npos);
}

TEST_CASE("every message exists in both languages with the same blanks", "[diag]") {
  const auto blanks = [](std::string_view text) {
    std::string all;
    for (std::size_t at = text.find('{'); at != text.npos; at = text.find('{', at + 1)) {
      all += text.substr(at, 3);
    }
    std::sort(all.begin(), all.end());
    return all;
  };
  for (std::size_t i = 0; i < std::size(kCodes); ++i) {
    const CodeInfo& row = info(static_cast<Code>(i));
    CAPTURE(row.id);
    CHECK_FALSE(row.zh.empty());
    CHECK_FALSE(row.en.empty());
    CHECK(blanks(row.zh) == blanks(row.en));
    // As templates they are sound: a brace of their own is written twice.
    const Diagnostic filled{static_cast<Code>(i), {}, std::vector<Argument>(6, "x"), {}};
    for (const Language language : {Language::Zh, Language::En}) {
      CHECK_NOTHROW(message(filled, language));
    }
  }
}

TEST_CASE("text is measured as terminals and people count it", "[diag]") {
  CHECK(unicode::display_width("面积 m²") == 7);
  CHECK(unicode::count_characters("面积") == 2);
  CHECK(unicode::normalise(" Ｃentre . AREA ") == "centre.area");
  CHECK(unicode::first_invalid_byte("a\xC0\x80") == 1);
  const std::string_view names[] = {"committee.young", "committee.size"};
  CHECK(nearest("committee.yuong", names) == "committee.young");
  CHECK_FALSE(nearest("households", names));
}

TEST_CASE("a suggestion has something in common with what was written", "[diag]") {
  const std::string_view names[] = {"社区", "党委", "a.b", "no"};
  CHECK_FALSE(nearest("街道", names));
  CHECK(nearest("社地", names) == "社区");
  CHECK_FALSE(nearest(".", names));
  CHECK_FALSE(nearest("xy", names));
  // What says the opposite is no spelling of it.
  const std::vector<std::string_view> done{"应建小区数", "不合格党员数", "除书记外人数"};
  CHECK_FALSE(nearest("已建小区数", done));
  CHECK(nearest("应建小区个数", done) == "应建小区数");
  CHECK_FALSE(nearest("合格党员数", done));
  CHECK(nearest("不合格党员人数", done) == "不合格党员数");
  CHECK_FALSE(nearest("书记外人数", done));
  CHECK(nearest("ＮＯ", names) == "no");
  CHECK(nearest("n", names) == "no");
  // Of options, a character that few of them have tells which was meant.
  const std::string_view forms[] = {"未建立",     "none",   "党支部", "branch",
                                    "联合党支部", "党总支", "党委"};
  CHECK(nearest("总支部", forms) == "党支部");
  CHECK(nearest_option("总支部", forms) == "党总支");
  CHECK(nearest_option("党枝部", forms) == "党支部");
  CHECK(nearest_option("brunch", forms) == "branch");
  const std::string_view longer[] = {"x1-2-3"};
  CHECK_FALSE(nearest("y9-8-7", longer));
}
