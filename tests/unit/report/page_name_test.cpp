#include "cbps/report/page_name.h"

#include <string>
#include <vector>

#include "support/catch.h"

namespace cbps::report {

TEST_CASE("pages are named by ids, and differ on every disk", "[report]") {
  CHECK(page_name("990101001011") == "990101001011.html");
  CHECK(page_name("a-b_c") == "a-b_c.html");
  CHECK(page_name("北京") == "%E5%8C%97%E4%BA%AC.html");
  CHECK(page_name("../a") == "%2E%2E%2Fa.html");
  CHECK(page_name("a b").find(' ') == std::string::npos);
  // A hash tells what would else be the same, or the index.
  CHECK(page_name("A") == "A-559aead0.html");
  CHECK(page_name("index") != kIndexPage);
  CHECK(page_name("INDEX") != page_name("index"));
  const std::string longest(80, 'a');
  CHECK(page_name(longest) == longest + ".html");
  CHECK(page_name(longest + 'b') != page_name(longest + 'c'));
  CHECK(page_name(longest + 'b').size() == longest.size() + std::string("-12345678.html").size());
  // In a reference a percent sign is one itself.
  CHECK(page_link("北京") == "%25E5%258C%2597%25E4%25BA%25AC.html");
  CHECK(page_link("1") == "1.html");
}

}  // namespace cbps::report
