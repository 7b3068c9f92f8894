#include "cbps/text/page.h"

#include <string>
#include <vector>

#include "support/catch.h"

namespace cbps::test {
namespace {

std::vector<std::string> lines(std::string_view text, std::size_t columns) {
  std::vector<std::string> all;
  for (const LineRange line : break_lines(text, columns, columns)) {
    all.emplace_back(text.substr(line.begin, line.end - line.begin));
  }
  return all;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("lines break between words and between Chinese characters", "[text]") {
  CHECK(lines("short by 60 days", 8) == Lines{"short by", "60 days"});
  CHECK(lines("一二三四五", 4) == Lines{"一二", "三四", "五"});
  CHECK(lines("一二三四五", 5) == Lines{"一二", "三四", "五"});
  CHECK(lines("标准20平方米", 6) == Lines{"标准20", "平方米"});
  CHECK(lines("one  two", 4) == Lines{"one", "two"});
  CHECK(lines("", 10) == Lines{""});
  CHECK(lines("一二 三", 0) == Lines{"一二 三"});
}

TEST_CASE("a number stays with its unit", "[text]") {
  CHECK(lines("得 90.25 分", 8) == Lines{"得", "90.25 分"});
  CHECK(lines("2024 年 一", 7) == Lines{"2024 年", "一"});
  CHECK(lines("has 180 m2", 7) == Lines{"has 180", "m2"});
  CHECK(lines("标准20平方米", 8) == Lines{"标准", "20平方米"});
  CHECK(lines("还缺 12 个月", 10) == Lines{"还缺", "12 个月"});
  CHECK(lines("需 5 人次", 7) == Lines{"需", "5 人次"});
  CHECK(lines("日期缺2月", 8) == Lines{"日期缺", "2月"});
  CHECK(lines("2 延伸组织、8 服务平台", 16) == Lines{"2 延伸组织、", "8 服务平台"});
  CHECK(lines("12 “三会一课”制度、8 平台", 20) == Lines{"12 “三会一课”制度、", "8 平台"});
  CHECK(lines("只差 3 个才能达到下一个等级", 7) ==
        Lines{"只差", "3 个才", "能达到", "下一个", "等级"});
  CHECK(lines("差 3 个才能达到下一个等级", 14) == Lines{"差 3 个才能达", "到下一个等级"});
}

TEST_CASE("an aside that has room on a line is not torn apart", "[text]") {
  CHECK(lines("一二三（四五）", 12) == Lines{"一二三", "（四五）"});
  CHECK(lines("一（二（三）四）五", 12) == Lines{"一（二（三）", "四）五"});
  CHECK(lines("一（二三四五六）", 8) == Lines{"一（二三", "四五六）"});
  CHECK(lines("（+2.27 分，得 54.42 分）", 25) == Lines{"（+2.27 分，得 54.42 分）"});
}

TEST_CASE("punctuation stays where it belongs", "[text]") {
  CHECK(lines("一二三，四", 6) == Lines{"一二", "三，四"});
  CHECK(lines("一二（三）", 6) == Lines{"一二", "（三）"});
  CHECK(lines("一二三”四", 6) == Lines{"一二", "三”四"});
  CHECK(lines("一二三“四", 7) == Lines{"一二三", "“四"});
  CHECK(lines("一二，三", 4) == Lines{"一", "二，", "三"});
  CHECK(lines("“no”, must", 6) == Lines{"“no”,", "must"});
  CHECK(lines("residents’ views", 11) == Lines{"residents’", "views"});
}

TEST_CASE("words longer than a line are cut, never inside a character", "[text]") {
  CHECK(lines("abcdefgh", 3) == Lines{"abc", "def", "gh"});
  CHECK(lines("a/very/long/path.yaml:1:2", 10) == Lines{"a/very/", "long/", "path.yaml:", "1:2"});
  CHECK(lines("，，，", 1) == Lines{"，", "，", "，"});
  CHECK(lines("e\u0301e\u0301", 1) == Lines{"e\u0301", "e\u0301"});
}

TEST_CASE("paragraphs hang, labels stand in a column", "[text]") {
  std::string out;
  TextPage page(out, {40, false});
  page.paragraph({2, 4}, {{"abcd "}, {"一二三四五六七八九十一二三四五六七八九十"}});
  page.labelled(4, 10, {"原文"}, {"短"});
  page.labelled(0, 2, {"label"}, {"text"});
  page.blank();
  page.rule('=');
  CHECK(out ==
        "  abcd 一二三四五六七八九十一二三四五六\n    七八九十\n    原文  短\nlabel text\n\n" +
            std::string(40, '=') + "\n");
}

TEST_CASE("colour begins and ends on each line", "[text]") {
  std::string out;
  TextPage(out, {40, true}).paragraph({0, 0}, {{"✗", Hue::Bad}, {" "}, {"x", Hue::Plain}});
  CHECK(out == "\x1b[31m✗\x1b[0m x\n");
  out.clear();
  const std::string word(30, 'w');
  const std::string text = word + ' ' + word;
  TextPage(out, {40, true}).paragraph({0, 2}, {{text, Hue::Dim}});
  CHECK(out == "\x1b[2m" + word + "\x1b[0m\n  \x1b[2m" + word + "\x1b[0m\n");
}

}  // namespace cbps::test
