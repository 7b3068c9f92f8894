#include <string_view>
#include <vector>

#include "cbps/result/assessment.h"
#include "support/catch.h"

namespace cbps::result {

TEST_CASE("the standards on which most is lost stand worst first", "[result]") {
  using Ids = std::vector<std::string_view>;
  std::vector<StandardLoss> losses{{"1", 0, 2, 4}};
  CHECK(most_lost(losses).empty());
  losses.push_back({"2", 1, 0, 4});
  losses.push_back({"3", 1, 0, 2});
  CHECK(most_lost(losses) == Ids{"3", "2"});
  // Of equals the first of the rules.
  losses.push_back({"4", 2, 0, 4});
  CHECK(most_lost(losses) == Ids{"3", "4", "2"});
  losses.push_back({"5", 3, 0, 3});
  CHECK(most_lost(losses) == Ids{"5", "3", "4"});
  losses.push_back({"6", 1, 0, 3});
  CHECK(most_lost(losses) == Ids{"5", "3", "4"});
  CHECK(most_lost(losses, 1) == Ids{"5"});
}

}  // namespace cbps::result
