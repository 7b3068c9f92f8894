#include <string>
#include <string_view>
#include <vector>

#include "cbps/doc/bundle.h"
#include "cbps/doc/yaml.h"
#include "support/catch.h"
#include "unit/doc/reading.h"

using namespace cbps;
using namespace cbps::doc;
using cbps::doc::test::Reading;
using cbps::doc::test::written;

namespace {

/// Where `part` of the value of `c` stands.
std::string place_of(const Reading& reading, std::string_view part) {
  const Document& document = reading.document().value();
  const NodeId value = document.find(document.root(), "c").value();
  const std::size_t offset = document.text(value).find(part);
  REQUIRE(offset != std::string_view::npos);
  const Span span = span_in_scalar(reading.sources(), document, value, offset, part.size());
  const Place place = reading.sources().place(span);
  return std::to_string(place.line) + ':' + std::to_string(place.column) + ' ' +
         std::string(written(reading.sources(), span));
}

std::string with_crlf(std::string_view text) {
  std::string result;
  for (const char c : text) result += c == '\n' ? std::string("\r\n") : std::string(1, c);
  return result;
}

const std::vector<std::string>& documents_in_all_styles() {
  static const std::vector<std::string> documents{
      "c: households > 0 && 户数 >= 20\n",
      "户数: x\nc: a\n  b  c\n\n   d\n\n\n   e # f\n",
      "c: 'it''s ''户数'' \n  and  more\n\n\n  lines'\n",
      "c: \"tab\\tquote\\\"户\\u6570\\U0001F600\\x41\\\\ \\\n   joined \\L\\P\\/\n\n   x\\\n\n  y  "
      "\"\n",
      "c: \"\n  a \\\n\n   b\\n\n  c\\ \n  \\td\n\n \n  e\"\n",
      "c: |\n  一\n    二  三\n\n  四\n",
      "c: |2-\n    一\n   二\n",
      "c: >-\n  known(x) &&\n  户数 >= 20\n\n    more\n     indented\n\n  ? a : b\n",
      "c: >+\n\n  a\n\n\n  b\n\n\nd: e\n",
      "c: [\"a b\", 'c d', e\n  f, {g h: 'i\n  j'}]\n",
      "? >-\n  key\n  two\n: value\n",
  };
  return documents;
}

bool is_blank_or_break(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Every character of a scalar's text that is not blank stands in the source where it is said to,
/// and in the order of the text. Returns how many were checked.
std::size_t check_scalar(const Reading& reading, NodeId scalar) {
  const Document& document = reading.document().value();
  const std::string_view text = document.text(scalar);
  const Span whole = document.span(scalar);
  std::uint64_t last = whole.begin;
  std::size_t checked = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    CAPTURE(i);
    const Span part = span_in_scalar(reading.sources(), document, scalar, i, 1);
    REQUIRE(part.begin >= last);
    REQUIRE(part.begin + part.length <= whole.begin + whole.length);
    last = part.begin;
    const char first = reading.source()[part.begin];
    if (is_blank_or_break(text[i]) || first == '\\') continue;
    CHECK(first == text[i]);
    CHECK(part.length == (document.style(scalar) == Style::SingleQuoted && first == '\'' ? 2 : 1));
    ++checked;
  }
  return checked;
}

}  // namespace

TEST_CASE("a part of a condition is found in every style", "[doc][span]") {
  CHECK(place_of(Reading("户: 1\nc: a && 户数 > 1\n"), "户数 >") == "2:9 户数 >");
  CHECK(place_of(Reading("\xEF\xBB\xBF"
                         "c: a &&\r\n  户数 > 1\r\n"),
                 "户数") == "2:3 户数");
  CHECK(place_of(Reading("c: 'x == ''户数'' && y'\n"), "户数") == "1:12 户数");
  CHECK(place_of(Reading("c: 'x == ''户数'' && y'\n"), "'户数'") == "1:10 ''户数''");
  CHECK(place_of(Reading("c: \"x == \\\"\\u6237数\\\" && y\"\n"), "户数") == "1:12 \\u6237数");
  CHECK(place_of(Reading("c: \"x \\\n    y && z\"\n"), "y &&") == "2:5 y &&");
  CHECK(place_of(Reading("c: |\n  甲 &&\n    乙\n"), "乙") == "3:5 乙");
  CHECK(place_of(Reading("c: >-\n\n  甲 &&\n  乙\n\n  丙\n"), "丙") == "6:3 丙");
  CHECK(place_of(Reading("c: >-\n  甲 &&\n  乙 == 1\n"), "&& 乙") == "2:5 &&\n  乙");
}

TEST_CASE("every character is found where it was written", "[doc][span]") {
  std::size_t checked = 0;
  for (const std::string& yaml : documents_in_all_styles()) {
    INFO(yaml);
    for (const std::string& text :
         {yaml, "\xEF\xBB\xBF" + yaml, with_crlf(yaml), "# 甲乙丙\n" + with_crlf(yaml)}) {
      const Reading reading{text};
      REQUIRE(reading.document());
      for (std::size_t i = 0; i < reading.document()->nodes().size(); ++i) {
        const auto node = static_cast<NodeId>(i);
        if (reading.document()->kind(node) == NodeKind::Scalar) {
          checked += check_scalar(reading, node);
        }
      }
    }
  }
  CHECK(checked > 600);
}

TEST_CASE("a place at or beyond the end of a scalar stays in it", "[doc][span]") {
  for (const std::string_view yaml : {"c: abc\n", "c: 'abc'\n", "c: \"abc\"\n", "c: |\n  abc\n"}) {
    INFO(yaml);
    const Reading reading{std::string(yaml)};
    const Document& document = reading.document().value();
    const NodeId value = document.find(document.root(), "c").value();
    const std::size_t end = yaml.find("abc") + 3;
    for (const std::size_t offset : {std::size_t{3}, std::size_t{4}, std::size_t{1000}}) {
      const Span span = span_in_scalar(reading.sources(), document, value, offset, 5);
      CHECK(span.begin >= end);
      CHECK(span.begin + span.length <= yaml.size());
    }
    CHECK(written(reading.sources(), span_in_scalar(reading.sources(), document, value, 1, 100))
              .substr(0, 2) == "bc");
    CHECK(span_in_scalar(reading.sources(), document, value, 1, 0).length == 0);
  }
}

TEST_CASE("without the source the scalar's own span is given", "[doc][span]") {
  const Reading reading{"c: \"a && b\"\n"};
  const std::string stored = store(reading.document().value());
  const Document copy = load_in_place(stored).value();
  Sources others;
  CHECK(others.add("built-in", "") == reading.file());
  const NodeId value = copy.find(copy.root(), "c").value();
  CHECK(span_in_scalar(others, copy, value, 2, 2) == copy.span(value));

  Sources changed;
  CHECK(changed.add("changed", "c: \"something else\"\n") == reading.file());
  CHECK(span_in_scalar(changed, copy, value, 2, 2) == copy.span(value));

  const Document named = bundle({{"name", copy}});
  const NodeId name = named.entries(named.root()).front().key;
  CHECK(span_in_scalar(reading.sources(), named, name, 1, 1) == Span{});
}
