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

/// Reads all of a document by its own functions: under sanitizers, nothing may lie outside.
std::size_t walk(const Document& document, NodeId node) {
  std::size_t nodes = 1;
  REQUIRE(document.text(node).size() <= document.all_text().size());
  for (const NodeId item : document.items(node)) nodes += walk(document, item);
  for (const Document::Entry& entry : document.entries(node)) {
    REQUIRE(document.kind(entry.key) == NodeKind::Scalar);
    nodes += walk(document, entry.key) + walk(document, entry.value);
  }
  return nodes;
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
}

TEST_CASE("bytes that were changed or cut are refused or still a tree", "[doc][bundle]") {
  const std::string bytes =
      store(bundle({{"a.yaml", read("户数: [1, {b: c, d: }]\n")}, {"b.yaml", read("- e\n- f\n")}}));
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    CAPTURE(i);
    CHECK_FALSE(load_in_place(bytes.substr(0, i)));
    for (int flip = 1; flip < 256; ++flip) {
      std::string changed = bytes;
      changed[i] = static_cast<char>(changed[i] ^ flip);
      if (const auto document = load_in_place(changed)) {
        if (walk(*document, document->root()) != document->nodes().size()) CHECK(changed == "");
      }
    }
  }
}

TEST_CASE("nodes that are no tree are not loaded", "[doc][bundle]") {
  using Node = Document::Node;
  const auto node = [](NodeKind kind, std::uint32_t end) {
    Node result;
    result.kind = kind;
    result.end = end;
    return result;
  };
  const auto loads = [](std::vector<Node> nodes) {
    return load_in_place(store(Document(std::move(nodes), ""))).has_value();
  };
  constexpr auto S = NodeKind::Scalar, L = NodeKind::Sequence, M = NodeKind::Mapping;
  CHECK(loads({node(M, 3), node(S, 2), node(S, 3)}));
  CHECK(loads({node(L, 3), node(L, 2), node(L, 3)}));
  CHECK_FALSE(loads({node(M, 2), node(S, 2)}));              // a key without a value
  CHECK_FALSE(loads({node(M, 3), node(L, 2), node(S, 3)}));  // a key that is a list
  CHECK_FALSE(loads({node(L, 2), node(S, 2), node(S, 3)}));  // two roots
  CHECK_FALSE(loads({node(L, 3), node(S, 2)}));              // ends beyond the last node
  CHECK_FALSE(loads({node(L, 4), node(L, 3), node(L, 4), node(S, 4)}));  // subtrees overlap
  CHECK_FALSE(loads({node(L, 2), node(S, 3)}));
  CHECK_FALSE(loads({node(S, 2), node(S, 2)}));
  CHECK_FALSE(loads({node(L, 0)}));
}
