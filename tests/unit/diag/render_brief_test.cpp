#include "cbps/diag/render_brief.h"

#include <string>

#include "support/catch.h"

using namespace cbps;

TEST_CASE("a message without its sources has its places and no excerpts", "[diag]") {
  Sources sources;
  const FileId file = sources.add("社区.yaml", "党员: 是\n面积数: 多\n");
  Diagnostic diagnostic{Code::UnknownKey, {12, 9, file}, {std::string("面积数")}, {}};
  diagnostic.note(Code::DidYouMean, "面积").note(Code::SeeFirst, Span{0, 6, file});
  const RenderOptions options{Language::Zh, false, 80};
  const std::string brief =
      render_brief(diagnostic, {"社区.yaml:2:1", {"", "社区.yaml:1:1"}}, options);
  std::string expected;
  const std::string full = render(diagnostic, sources, options);
  for (std::size_t at = 0; at < full.size();) {
    const std::size_t end = full.find('\n', at) + 1;
    const std::string line = full.substr(at, end - at);
    if (line.find(" | ") == std::string::npos) expected += line;
    at = end;
  }
  CHECK(brief == expected);
  CHECK(brief.find("社区.yaml:2:1: 错误 CB2002: ") == 0);
  CHECK(brief.find("社区.yaml:1:1: 说明: ") != std::string::npos);
}

TEST_CASE("a message without a place is the program's, and its path cannot break the line",
          "[diag]") {
  const Diagnostic diagnostic{Code::NothingChecked, {0, 0, FileId::None}, {}, {}};
  const RenderOptions options{Language::En, false, 80};
  CHECK(render_brief(diagnostic, {}, options) == "cbps: error CB0005: nothing was checked\n");
  CHECK(render_brief(diagnostic, {"a\nb\x1b[2J", {}}, options) ==
        "a bU+001B[2J: error CB0005: nothing was checked\n");
}
