#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "report/markdown/blocks.h"
#include "report/words/summary_blocks.h"
#include "support/catch.h"
#include "support/golden.h"
#include "unit/report/hostile.h"
#include "unit/report/sample.h"
#include "unit/report/written.h"

namespace cbps::report::test {
namespace {

using cbps::test::golden_difference;

std::string report(const std::vector<result::Community>& communities, const Style& style) {
  return written(
      "markdown", sample_run(), communities,
      communities.size() < 2 ? sample_summary(communities) : district_summary(communities), style);
}

Style several(Language language, Extent extent) { return {language, false, 80, extent, true}; }

std::string hostile_report(Extent extent, bool several) {
  return written("markdown", hostile_run(), hostile_communities(), hostile_summary(),
                 {Language::Zh, false, 80, extent, several});
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

}  // namespace

TEST_CASE("the Markdown report reads as kept in the golden files", "[report]") {
  for (const Language language : {Language::Zh, Language::En}) {
    const std::string suffix = language == Language::Zh ? "zh" : "en";
    CHECK(golden_difference("report/one_" + suffix + ".md",
                            report({sample_community()}, {language})) == "");
    CHECK(golden_difference("report/several_" + suffix + ".md",
                            report(three_communities(), several(language, Extent::Normal))) == "");
    CHECK(golden_difference("report/several_detail_" + suffix + ".md",
                            report(three_communities(), several(language, Extent::Detail))) == "");
    CHECK(golden_difference("report/summary_" + suffix + ".md",
                            written("markdown", sample_run(), {}, large_district_summary(),
                                    several(language, Extent::Summary))) == "");
  }
  CHECK(golden_difference(
            "report/detail_zh.md",
            report({sample_community()}, {Language::Zh, false, 80, Extent::Detail})) == "");
  CHECK(golden_difference("report/hostile_zh.md", hostile_report(Extent::Normal, true)) == "");
  CHECK(golden_difference("report/hostile_detail_zh.md", hostile_report(Extent::Detail, true)) ==
        "");
}

TEST_CASE("no name breaks a table or begins a block", "[report]") {
  for (const Extent extent : {Extent::Summary, Extent::Normal, Extent::Detail}) {
    for (const bool several : {false, true}) {
      std::ptrdiff_t bars = 0;  // of the rows of this table
      for (const std::string& line : lines_of(hostile_report(extent, several))) {
        CAPTURE(line);
        const std::ptrdiff_t here = std::count(line.begin(), line.end(), '|');
        if (bars != 0) CHECK(here == (line.empty() ? 0 : bars));
        bars = here;
        // All that begins a line is ours.
        const bool ours = line.empty() ||
                          std::string_view("#->|*").find(line[0]) != std::string_view::npos ||
                          static_cast<unsigned char>(line[0]) >= 0x80 || line[0] == '?' ||
                          line.starts_with("  - ");
        CHECK(ours);
        CHECK(line.find("<script") == std::string::npos);
        CHECK(line.find("<!--") == std::string::npos);
        CHECK(line.find('\x1b') == std::string::npos);
      }
    }
  }
}

TEST_CASE("levels of headings follow from that of the whole", "[report]") {
  std::string out;
  MarkdownDocument page(out, Language::Zh);
  const result::CheckResult check = failed("8.2", {});
  CheckGap gap{};
  gap.check = &check;
  gap.title = "8.2 面积";
  const Blocks blocks{Heading{Heading::Rank::Community, "社区"}, Paragraph{"2024年度"},
                      Heading{Heading::Rank::Section, "提醒"}, gap};
  markdown::write_blocks(page, blocks, 3, Words(Language::Zh));
  CHECK(out == "\n### 社区\n\n2024年度\n\n#### 提醒\n\n##### ✗ 8.2 面积\n\n");
}

TEST_CASE("totals say how many checks have which outcome where nothing else does", "[report]") {
  const result::Summary summary = sample_summary({sample_community()});
  const Words words(Language::Zh);
  std::string out;
  MarkdownDocument page(out, Language::Zh);
  const Blocks blocks = total_blocks(sample_run(), summary, {}, {.several = true}, words);
  markdown::write_blocks(page, blocks, 1, words);
  CHECK(out.starts_with("\n## 总计\n\n✗ 未达标 5，? 待定 1，✓ 达标 13，– 不适用 2\n"));
}

TEST_CASE("no community, no table of communities", "[report]") {
  const std::string none =
      written("markdown", sample_run(), {}, {}, several(Language::Zh, Extent::Normal));
  CHECK(none.find("**没有检查任何社区**\n") != std::string::npos);
  CHECK(none.find('|') == std::string::npos);
  CHECK(find_format("markdown")->endings.front() == ".md");
}

}  // namespace cbps::report::test
