#include <fmt/format.h>

#include <string>

#include "cbps/text/unicode.h"
#include "report/text/blocks.h"
#include "support/catch.h"
#include "support/golden.h"
#include "unit/report/sample.h"
#include "unit/report/written.h"

namespace cbps::report::test {
namespace {

using cbps::test::golden_difference;

std::string one_community(const Style& style) {
  const result::Community community = sample_community();
  return written("text", sample_run(), {community}, sample_summary({community}), style);
}

std::string several_communities(const Style& style) {
  const std::vector<result::Community> all = three_communities();
  return written("text", sample_run(), all, district_summary(all), style);
}

std::string_view suffix(Language language) { return language == Language::Zh ? "zh" : "en"; }

template <typename Check>
void for_each_line(std::string_view text, Check check) {
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    REQUIRE(end != std::string_view::npos);
    check(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
}

}  // namespace

TEST_CASE("the terminal report reads as kept in the golden files", "[report]") {
  for (const Language language : {Language::Zh, Language::En}) {
    for (const std::size_t width : {100U, 60U, 40U}) {
      const std::string name = fmt::format("report/one_{}_{}.txt", suffix(language), width);
      CHECK(golden_difference(name, one_community({language, false, width})) == "");
    }
    const std::string detail = fmt::format("report/detail_{}_80.txt", suffix(language));
    CHECK(golden_difference(detail, one_community({language, false, 80, Extent::Detail})) == "");
    for (const std::size_t width : {100U, 80U, 60U, 40U}) {
      const std::string several = fmt::format("report/several_{}_{}.txt", suffix(language), width);
      CHECK(golden_difference(several, several_communities(
                                           {language, false, width, Extent::Normal, true})) == "");
    }
    const std::string each = fmt::format("report/several_detail_{}_80.txt", suffix(language));
    CHECK(golden_difference(
              each, several_communities({language, false, 80, Extent::Detail, true})) == "");
    const std::string district = fmt::format("report/district_{}_100.txt", suffix(language));
    CHECK(golden_difference(district, written("text", sample_run(), {}, large_district_summary(),
                                              {language, false, 100, Extent::Summary, true})) ==
          "");
    const std::string summary = fmt::format("report/summary_{}_80.txt", suffix(language));
    CHECK(golden_difference(summary, one_community({language, false, 80, Extent::Summary})) == "");
  }
  CHECK(golden_difference("report/colour_zh_80.txt", one_community({Language::Zh, true, 80})) ==
        "");
}

TEST_CASE("no line is too wide or ends in a space", "[report]") {
  for (const Language language : {Language::Zh, Language::En}) {
    for (std::size_t width = 40; width <= 120; ++width) {
      for (const Extent extent : {Extent::Normal, Extent::Detail}) {
        for_each_line(several_communities({language, false, width, extent, true}),
                      [width](std::string_view line) {
                        CAPTURE(width, std::string(line));
                        CHECK(unicode::display_width(line) <= width);
                        CHECK((line.empty() || line.back() != ' '));
                      });
      }
    }
  }
}

TEST_CASE("colour adds nothing but escapes", "[report]") {
  for (const Language language : {Language::Zh, Language::En}) {
    for (const Extent extent : {Extent::Normal, Extent::Detail}) {
      const std::string coloured = several_communities({language, true, 80, extent, true});
      std::string plain;
      for (std::size_t i = 0; i < coloured.size(); ++i) {
        if (coloured[i] == '\x1b') {
          i = coloured.find('m', i);
        } else {
          plain += coloured[i];
        }
      }
      CHECK(plain == several_communities({language, false, 80, extent, true}));
    }
  }
}

TEST_CASE("width 0 does not wrap, less than 40 is 40", "[report]") {
  const std::string unwrapped = one_community({Language::Zh, false, 0});
  CHECK(
      unwrapped.find(
          "面积需 240 平方米（每百户面积标准 20 × 户数 1,200 ÷ 100），现有 180，缺 60 平方米\n") !=
      std::string::npos);
  CHECK(one_community({Language::Zh, false, 7}) == one_community({Language::Zh, false, 40}));
}

TEST_CASE("control characters of the input do not reach the terminal", "[report]") {
  result::Community community = empty_community();
  community.name = "示例\x1b[2J\n社区\x7f";
  const std::string text =
      written("text", sample_run(), {community}, sample_summary({community}), {});
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.find('\x7f') == std::string::npos);
  CHECK(text.starts_with("示例U+001B[2J 社区U+007F（990101001003）  "));
}

TEST_CASE("a line names the standards on which most is lost", "[report]") {
  const auto line = [](std::size_t width) {
    const std::string text =
        several_communities({Language::Zh, false, width, Extent::Normal, true});
    const std::size_t begin = text.find("✗  72.91");
    return text.substr(begin, text.find('\n', begin) - begin);
  };
  CHECK(line(0).ends_with("  8、10、3"));
  CHECK(line(100).ends_with("  8、10、3"));
  CHECK(line(80).ends_with("  8、10、3"));
}

TEST_CASE("a name of any length and kind stays in its line", "[report]") {
  result::Community community = sample_community();
  for (std::size_t length = 1; length <= 60; ++length) {
    community.name = "甲\n\t" + std::string(length, 'x');
    for (std::size_t width = 40; width <= 110; width += 7) {
      const Style style{Language::Zh, false, width, Extent::Normal, true};
      std::string text;
      find_format("text")->each(sample_run(), community, style, text);
      for_each_line(text, [width](std::string_view line) {
        CHECK(unicode::display_width(line) <= width);
        CHECK(line.find('\t') == std::string_view::npos);
      });
    }
  }
}

TEST_CASE("ties beyond the ranks shown are counted where they can be", "[report]") {
  result::Summary summary = large_district_summary();
  const Style style{Language::Zh, false, 0, Extent::Summary, true};
  const auto text = [&] { return written("text", sample_run(), {}, summary, style); };
  CHECK(text().find("并列第 10 名的另有 3 个未列出") != std::string::npos);
  CHECK(text().find("并列第 14 名的另有 1 个未列出") != std::string::npos);
  // Of 2,000 the summary lists the first and the last 12: who is in between is not known …
  summary.ranked = 2000;
  for (std::size_t i = 0; i < summary.ranking.size() / 2; ++i) summary.ranking[i].rank = 1;
  CHECK(text().find("并列第 1 名的还有未列出的") != std::string::npos);
  // … unless one rank reaches from the best to the last: all but the 20 that are shown have it.
  for (result::Ranked& one : summary.ranking) one.rank = 1;
  const std::string all = text();
  const std::string tied = "并列第 1 名的另有 1,980 个未列出";
  const std::size_t first = all.find(tied);
  REQUIRE(first != std::string::npos);
  CHECK(all.find(tied, first + 1) != std::string::npos);
}

TEST_CASE("a level of one group is shown only if none is narrower", "[report]") {
  result::Summary summary = district_summary({sample_community(), complete_community()});
  const Style style{Language::Zh, false, 0, Extent::Summary, true};
  const auto text = [&] { return written("text", sample_run(), {}, summary, style); };
  CHECK(text().find("按区县汇总") == std::string::npos);
  CHECK(text().find("按街道汇总") != std::string::npos);
  // A free group is not narrower.
  std::erase_if(summary.groups,
                [](const auto& one) { return one.what.level == result::Level::Street; });
  CHECK(text().find("按区县汇总") != std::string::npos);
  CHECK(text().find("按分组汇总") != std::string::npos);
}

TEST_CASE("gaps beside each other read as gaps without clause and evidence", "[report]") {
  const result::CheckResult check = failed("8.2", {shortfall(area_gap())});
  CheckGap gap{};
  gap.check = &check;
  gap.title = "8.2 面积";
  gap.gain = "1.25";
  gap.worth = "（整改后可加 1.25 分）";
  gap.gap_label = "差距";
  gap.gaps = {{"缺 60 平方米", {"（1）扩建"}}};
  gap.place = {"填报", "a.yaml:1:2"};
  std::string out;
  TextPage page(out, {80, false});
  const Block table = GapTable{{}, {gap, gap}};
  text::write_blocks(page, {&table, 1}, Words(Language::Zh));
  const std::string one =
      "  ✗ 8.2 面积（整改后可加 1.25 分）\n"
      "    差距      缺 60 平方米\n"
      "              （1）扩建\n"
      "    填报      a.yaml:1:2\n";
  CHECK(out == one + one);
}

TEST_CASE("a head with a title has its facts below it", "[report]") {
  std::string out;
  TextPage page(out, {80, false});
  const Block head = ReportHead{"报告", {{"版本", "2023"}, {"期间", "2024年度"}}};
  text::write_blocks(page, {&head, 1}, Words(Language::Zh));
  CHECK(out == "报告\n    版本      2023\n    期间      2024年度\n");
}

TEST_CASE("nothing checked is said", "[report]") {
  CHECK(written("text", sample_run(), {}, {}, {}) == "没有检查任何社区\n");
  CHECK(written("text", sample_run(), {}, {}, {Language::En}) == "Nothing was checked\n");
}

}  // namespace cbps::report::test
