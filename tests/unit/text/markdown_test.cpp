#include "cbps/text/markdown.h"

#include <string>
#include <vector>

#include "cbps/text/list.h"
#include "cbps/text/markdown_document.h"
#include "support/catch.h"

namespace cbps::test {

TEST_CASE("texts are escaped for Markdown", "[text]") {
  CHECK(markdown_text("青禾示例社区（990101001001）") == "青禾示例社区（990101001001）");
  CHECK(markdown_text("").empty());
  CHECK(markdown_text("a|b") == "a&#124;b");
  CHECK(markdown_text("`x`|") == "\\`x\\`&#124;");
  CHECK(markdown_text("</td><script>") == "&lt;/td&gt;&lt;script&gt;");
  CHECK(markdown_text("[x](y)") == "\\[x\\](y)");
  CHECK(markdown_text("![x](y)") == "\\!\\[x\\](y)");
  CHECK(markdown_text("\\|") == "\\\\&#124;");
  CHECK(markdown_text("a\\") == "a\\\\");
  CHECK(markdown_text("a\nb\r\n\tc") == "a b   c");
  CHECK(markdown_text("&amp;") == "&amp;amp;");
  CHECK(markdown_text("*a* _b_ ~c~ $d$ #1") == "\\*a\\* \\_b\\_ \\~c\\~ \\$d\\$ \\#1");
  CHECK(markdown_text("https://x.y @z") == "https://x.y @z");
  CHECK(markdown_text("\x1b[2J") == "U+001B\\[2J");
  CHECK(markdown_text("甲\xff"
                      "\xe7\xa4乙") == "甲\uFFFD\uFFFD\uFFFD乙");
}

TEST_CASE("the beginning of a text makes no list and no heading", "[text]") {
  CHECK(markdown_text("- a") == "\\- a");
  CHECK(markdown_text("+ a") == "\\+ a");
  CHECK(markdown_text("=== a") == "\\=== a");
  CHECK(markdown_text("---") == "\\---");
  CHECK(markdown_text("1. a") == "1\\. a");
  CHECK(markdown_text("12) a") == "12\\) a");
  CHECK(markdown_text("3.") == "3\\.");
  CHECK(markdown_text("    a") == "a");
  CHECK(markdown_text("8.2 a - b + c = d 1. e") == "8.2 a - b + c = d 1. e");
  CHECK(markdown_text("12") == "12");
}

TEST_CASE("a document escapes what stands in its parts", "[text]") {
  std::string out;
  MarkdownDocument page(out, Language::En);
  page.title("a*b");
  page.heading(3, "1. c");
  page.paragraph("d", " (e)");
  page.paragraph("", "f");
  page.quote("g|h");
  page.list({});
  page.begin_list();
  page.strong_item("i_j");
  page.item("- k", 1);
  page.labelled("l", "m");
  CHECK(out ==
        "# a\\*b\n"
        "\n### 1\\. c\n"
        "\n**d** (e)\n"
        "\nf\n"
        "\n> g&#124;h\n"
        "\n- **i\\_j**\n  - \\- k\n- **l**: m\n");
  out.clear();
  MarkdownDocument(out, Language::Zh).labelled("甲", "乙");
  CHECK(out == "- **甲**：乙\n");
}

TEST_CASE("the cells of a table are one line each, empty ones too", "[text]") {
  using Column = MarkdownDocument::Column;
  using Lines = MarkdownDocument::Lines;
  std::string out;
  MarkdownDocument page(out, Language::En);
  page.begin_table(std::vector<Column>{{"a"}, {"b|", MarkdownDocument::Align::Right}});
  page.row({"c", ""});
  page.row(std::vector<Lines>{{"d", "e\nf"}, {"1"}});
  CHECK(out == "\n| a | b&#124; |\n| --- | --: |\n| c | |\n| d<br>e f | 1 |\n");
}

TEST_CASE("a separator stands only between the items of a list", "[text]") {
  std::string list;
  append_item(list, ", ", "a");
  CHECK(list == "a");
  append_item(list, ", ", "b");
  CHECK(list == "a, b");
}

}  // namespace cbps::test
