#include "cbps/text/personal.h"

#include <string_view>

#include "support/catch.h"

using namespace cbps;

TEST_CASE("headings that ask for what is about a person are told", "[text]") {
  for (const std::string_view heading :
       {"姓名",    "书记姓名",     "姓 名",        "姓\u200B名",  "身份证号",  "身份證",
        "电话",    "联系电话",     "手机号",       "联系方式",    "联系人",    "微信",
        "微信号",  "邮箱",         "家庭住址",     "住址",        "地址",      "银行卡号",
        "账号",    "QQ",           "QQ号",         "Ｔｅｌ",      "Tel",       "TEL.",
        "phone",   "Phone number", "phone_number", "PhoneNumber", "mobile",    "secretary.mobile",
        "Email",   "e-mail",       "ID No.",       "id_no",       "id-number", "id number",
        "ID card", "address",      "Home address", "bank card",   "WeChat"}) {
    CAPTURE(heading);
    CHECK(is_personal_heading(heading));
  }
}

TEST_CASE("headings of aggregates are not personal", "[text]") {
  for (const std::string_view heading :
       {"", "hotel", "hotels", "households", "活动场所地址", "联系户数", "联系人数", "社区名称",
        "name", "idea no", "telegraph", "服务中心建筑面积", "valid number", "mobility",
        "Mobile members", "members.mobile", "centre.address of it", "id", "number"}) {
    CAPTURE(heading);
    CHECK_FALSE(is_personal_heading(heading));
  }
}

TEST_CASE("telephone and identity numbers are found in texts", "[text]") {
  for (const std::string_view text :
       {"张三13800138000", "13800138000", "138-0013-8000", "138 0013 8000", "+86 13800138000",
        "8613800138000", "+86-138-0013-8000", "１３８００１３８０００号", "tel:19912345678.",
        "11010519491231002X", "证11010519491231002x号", "440524188001010014",
        "110105 19491231 002X", "138\u200B00138000"}) {
    CAPTURE(text);
    CHECK(holds_personal_number(text));
  }
}

TEST_CASE("other numbers are nobody's", "[text]") {
  for (const std::string_view text :
       {"", "甲社区", "990101001001", "12800138000", "1380013800", "138001380001", "2024-03-01",
        "2024-03-01、2024-04-02", "110105194912310021", "1999-01-01 100", "第1380社区",
        "13,800,138,000", "130102001001"}) {
    CAPTURE(text);
    CHECK_FALSE(holds_personal_number(text));
  }
}

TEST_CASE("nothing but digits may be a code, and may be shown", "[text]") {
  CHECK_FALSE(shows_personal_number("13010200100"));
  CHECK(shows_personal_number("号13010200100"));
}
