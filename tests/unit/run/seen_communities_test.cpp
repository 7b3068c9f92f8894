#include "run/seen_communities.h"

#include <fmt/format.h>

#include <map>
#include <random>

#include "support/catch.h"

namespace cbps::run {
namespace {

bool same(const result::Location& a, const result::Location& b) {
  return a.file == b.file && a.line == b.line && a.column == b.column;
}

}  // namespace

TEST_CASE("where an id was given first is remembered, of codes and of all else", "[run]") {
  SeenCommunities seen;
  CHECK_FALSE(seen.add("420102002003", {"a.csv", 2, 1, ""}));
  CHECK_FALSE(seen.add("420102002001", {"a.csv", 3, 1, ""}));
  CHECK_FALSE(seen.add("420102002002", {"a.csv", 4'294'967'295, 7, ""}));
  CHECK_FALSE(seen.add("42010200200", {"a.csv", 5, 1, ""}));
  CHECK_FALSE(seen.add("000000000000", {"b.csv", 2, 16'777'216, ""}));
  const auto first = [&seen](const std::string& id) {
    const auto place = seen.add(id, {"c.csv", 9, 9, ""});
    return place ? fmt::format("{}:{}:{}", place->file, place->line, place->column) : "";
  };
  CHECK(first("420102002001") == "a.csv:3:1");
  CHECK(first("420102002002") == "a.csv:4294967295:7");
  CHECK(first("420102002003") == "a.csv:2:1");
  CHECK(first("42010200200") == "a.csv:5:1");
  CHECK(first("000000000000") == "b.csv:2:16777216");
  CHECK(first("999999999999").empty());
  CHECK(first("999999999999") == "c.csv:9:9");
}

TEST_CASE("the same is remembered as by a map, however many files and columns there are", "[run]") {
  for (const std::size_t most_spots : {1, 5, 1 << SeenCommunities::kSpotBits}) {
    CAPTURE(most_spots);
    std::mt19937 random(20261127);
    const auto below = [&random](unsigned end) { return static_cast<unsigned>(random() % end); };
    SeenCommunities seen(most_spots);
    std::map<std::string, result::Location> model;
    std::size_t again = 0;
    for (std::uint32_t line = 1; line <= 4000; ++line) {
      const std::string id = below(5) == 0 ? fmt::format("x{}", below(300))
                                           : fmt::format("42010200{:04}", below(3000));
      const result::Location here{fmt::format("{}.csv", line / 500), line, 1 + below(4), ""};
      const auto [first, is_new] = model.try_emplace(id, here);
      const auto found = seen.add(id, here);
      CAPTURE(id, line);
      REQUIRE(found.has_value() == !is_new);
      if (!found) continue;
      ++again;
      REQUIRE(same(*found, first->second));
    }
    CHECK(again > 1000);
  }
}

}  // namespace cbps::run
