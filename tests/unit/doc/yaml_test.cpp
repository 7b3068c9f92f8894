#include "cbps/doc/yaml.h"

#include <string>
#include <string_view>
#include <vector>

#include "support/catch.h"
#include "unit/doc/reading.h"

using namespace cbps;
using namespace cbps::doc;
using cbps::doc::test::dump;
using cbps::doc::test::Reading;
using cbps::doc::test::written;

namespace {

struct Good {
  std::string_view yaml;
  std::string_view tree;
};

const std::vector<Good>& good_documents() {
  static const std::vector<Good> documents{
      {"a", "`a`"},
      {"a: 1\n", "{`a`: `1`}"},
      {"a: 014\nb: yes\nc: 4.20102E+11\n", "{`a`: `014`, `b`: `yes`, `c`: `4.20102E+11`}"},
      {"户数: 1200\n名称: '第一社区'\n", "{`户数`: `1200`, `名称`: '第一社区'}"},
      {"- a\n- - b\n  - c\n-\n  d: e\n", "[`a`, [`b`, `c`], {`d`: `e`}]"},
      {"a:\n- b\n- c\nd: e", "{`a`: [`b`, `c`], `d`: `e`}"},
      {"a: {b: 1, c: [2, 3], \"d\":4}\n", "{`a`: {`b`: `1`, `c`: [`2`, `3`], \"d\": `4`}}"},
      {"[a: b, c]", "[{`a`: `b`}, `c`]"},
      {"{a, b: }", "{`a`: ``, `b`: ``}"},
      {"[\n  a,\n  b,\n]\n", "[`a`, `b`]"},
      {"a: []\nb: {}\n", "{`a`: [], `b`: {}}"},

      // Not given, in every spelling.
      {"a:\nb: ~\nc: null\nd: Null\ne: NULL\nf: ''\n",
       "{`a`: ``, `b`: `~`, `c`: `null`, `d`: `Null`, `e`: `NULL`, `f`: ''}"},
      {"-\n- ~\n- # nothing\n- null # a word\n", "[``, `~`, ``, `null`]"},
      {"a:\nnull: x\nb:\n~ : y\n", "{`a`: ``, `null`: `x`, `b`: ``, `~`: `y`}"},
      {"a:\nnullable: x\nb: null x\n", "{`a`: ``, `nullable`: `x`, `b`: `null x`}"},
      {"[null, ~, {a: null}]", "[`null`, `~`, {`a`: `null`}]"},

      // Scalars over several lines.
      {"a: b\n  c\n\n  d\n", "{`a`: `b c\\nd`}"},
      {"a: 'it''s\n  b\n\n  c'\n", "{`a`: 'it's b\\nc'}"},
      {"a: \"x\\ty \\\n   z\\u4e2d\\\"\"\n", "{`a`: \"x\\ty z中\"\"}"},
      {"a: |\n  x\n    y\n\n  z\nb: 1\n", "{`a`: |x\\n  y\\n\\nz\\n|, `b`: `1`}"},
      {"a: |-\n  x\n\n\nb: |+\n  y\n\nc: |2\n   z\n", "{`a`: |x|, `b`: |y\\n\\n|, `c`: | z\\n|}"},
      {"a: >-\n  x &&\n  !y\n\n  ? z : w\n", "{`a`: >x && !y\\n? z : w>}"},
      {"a: > # help\n  x\nb: c\n", "{`a`: >x\\n>, `b`: `c`}"},

      // What looks like YAML inside quotes and blocks is text.
      {"a: '!known(x) && b[0] # no comment'\n", "{`a`: '!known(x) && b[0] # no comment'}"},
      {"a: |\n  --- \n  [[[\n  {{{ &a *b !c\n", "{`a`: |--- \\n[[[\\n{{{ &a *b !c\\n|}"},
      {"a: x # comment: [\nb: y#z\n# end", "{`a`: `x`, `b`: `y#z`}"},

      // One document, marked or not.
      {"---\na: 1\n...\n", "{`a`: `1`}"},
      {"--- a\n...\n# the end\n", "`a`"},
      {"%YAML 1.2\n---\na: 1\n", "{`a`: `1`}"},
      {"# only a comment before\n\n---\n- a\n", "[`a`]"},
      {"? a\n: b\n? c\n", "{`a`: `b`, `c`: ``}"},
  };
  return documents;
}

std::string with_crlf(std::string_view text) {
  std::string result;
  for (const char c : text) result += c == '\n' ? std::string("\r\n") : std::string(1, c);
  return result;
}

}  // namespace

