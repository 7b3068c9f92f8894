#include "cbps/data/key_memo.h"

#include <string>
#include <string_view>

#include "cbps/data/profile.h"
#include "support/catch.h"
#include "support/pack.h"

using namespace cbps;
using data::KeyMemo;

TEST_CASE("what a key stands for depends on the groups around it", "[data]") {
  const Dictionary& dictionary = test::pack().dictionary;
  const FieldId area = dictionary.field_by_id.at("centre.area");
  const FieldId households = dictionary.field_by_id.at("households");
  KeyMemo keys(dictionary);
  for (int time = 0; time < 2; ++time) {  // found out, then remembered
    CHECK(keys.find(KeyMemo::kTop, "", "households").fact == households);
    CHECK(keys.find(KeyMemo::kTop, "", "House holds").fact == households);
    CHECK(keys.find(KeyMemo::kTop, "", "centre.area").fact == area);
    CHECK_FALSE(keys.find(KeyMemo::kTop, "", "area").fact);
    CHECK(keys.find(KeyMemo::kTop, "", "ID").identity == &data::Identity::id);
    CHECK(keys.find(KeyMemo::kTop, "", "period").is_identity());
    CHECK(keys.find(KeyMemo::kTop, "", "period").identity == nullptr);
    CHECK(keys.find(KeyMemo::kTop, "", "communities").is_community_list);
    const auto centre = keys.find(KeyMemo::kTop, "", "centre").group;
    REQUIRE(centre);
    CHECK(keys.find(*centre, "centre.", "area").fact == area);
    CHECK(keys.find(*centre, "centre.", "households").fact == households);
    CHECK_FALSE(keys.find(*centre, "centre.", "户数").fact);
    CHECK_FALSE(keys.find(*centre, "centre.", "id").is_identity());
    CHECK_FALSE(keys.find(*centre, "centre.", "communities").is_community_list);
  }
}

TEST_CASE("the order of keys is remembered, and nothing hangs on it", "[data]") {
  const Dictionary& dictionary = test::pack().dictionary;
  KeyMemo keys(dictionary);
  const auto centre = keys.find(KeyMemo::kTop, "", "centre").group;
  REQUIRE(centre);
  const FieldId area = dictionary.field_by_id.at("centre.area");
  const FieldId households = dictionary.field_by_id.at("households");
  // Each key after each other one, twice; `area` means something under `centre` only.
  for (int time = 0; time < 2; ++time) {
    for (const std::string_view before : {"households", "centre", "area", "nothing"}) {
      (void)keys.find(KeyMemo::kTop, "", before);
      CHECK(keys.find(KeyMemo::kTop, "", "households").fact == households);
      (void)keys.find(KeyMemo::kTop, "", before);
      CHECK(keys.find(*centre, "centre.", "area").fact == area);
      (void)keys.find(KeyMemo::kTop, "", before);
      CHECK_FALSE(keys.find(KeyMemo::kTop, "", "area").fact);
      (void)keys.find(*centre, "centre.", "area");
      CHECK(keys.find(KeyMemo::kTop, "", "centre").group == centre);
    }
  }
}

TEST_CASE("a memory that is full says the same as an empty one", "[data]") {
  const Dictionary& dictionary = test::pack().dictionary;
  KeyMemo keys(dictionary);
  const FieldId households = dictionary.field_by_id.at("households");
  for (std::size_t blanks = 0; blanks < 5000; ++blanks) {
    const std::string key = std::string(blanks, ' ') + "households";
    REQUIRE(keys.find(KeyMemo::kTop, "", key).fact == households);
  }
  const auto centre = keys.find(KeyMemo::kTop, "", "centre").group;
  REQUIRE(centre);
  const FieldId area = dictionary.field_by_id.at("centre.area");
  CHECK(keys.find(*centre, "centre.", "area").fact == area);
  CHECK_FALSE(keys.find(*centre, "centre.", "户数").fact);
}
