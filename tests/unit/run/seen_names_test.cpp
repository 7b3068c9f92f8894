#include "run/seen_names.h"

#include <string>

#include "support/catch.h"

using namespace cbps;

namespace {

std::string said(run::SeenNames& names, const std::string& id, const std::string& street,
                 const std::string& name) {
  data::Identity identity;
  identity.id = id;
  identity.street = street;
  identity.name = name;
  std::string all;
  const Diagnostics remarks = names.add(identity).remarks(identity, {});
  for (const Diagnostic& one : remarks.all()) {
    all += message(one, Language::En) + ";";
  }
  return all;
}

}  // namespace

TEST_CASE("a street with two names is remarked upon once", "[run]") {
  run::SeenNames names;
  CHECK(said(names, "990101001001", "甲街道", "").empty());
  CHECK(said(names, "990101002001", "乙街道", "").empty());
  CHECK(said(names, "990101001002", "", "").empty());
  CHECK(said(names, "990101001003", "丙街道", "") ==
        "the street `990101001` has two names: `甲街道` and `丙街道`;");
  CHECK(said(names, "990101001004", "丁街道", "").empty());
}

TEST_CASE("streets are kept while their communities are near", "[run]") {
  run::SeenNames names;
  const auto code = [](std::size_t number) { return std::to_string(990000000000 + number); };
  CHECK(said(names, code(1), "甲街道", "甲").empty());
  for (std::size_t i = 1; i < run::SeenNames::kKept / 4; ++i) {
    REQUIRE(said(names, code(1000 * i), "", "甲").empty());
  }
  CHECK_FALSE(said(names, code(2), "", "甲").empty());
  for (std::size_t i = 1; i < 2 * run::SeenNames::kKept; ++i) {
    REQUIRE(said(names, code(1000 * i + 1), "", "x" + std::to_string(i)).empty());
  }
  CHECK(said(names, code(3), "乙街道", "甲").empty());  // long forgotten
}

TEST_CASE("a name under two codes of a street is remarked upon", "[run]") {
  run::SeenNames names;
  for (int i = 1; i < 500; ++i) {
    const std::string digits = std::to_string(1000 + i).substr(1);
    CHECK(said(names, "990101001" + digits, "", "社区" + std::to_string(i)).empty());
  }
  CHECK(said(names, "990101002007", "", "社区7").empty());
  CHECK(said(names, "990101001777", "", "社区7") ==
        "`社区7` has two codes in one street: `990101001007` and `990101001777`;");
  CHECK(said(names, "c1", "", "社区7").empty());
}
