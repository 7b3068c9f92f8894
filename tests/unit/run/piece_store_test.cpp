#include "run/piece_store.h"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "support/catch.h"
#include "unit/run/memory.h"

namespace cbps::run::test {
namespace {

using Score = std::optional<result::Score>;

Score score(int floor, int ceiling) { return result::Score{{floor, 1000}, {ceiling, 1000}}; }

std::vector<std::string> pieces_of(PieceStore& store) {
  std::vector<std::string> all;
  CHECK(store.for_each([&all](std::string_view piece) {
    all.emplace_back(piece);
    return true;
  }));
  return all;
}

}  // namespace

TEST_CASE("the worst piece comes first, pieces without a score last", "[run]") {
  MemorySpool spool;
  PieceStore store(spool);
  CHECK(store.add(score(900, 900), "good"));
  CHECK(store.add(std::nullopt, "none"));
  CHECK(store.add(score(300, 500), "open"));
  CHECK(store.add(score(300, 400), "bad"));
  CHECK(store.add(std::nullopt, "none again"));
  CHECK(store.add(score(300, 500), "open again"));
  // The order is that of the exact scores: published, the two would be equal.
  CHECK(store.add(result::Score{{1, 3}, {1, 1}}, "a third"));
  CHECK(store.add(result::Score{{333'333, 1'000'000}, {1, 1}}, "a little less"));
  CHECK(pieces_of(store) == std::vector<std::string>{"bad", "open", "open again", "a little less",
                                                     "a third", "good", "none", "none again"});
}

TEST_CASE("very many pieces stay in the order of the input", "[run]") {
  for (const std::size_t count : {std::size_t{0}, std::size_t{3}, PieceStore::kMostSorted,
                                  PieceStore::kMostSorted + 1, 3 * PieceStore::kMostSorted}) {
    CAPTURE(count);
    MemorySpool spool;
    PieceStore store(spool);
    std::vector<std::string> expected;
    for (std::size_t i = 0; i < count; ++i) {
      // Some are longer than the blocks that the spool is read in.
      const std::size_t length = i % 1000 == 999 ? 200'000 : i % 7;
      expected.push_back(fmt::format("{}{}", i, std::string(length, 'x')));
      REQUIRE(store.add(score(static_cast<int>(count - i), 20'000), expected.back()));
    }
    if (count <= PieceStore::kMostSorted) std::reverse(expected.begin(), expected.end());
    CHECK((pieces_of(store) == expected));
  }
}

TEST_CASE("of many pieces those with the lowest scores are kept", "[run]") {
  MemorySpool spool;
  PieceStore store(spool, 3);
  for (int i = 0; i < 1000; ++i) {
    const int floor = (i * 37) % 1000;  // each score once
    CHECK(store.add(score(floor, 1000), fmt::format("{}", floor)));
  }
  CHECK(store.add(std::nullopt, "none"));
  CHECK(pieces_of(store) == std::vector<std::string>{"0", "1", "2"});
  // Of equals the first, and what would be dropped at once is not written.
  MemorySpool others(4);  // two writes a piece
  PieceStore equals(others, 2);
  for (const std::string_view piece : {"a", "b", "c"}) CHECK(equals.add(score(5, 5), piece));
  CHECK(pieces_of(equals) == std::vector<std::string>{"a", "b"});
}

TEST_CASE("a store says in advance what it will not keep", "[run]") {
  MemorySpool spool;
  PieceStore store(spool, 2);
  CHECK(store.may_keep(std::nullopt));
  CHECK(store.may_keep(score(900, 1000)));
  for (const int floor : {500, 300, 400}) {
    CHECK(store.may_keep(score(floor, 1000)));
    CHECK(store.add(score(floor, 1000), "piece"));
  }
  CHECK_FALSE(store.may_keep(std::nullopt));
  CHECK_FALSE(store.may_keep(score(500, 1000)));
  CHECK(store.may_keep(score(400, 1000)));  // whether it is kept depends on its ceiling
  CHECK(store.may_keep(score(399, 1000)));
  MemorySpool of_all;
  PieceStore all(of_all);
  for (std::size_t i = 0; i <= PieceStore::kMostSorted; ++i) REQUIRE(all.add(score(1, 2), "piece"));
  CHECK(all.may_keep(score(999, 1000)));
  CHECK(all.may_keep(std::nullopt));
}

TEST_CASE("a store says when its spool fails, and when a visit ends", "[run]") {
  const auto goes_on = [](std::string_view) { return true; };
  for (const std::size_t count : {std::size_t{3}, PieceStore::kMostSorted + 1}) {
    CAPTURE(count);
    MemorySpool no_reads(SIZE_MAX, 0);
    PieceStore unreadable(no_reads);
    MemorySpool spool;
    PieceStore readable(spool);
    for (std::size_t i = 0; i < count; ++i) {
      REQUIRE(unreadable.add(score(1, 2), "piece"));
      REQUIRE(readable.add(score(1, 2), "piece"));
    }
    CHECK_FALSE(unreadable.for_each(goes_on));
    CHECK(no_reads.error());
    std::size_t visits = 0;
    CHECK_FALSE(readable.for_each([&visits](std::string_view) { return ++visits < 2; }));
    CHECK(visits == 2);
  }
  for (const std::size_t writes : {0, 1}) {
    MemorySpool no_writes(writes);
    PieceStore full(no_writes);
    CHECK_FALSE(full.add(score(1, 2), "piece"));
  }
}

}  // namespace cbps::run::test
