#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/text/html_writer.h"
#include "cbps/text/sha256.h"
#include "report/html/page_parts.h"
#include "report/html/strands.h"
#include "support/catch.h"
#include "support/golden.h"
#include "unit/report/hostile.h"
#include "unit/report/sample.h"
#include "unit/report/written.h"

namespace cbps::report::test {
namespace {

using cbps::test::golden_difference;

Style several(Language language, Extent extent) { return {language, false, 80, extent, true}; }

std::string page_of(const std::vector<result::Community>& communities, const Style& style) {
  return written(
      "html", sample_run(), communities,
      communities.size() < 2 ? sample_summary(communities) : district_summary(communities), style);
}

std::string hostile_page(const Style& style) {
  std::vector<result::Community> communities = hostile_communities();
  if (!style.several) communities.resize(1);
  return written("html", hostile_run(), communities, hostile_summary(), style);
}

/// The page without its style and script, which are the program's own.
std::string without_style(std::string page) {
  for (const std::string_view name : {"style", "script"}) {
    const std::size_t begin = page.find('<' + std::string(name) + '>');
    if (begin == std::string::npos) continue;
    const std::string end = "</" + std::string(name) + '>';
    page.erase(begin, page.find(end, begin) + end.size() - begin);
  }
  return page;
}

/// The elements that are opened and closed wrongly, as far as brackets tell.
std::string unbalanced(const std::string& page) {
  static const std::set<std::string> kLone{"meta", "input"};
  std::vector<std::string> open;
  for (std::size_t at = page.find('<'); at != std::string::npos; at = page.find('<', at + 1)) {
    const std::size_t end = page.find('>', at);
    if (end == std::string::npos) return "no end: " + page.substr(at, 40);
    const std::string tag = page.substr(at + 1, end - at - 1);
    if (tag.starts_with('!') || tag.ends_with('/')) continue;
    const std::string name = tag.substr(tag.starts_with('/') ? 1 : 0, tag.find(' '));
    if (kLone.contains(name)) continue;
    if (!tag.starts_with('/')) {
      open.push_back(name);
    } else if (open.empty() || open.back() != name) {
      return "unexpected " + tag;
    } else {
      open.pop_back();
    }
  }
  return open.empty() ? "" : "open: " + open.back();
}

std::vector<std::string> values_of(const std::string& page, std::string_view attribute) {
  std::vector<std::string> all;
  const std::string begin = ' ' + std::string(attribute) + "=\"";
  for (std::size_t at = page.find(begin); at != std::string::npos; at = page.find(begin, at)) {
    at += begin.size();
    all.push_back(page.substr(at, page.find('"', at) - at));
  }
  return all;
}

std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos;
       at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

/// All pages that the tests below look at.
std::vector<std::string> pages() {
  std::vector<std::string> all;
  for (const Language language : {Language::Zh, Language::En}) {
    for (const result::Community& one :
         {sample_community(), complete_community(), empty_community()}) {
      all.push_back(page_of({one}, {language}));
    }
    for (const Extent extent : {Extent::Summary, Extent::Normal, Extent::Detail}) {
      all.push_back(page_of(three_communities(), several(language, extent)));
    }
    all.push_back(page_of({}, {language}));
    all.push_back(page_of({}, several(language, Extent::Normal)));
  }
  all.push_back(hostile_page({Language::Zh}));
  all.push_back(hostile_page(several(Language::Zh, Extent::Normal)));
  all.push_back(hostile_page(several(Language::Zh, Extent::Detail)));
  return all;
}

}  // namespace

TEST_CASE("HTML texts and attributes are escaped", "[text]") {
  CHECK(html_text("a<b>&\"'") == "a&lt;b&gt;&amp;&quot;&#39;");
  CHECK(html_text("a\tb\x1b\u202e") == "a bU+001BU+202E");
  CHECK(html_text("\xff") == "\uFFFD");
  CHECK(css_string("a\"\\</style>") == "\"a\\22 \\5c \\3c /style>\"");
  std::string out;
  HtmlWriter html(out);
  {
    const HtmlElement paragraph(html, "p", {{"class", "a\"b"}, {"id", ""}});
    html.text("<");
    html.lone("rect", {{"x", "1"}});
  }
  html.element("b", "c");
  CHECK(out == "<p class=\"a&quot;b\">&lt;<rect x=\"1\"/></p><b>c</b>");
}

TEST_CASE("SHA-256 is written in hexadecimal and base 64", "[text]") {
  const auto digest = [](std::string_view text) {
    Sha256 sum;
    // In pieces: the sum is that of the whole.
    sum.add(text.substr(0, text.size() / 2));
    sum.add(text.substr(text.size() / 2));
    return sum.finish();
  };
  // The examples of FIPS 180-4.
  CHECK(hexadecimal(digest("abc")) ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(hexadecimal(digest("")) ==
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(base64(digest("")) == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
}

TEST_CASE("the strands of all pieces make the page, one after the other", "[report]") {
  const auto assembler = html::strand_assembler();
  std::string out;
  for (const std::string_view name : {"a", "b"}) {
    std::string piece;
    html::begin_strand(piece, html::Strand::ListRows);
    piece += "row " + std::string(name) + ' ';
    html::begin_strand(piece, html::Strand::HeatRows);
    piece += "heat " + std::string(name) + ' ';
    assembler->add(Part::Community, piece, out);
  }
  std::string end;
  html::begin_strand(end, html::Strand::End);
  end += "end";
  assembler->add(Part::End, end, out);
  CHECK(out.empty());
  assembler->finish(out);
  CHECK(out == "heat a heat b row a row b end");
}

TEST_CASE("where there are many communities, they are only listed", "[report]") {
  const auto assembler = html::strand_assembler();
  std::string out;
  for (int i = 0; i < 61; ++i) {
    std::string piece;
    html::begin_strand(piece, html::Strand::HeatRows);
    piece += 'h';
    html::begin_strand(piece, html::Strand::ListRows);
    piece += 'l';
    html::begin_strand(piece, html::Strand::DetailRows);
    piece += 'd';
    assembler->add(Part::Community, piece, out);
  }
  assembler->finish(out);
  CHECK(out == std::string(61, 'l'));
}

TEST_CASE("HTML pages are as kept in the golden files, but for style and script", "[report]") {
  const auto page = [](const std::vector<result::Community>& communities, const Style& style) {
    return without_style(page_of(communities, style));
  };
  for (const Language language : {Language::Zh, Language::En}) {
    const std::string suffix = language == Language::Zh ? "zh" : "en";
    CHECK(golden_difference("report/one_" + suffix + ".html",
                            page({sample_community()}, {language})) == "");
    CHECK(golden_difference("report/several_" + suffix + ".html",
                            page(three_communities(), several(language, Extent::Normal))) == "");
  }
  CHECK(golden_difference("report/several_detail_zh.html",
                          page(three_communities(), several(Language::Zh, Extent::Detail))) == "");
  CHECK(golden_difference("report/none_zh.html", page({}, several(Language::Zh, Extent::Normal))) ==
        "");
}

TEST_CASE("every page is balanced, and every link leads to an element that is there once",
          "[report]") {
  for (const std::string& whole : pages()) {
    const std::string page = without_style(whole);
    CHECK(unbalanced(page) == "");
    const std::vector<std::string> ids = values_of(page, "id");
    const std::set<std::string> known(ids.begin(), ids.end());
    CHECK(known.size() == ids.size());
    for (const std::string& link : values_of(page, "href")) {
      REQUIRE(link.starts_with('#'));
      CHECK(known.contains(link.substr(1)));
    }
  }
}

TEST_CASE("a page lets nothing run or be loaded but its own style and script", "[report]") {
  for (const std::string& page : pages()) {
    const auto between = [&page](std::string_view begin, std::string_view end) {
      const std::size_t at = page.find(begin);
      if (at == std::string::npos) return std::string();
      return page.substr(at + begin.size(), page.find(end, at) - at - begin.size());
    };
    const auto hash = [](std::string_view text) {
      Sha256 sum;
      sum.add(text);
      return "sha256-" + base64(sum.finish());
    };
    CHECK(count_of(page, "<style>") == 1);
    CHECK(count_of(page, "<script") == count_of(page, "<script>"));
    CHECK(count_of(page, "<script>") <= 1);
    CHECK(count_of(page, hash(between("<style>", "</style>"))) == 1);
    const std::string script = between("<script>", "</script>");
    if (!script.empty()) CHECK(script == html::page_script());
    CHECK(count_of(page, hash(html::page_script())) == 1);
    CHECK(page.find("default-src &#39;none&#39;") != std::string::npos);
    const std::string rest = without_style(page);
    for (const std::string_view attribute : {"style", "src", "onload", "onclick", "action"}) {
      CHECK(values_of(rest, attribute).empty());
    }
    // No control characters, no marks of the writing direction.
    for (const std::string_view sign : {"\x1b", "\x1e", "\u202e", "\u0085"}) {
      CHECK(page.find(sign) == std::string::npos);
    }
  }
}

TEST_CASE("style and script are within their budgets", "[report]") {
  CHECK(html::page_style().size() <= 20 * 1024);
  CHECK(html::page_script().size() <= 3 * 1024);
}

}  // namespace cbps::report::test
