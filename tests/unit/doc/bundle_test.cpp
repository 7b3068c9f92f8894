#include "cbps/doc/bundle.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cbps/doc/yaml.h"
#include "support/catch.h"
#include "unit/doc/reading.h"

using namespace cbps;
using namespace cbps::doc;
using cbps::doc::test::Reading;

namespace {

Document read(std::string yaml) { return Reading(std::move(yaml)).document().value(); }

std::string dump(const Document& document) { return test::dump(document, document.root()); }

void check_equal(const Document& a, const Document& b) {
  REQUIRE(a.nodes().size() == b.nodes().size());
  CHECK(a.all_text() == b.all_text());
  for (std::size_t i = 0; i < a.nodes().size(); ++i) {
    const Document::Node& x = a.nodes()[i];
    const Document::Node& y = b.nodes()[i];
    const bool same = x.kind == y.kind && x.style == y.style && x.end == y.end &&
                      x.text_begin == y.text_begin && x.text_length == y.text_length &&
                      x.span == y.span;
    CAPTURE(i);
    CHECK(same);
  }
}

}  // namespace

TEST_CASE("a bundle is a mapping from names to documents", "[doc][bundle]") {
  const Document both = bundle({{"pack.yaml", read("id: 社区\n")},
                                {"03.yaml", read("- a\n- b: |\n    c\n")},
                                {"null", read("x")}});
  CHECK(dump(both) ==
        "{\"pack.yaml\": {`id`: `社区`}, \"03.yaml\": [`a`, {`b`: |c\\n|}], "
        "\"null\": `x`}");
  CHECK(both.size(both.root()) == 3);
  CHECK(both.find(both.root(), "03.yaml"));
  CHECK(dump(bundle({})) == "{}");
}

TEST_CASE("a stored document is loaded as it was", "[doc][bundle]") {
  for (const std::string_view yaml :
       {"a", "''", "[]", "{}", "a: 1\nb: [x, 'y', \"z\", {c: ~}]\nd: |\n  e\nf: >\n  g\n",
        "- - - 中\n- ~\n"}) {
    const Reading reading{std::string(yaml)};
    INFO(yaml);
    REQUIRE(reading.document());
    const std::string bytes = store(*reading.document());
    const auto loaded = load_in_place(bytes);
    REQUIRE(loaded);
    check_equal(*loaded, *reading.document());
    CHECK(store(*loaded) == bytes);
    const auto in_place = load_in_place(bytes);
    REQUIRE(in_place);
    check_equal(*in_place, *reading.document());
    CHECK(in_place->all_text().data() + in_place->all_text().size() == bytes.data() + bytes.size());
  }
  const Document pack = bundle({{"a", read("b: c\n")}, {"d", read("[e, f]")}});
  const std::string stored = store(pack);
  check_equal(load_in_place(stored).value(), pack);
}

TEST_CASE("bytes that are no document are refused", "[doc][bundle]") {
  CHECK_FALSE(load_in_place(""));
  CHECK_FALSE(load_in_place("a: 1\n"));
  CHECK_FALSE(load_in_place(std::string(16, '\0')));
  CHECK_FALSE(load_in_place(std::string(1000, '\xFF')));
  const std::string bytes = store(read("a: [b, c]\n"));
  CHECK(load_in_place(bytes));
  CHECK_FALSE(load_in_place(bytes + "x"));
  for (std::size_t i = 0; i < bytes.size(); ++i) CHECK_FALSE(load_in_place(bytes.substr(0, i)));
}

TEST_CASE("a stored document is told which files its places are in", "[doc][bundle]") {
  const Document original = read("a: [b, c]\n");
  const std::string bytes = store(original);
  const auto file = static_cast<FileId>(7);
  const Document loaded = load_in_place(bytes)->with_files({file});
  const NodeId value = loaded.find(loaded.root(), "a").value();
  const Span before = original.span(value);
  CHECK(loaded.span(value) == Span{before.begin, before.length, file});
  // A document that is made from it names the same files.
  const Document whole = bundle({{"x", loaded}});
  const NodeId inside = whole.find(whole.root(), "x").value();
  CHECK(whole.span(inside).file == file);
  CHECK(whole.span(whole.root()).file == FileId::None);
  // What is stored is as it was.
  CHECK(store(loaded) == bytes);
}
