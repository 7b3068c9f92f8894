#include "cbps/text/csv_row.h"

#include <string_view>

#include "support/catch.h"

namespace cbps::test {

TEST_CASE("a cell that would begin a formula is a text", "[text]") {
  for (const std::string_view text :
       {"=cmd()", "+1", "-1", "@SUM(A1)", "  =1", "＝1", "＠x", "\t=1"}) {
    CAPTURE(std::string(text));
    CHECK(csv_text(text).starts_with('\''));
  }
  CHECK(csv_text("=cmd()") == "'=cmd()");
  CHECK(csv_text("\t=1") == "' =1");
  CHECK(csv_text("a=1") == "a=1");
  CHECK(csv_text("青禾 - 社区") == "青禾 - 社区");
  CHECK(csv_text("").empty());
  CHECK(csv_text(" ") == " ");
}

TEST_CASE("a text in a cell stays on its line", "[text]") {
  CHECK(csv_text("甲\r\n乙\x1b") == "甲  乙U+001B");
  CHECK(csv_row({csv_text("a,\"b\"\n")}) == "\"a,\"\"b\"\" \"\r\n");
}

}  // namespace cbps::test
