#include <string_view>
#include <vector>

#include "cbps/result/assessment.h"
#include "support/catch.h"

namespace cbps::result {

TEST_CASE("the standards on which most is lost stand worst first", "[result]") {
  const auto ids = [](const MostLost& most) {
    return std::vector<std::string_view>(most.ids().begin(), most.ids().end());
  };
  MostLost most;
  CHECK(ids(most).empty());
  most.add("1", 0, 4);
  CHECK(ids(most).empty());
  most.add("2", 1, 4);
  most.add("3", 1, 2);
  CHECK(ids(most) == std::vector<std::string_view>{"3", "2"});
  // Of equals the first of the rules.
  most.add("4", 2, 4);
  CHECK(ids(most) == std::vector<std::string_view>{"3", "4", "2"});
  most.add("5", 3, 3);
  CHECK(ids(most) == std::vector<std::string_view>{"5", "3", "4"});
  most.add("6", 1, 3);
  CHECK(ids(most) == std::vector<std::string_view>{"5", "3", "4"});
}

}  // namespace cbps::result
