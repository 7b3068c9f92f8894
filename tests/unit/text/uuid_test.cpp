#include "cbps/text/uuid.h"

#include <set>
#include <string>

#include "support/catch.h"

namespace cbps::test {

TEST_CASE("the UUID of a name is that of RFC 9562", "[text]") {
  CHECK(to_string(kDnsNamespace) == "6ba7b810-9dad-11d1-80b4-00c04fd430c8");
  CHECK(to_string(kUrlNamespace) == "6ba7b811-9dad-11d1-80b4-00c04fd430c8");
  CHECK(to_string(named_uuid(kDnsNamespace, "www.example.com")) ==
        "2ed6657d-e927-568b-95e1-2665a8aea6a2");
}

TEST_CASE("UUIDs of names are what Python's uuid5 gives", "[text]") {
  CHECK(to_string(named_uuid(kDnsNamespace, "python.org")) ==
        "886313e1-3b8a-5372-9b90-0c9aee199e5d");
  CHECK(to_string(named_uuid(kUrlNamespace, "")) == "1b4db7eb-4057-5ddf-91e0-36dec72071f5");
  CHECK(to_string(named_uuid(kUrlNamespace, "青禾示例社区")) ==
        "39a5cf74-7c5d-5a8d-9fda-c59d0cb690da");
  // More than one block of SHA-1.
  CHECK(to_string(named_uuid(kUrlNamespace, std::string(1000, 'a'))) ==
        "7f46a8f9-f8ba-5a67-983a-ffc2101475df");
}

TEST_CASE("each name has its version, its variant and a UUID of its own", "[text]") {
  std::set<std::string> all;
  for (int i = 0; i < 1000; ++i) {
    const std::string uuid = to_string(named_uuid(kUrlNamespace, std::to_string(i)));
    REQUIRE(uuid.size() == 36);
    CHECK(uuid[14] == '5');
    CHECK(std::string("89ab").find(uuid[19]) != std::string::npos);
    all.insert(uuid);
  }
  CHECK(all.size() == 1000);
}

}  // namespace cbps::test
