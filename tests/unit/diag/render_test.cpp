#include <algorithm>
#include <iterator>

#include "cbps/diag/diagnostic.h"
#include "cbps/diag/suggest.h"
#include "cbps/text/unicode.h"
#include "support/catch.h"

using namespace cbps;

TEST_CASE("a message shows its line with a caret under the place", "[diag]") {
  Sources sources;
  const FileId file = sources.add("社区.yaml", "\xEF\xBB\xBF党员: 是\r\n面积数: 多\n");
  Diagnostic diagnostic{Code::UnknownKey, {16, 9, file}, {std::string("面积数")}, {}};
  diagnostic.note(Code::DidYouMean, "面积");
  CHECK(sources.place(diagnostic.span) == Place{2, 1});
  CHECK(render(diagnostic, sources, {Language::Zh, false, 80}) ==
        "社区.yaml:2:1: 错误 CB2002: 没有 `面积数` 这个指标\n"
        "    2 | 面积数: 多\n"
        "      | ^^^^^^\n"
        "      = 是不是想写 `面积`？\n");
}

TEST_CASE("a place that takes no column has its caret all the same", "[diag]") {
  Sources sources;
  const FileId file = sources.add("a.yaml", "面\u200B积\n");
  const Diagnostic diagnostic{Code::UnknownSign, {3, 3, file}, {std::string("U+200B")}, {}};
  const std::string text = render(diagnostic, sources, {Language::En, false, 80});
  CHECK(text.find("\n      |   ^\n") != std::string::npos);
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
