#include "spreadsheet/texts.h"

#include <string>
#include <vector>

#include "support/catch.h"

namespace {

using namespace cbps::spreadsheet;

}  // namespace

TEST_CASE("what XML cannot hold is replaced, all else stands for itself", "[spreadsheet]") {
  CHECK(holdable("青禾社区 <&>") == "青禾社区 <&>");
  CHECK(holdable("a\nb\tc") == "a\nb\tc");
  CHECK(holdable("a\xFFz") == "a\xEF\xBF\xBDz");
  CHECK(holdable(std::string("a\0z", 3)) == "a\xEF\xBF\xBDz");
  CHECK(holdable("a\xEF\xBF\xBEz") == "a\xEF\xBF\xBDz");  // U+FFFE
  CHECK(holdable("\xF0\xA0\x80\x80") == "\xF0\xA0\x80\x80");
  CHECK(holdable("_x0041_") == "_x005F_x0041_");
  CHECK(holdable("__x00e1_") == "__x005F_x00e1_");
  for (const char* plain : {"_x0041", "_x004_", "_y0041_", "x0041_", "_xzz41_"}) {
    CHECK(holdable(plain) == plain);
  }
}

TEST_CASE("a text is cut off at a character", "[spreadsheet]") {
  CHECK(cut("社区党组织", 5) == "社区党组织");
  CHECK(cut("社区党组织", 4) == "社区党…");
  CHECK(cut("", 4).empty());
}

TEST_CASE("a drop-down holds texts without commas, 255 characters in all", "[spreadsheet]") {
  CHECK(fits_into_list({"是", "否"}));
  CHECK_FALSE(fits_into_list({"是,或", "否"}));
  CHECK(fits_into_list({std::string(127, 'a'), std::string(127, 'b')}));
  CHECK_FALSE(fits_into_list({std::string(127, 'a'), std::string(128, 'b')}));
  std::string chinese;
  for (int i = 0; i < 255; ++i) chinese += "党";
  CHECK(fits_into_list({chinese}));
}
