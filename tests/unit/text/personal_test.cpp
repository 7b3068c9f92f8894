#include "cbps/text/personal.h"

#include <string_view>

#include "support/catch.h"

using namespace cbps;

TEST_CASE("headings that ask for what is about a person are told", "[text]") {
  for (const std::string_view heading : {"姓名",
                                         "书记姓名",
                                         "姓 名",
                                         "姓\u200B名",
                                         "身份证号",
                                         "身份證",
                                         "电话",
                                         "联系电话",
                                         "手机号",
                                         "联系方式",
                                         "联系人",
                                         "微信",
                                         "微信号",
                                         "邮箱",
                                         "家庭住址",
                                         "住址",
                                         "地址",
                                         "银行卡号",
                                         "账号",
                                         "QQ",
                                         "QQ号",
                                         "Ｔｅｌ",
                                         "Tel",
                                         "TEL.",
                                         "phone",
                                         "Phone number",
                                         "phone_number",
                                         "PhoneNumber",
                                         "mobile",
                                         "secretary.mobile",
                                         "Email",
                                         "e-mail",
                                         "ID No.",
                                         "id_no",
                                         "id-number",
                                         "id number",
                                         "ID card",
                                         "address",
                                         "Home address",
                                         "bank card",
                                         "WeChat",
                                         "负责人",
                                         "社区负责人",
                                         "法人代表",
                                         "网格员",
                                         "成员名单",
                                         "党员名册",
                                         "填表人",
                                         "审核人",
                                         "户主",
                                         "主任",
                                         "书记",
                                         "书记（签字）",
                                         "出生年月",
                                         "出生日期",
                                         "a.书记",
                                         "secretary",
                                         "contact",
                                         "Name of secretary",
                                         "Names of members",
                                         "Date of birth"}) {
    CAPTURE(heading);
    CHECK(is_personal_heading(heading));
  }
}

TEST_CASE("headings of aggregates are not personal", "[text]") {
  for (const std::string_view heading : {"",
                                         "hotel",
                                         "hotels",
                                         "households",
                                         "活动场所地址",
                                         "联系户数",
                                         "联系人数",
                                         "社区名称",
                                         "name",
                                         "idea no",
                                         "telegraph",
                                         "服务中心建筑面积",
                                         "valid number",
                                         "mobility",
                                         "负责人数",
                                         "负责人人数",
                                         "网格员人数",
                                         "户主总数",
                                         "名单数",
                                         "书记培训天数",
                                         "主任书记一肩挑",
                                         "secretary.training_days",
                                         "Days of training of the secretary",
                                         "Name of the community",
                                         "Mobile members",
                                         "members.mobile",
                                         "centre.address of it",
                                         "id",
                                         "number"}) {
    CAPTURE(heading);
    CHECK_FALSE(is_personal_heading(heading));
  }
}

TEST_CASE("telephone and identity numbers are found in texts", "[text]") {
  for (const std::string_view text : {"张三13800138000",
                                      "13800138000",
                                      "138-0013-8000",
                                      "138 0013 8000",
                                      "+86 13800138000",
                                      "8613800138000",
                                      "+86-138-0013-8000",
                                      "１３８００１３８０００号",
                                      "tel:19912345678.",
                                      "11010519491231002X",
                                      "证11010519491231002x号",
                                      "440524188001010014",
                                      "110105 19491231 002X",
                                      "138\u200B00138000",
                                      "138.0013.8000",
                                      "138/0013/8000",
                                      "138_0013_8000",
                                      "138 - 0013 - 8000",
                                      "0138 0013 8000",
                                      "013800138000",
                                      "13,800,138,000",
                                      "（138）00138000",
                                      "138 001 38000",
                                      "027-87654321",
                                      "（027）87654321",
                                      "0717 6543210",
                                      "02787654321",
                                      "110105491231002"}) {
    CAPTURE(text);
    CHECK(holds_personal_number(text));
    CHECK(holds_personal_detail(text));
  }
}

TEST_CASE("e-mail addresses are told", "[text]") {
  for (const std::string_view text : {"zhang.san@example.com", "邮箱：a1@b.cn。", "a＠b.cn"}) {
    CAPTURE(text);
    CHECK(holds_personal_detail(text));
    CHECK_FALSE(holds_personal_number(text));
  }
  for (const std::string_view text : {"@", "a@", "@b.cn", "a@b", "a@.cn", "a@b.", "3 @ 5.0"}) {
    CAPTURE(text);
    CHECK_FALSE(holds_personal_detail(text));
  }
}

TEST_CASE("what looks like a name is told", "[text]") {
  for (const std::string_view text : {"张三", "张三丰", "李 四 光", "王\u200B小二", "欧阳娜娜",
                                      "\"张三丰\"", "“张三”", "司马光", "買買提·艾力", "張三"}) {
    CAPTURE(text);
    CHECK(may_be_name(text));
    CHECK(may_name_person(text));
  }
  for (const std::string_view text :
       {"", "张", "备注", "说明", "居民户数", "金额", "任务数", "张三1", "zhang", "·", "甲社区",
        "社区代码", "张三李四王五"}) {
    CAPTURE(text);
    CHECK_FALSE(may_be_name(text));
  }
  CHECK(may_name_person("党员.书记.张三丰"));
  CHECK(may_name_person("张三丰.a"));
  CHECK(may_name_person("13800138000"));
  CHECK_FALSE(may_name_person("党员.书记"));
}

TEST_CASE("other numbers are nobody's", "[text]") {
  for (const std::string_view text :
       {"", "甲社区", "990101001001", "12800138000", "1380013800", "138001380001", "2024-03-01",
        "2024-03-01、2024-04-02", "110105194912310021", "1999-01-01 100", "第1380社区",
        "1,380,013,800", "130102001001", "1380013.8000", "138.00138000", "99010100100100",
        "990101001001001", "110105491331002", "2024-03-13 2024-10-05"}) {
    CAPTURE(text);
    CHECK_FALSE(holds_personal_number(text));
  }
}

TEST_CASE("nothing but digits may be a code, and may be shown", "[text]") {
  CHECK_FALSE(shows_personal_detail("13010200100"));
  CHECK(shows_personal_detail("号13010200100"));
}