TEST_CASE("YAML becomes a tree of texts", "[doc][yaml]") {
  for (const Good& good : good_documents()) {
    INFO(good.yaml);
    const Reading reading{std::string(good.yaml)};
    CHECK(reading.problems() == "");
    REQUIRE(reading.document());
    CHECK(dump(*reading.document(), reading.document()->root()) == good.tree);
  }
}

TEST_CASE("a byte order mark and CR LF change nothing", "[doc][yaml]") {
  for (const Good& good : good_documents()) {
    INFO(good.yaml);
    const Reading marked{"\xEF\xBB\xBF" + std::string(good.yaml)};
    REQUIRE(marked.document());
    CHECK(dump(*marked.document(), marked.document()->root()) == good.tree);
    const Reading windows{"\xEF\xBB\xBF" + with_crlf(good.yaml)};
    REQUIRE(windows.document());
    CHECK(dump(*windows.document(), windows.document()->root()) == good.tree);
  }
}

TEST_CASE("every node knows where it was written", "[doc][yaml]") {
  struct Case {
    std::string_view yaml;
    std::vector<std::string_view> spans;  // in reading order
  };
  const std::vector<Case> cases{
      {"名称: '第一''社区'  # x\nb: \"c\\\"d\"\n", {"", "名称", "'第一''社区'", "b", "\"c\\\"d\""}},
      {"a: b\n   c  # x\n", {"", "a", "b\n   c"}},
      {"a: |-  # x\n  b\n   c  \n\n\nd: e\n", {"", "a", "|-  # x\n  b\n   c  ", "d", "e"}},
      {"a: >\n\n\nb: c\n", {"", "a", ">", "b", "c"}},
      {"a: [b, {c: d}]\n", {"", "a", "[", "b", "{", "c", "d"}},
      {"- - a\n-\n", {"", "", "a", ""}},
      {"a: ~\n", {"", "a", "~"}},
  };
  for (const Case& test : cases) {
    INFO(test.yaml);
    for (const std::string_view before : {"", "\xEF\xBB\xBF", "# 注释\n\n"}) {
      const Reading reading{std::string(before) + std::string(test.yaml)};
      REQUIRE(reading.document());
      REQUIRE(reading.document()->nodes().size() == test.spans.size());
      for (std::size_t i = 0; i < test.spans.size(); ++i) {
        CAPTURE(i);
        const Span span = reading.document()->span(static_cast<NodeId>(i));
        CHECK(written(reading.sources(), span) == test.spans[i]);
      }
    }
  }
}

TEST_CASE("a value that is not there has the place where it would stand", "[doc][yaml]") {
  const Reading reading{"户数: # none\n# more\nlist:\n  -\n  - a\n"};
  REQUIRE(reading.document());
  const Document& document = *reading.document();
  const NodeId missing = document.find(document.root(), "户数").value();
  CHECK(document.is_null(missing));
  CHECK(reading.sources().place(document.span(missing)) == Place{1, 4});
  const NodeId item = document.items(document.find(document.root(), "list").value()).front();
  CHECK(reading.sources().place(document.span(item)) == Place{4, 4});
}

TEST_CASE("a document can be asked", "[doc]") {
  const Reading reading{"a: [x, y, z]\nb: {c: 1, d: 2}\ne: ''\nf: \"~\"\ng: ~\n"};
  REQUIRE(reading.document());
  const Document& document = *reading.document();
  const NodeId root = document.root();
  CHECK(document.size(root) == 5);
  CHECK(document.size(document.find(root, "a").value()) == 3);
  CHECK(document.size(document.find(root, "b").value()) == 2);
  CHECK(document.size(document.find(root, "e").value()) == 0);
  CHECK_FALSE(document.find(root, "c"));
  CHECK_FALSE(document.find(document.find(root, "a").value(), "x"));
  CHECK(document.items(root).empty());
  CHECK(document.entries(document.find(root, "a").value()).empty());
  CHECK_FALSE(document.is_null(document.find(root, "e").value()));
  CHECK_FALSE(document.is_null(document.find(root, "f").value()));
  CHECK(document.is_null(document.find(root, "g").value()));
  CHECK_FALSE(document.is_null(root));
}
