#include <array>
#include <string>

#include "cbps/data/cell.h"
#include "cbps/data/spelling.h"
#include "cbps/value/unreachable.h"
#include "support/catch.h"
#include "support/fact_text.h"
#include "support/golden.h"
#include "support/pack.h"

using namespace cbps;

namespace {

struct Spelling {
  std::string_view text;
  std::string_view value;
  std::string_view kinds = {};  ///< in which way it is another than this program writes
};

template <std::size_t kCount>
void check(std::string_view field, const Spelling (&spellings)[kCount]) {
  for (const Spelling& one : spellings) {
    CAPTURE(field, one.text);
    const test::FactText read = test::read_fact(test::pack().dictionary, field, one.text);
    for (const Diagnostic& fault : read.faults.all()) {
      UNSCOPED_INFO(message(fault, Language::En));
    }
    CHECK(read.faults.empty());
    CHECK(read.value == one.value);
    CHECK(read.kinds == one.kinds);
  }
}

std::string codes(const Diagnostics& faults) {
  std::string all;
  for (const Diagnostic& one : faults.all()) {
    all += (all.empty() ? "" : " ") + std::string(info(one.code).id);
  }
  return all;
}

}  // namespace

TEST_CASE("a whole number is read in all its spellings", "[data]") {
  check("services.households_covered", {{"1000", "1000"},
                                        {" 1000\u3000", "1000"},
                                        {"\u200B1000\uFEFF", "1000"},
                                        {"007", "7"},
                                        {"１０００", "1000", "number"},
                                        {"1,000", "1000", "number"},
                                        {"1，000", "1000", "number"},
                                        {"1,234,567", "1234567", "number"},
                                        {"1000.0", "1000", "number"},
                                        {"1,000.00", "1000", "number"},
                                        {"'1000", "1000", "number"},
                                        {"=\"1000\"", "1000", "number"},
                                        {"1000户", "1000", "unit"},
                                        {"1000 户", "1000", "unit"},
                                        {"1000家", "1000", "unit"},
                                        {"1000 Households", "1000", "unit"},
                                        {"1,000户", "1000", "unit number"},
                                        {"三十", "30", "number"},
                                        {"十", "10", "number"},
                                        {"十二户", "12", "unit number"},
                                        {"一千二百", "1200", "number"},
                                        {"一千零五", "1005", "number"},
                                        {"两千", "2000", "number"},
                                        {"一百一十", "110", "number"},
                                        {"一万二千三百", "12300", "number"},
                                        {"三十万", "300000", "number"},
                                        {"零", "0", "number"},
                                        {"〇", "0", "number"},
                                        {"无", "0", "number"},
                                        {"没有", "0", "number"},
                                        {"暂无", "0", "number"},
                                        {"none", "0", "number"}});
  check("committee.size", {{"5人", "5", "unit"}, {"5名", "5", "unit"}, {"5 People", "5", "unit"}});
  check("secretary.street_meeting_months", {{"5月", "5", "unit"}, {"5个月", "5", "unit"}});
}

TEST_CASE("a unit may stand in brackets", "[data]") {
  check("services.households_covered", {{"150（户）", "150", "unit"},
                                        {"150(家)", "150", "unit"},
                                        {"1,500 ( 户 )", "1500", "unit number"}});
  check("centre.area", {{"200（㎡）", "200", "unit"}});
  check("finance.operating", {{"3（万元）", "30000", "unit"}});
  const auto refused = [](std::string_view text) {
    return codes(test::read_fact(test::pack().dictionary, "households", text).faults);
  };
  CHECK(refused("150（人）") == "CB2053");
  CHECK(refused("150（）") == "CB2006");
  CHECK(refused("（150）") == "CB2006");
}

TEST_CASE("quotes and brackets around a whole value are taken off", "[data]") {
  check("services.households_covered", {{"“1000”", "1000", "quotes"},
                                        {"”1000”", "1000", "quotes"},
                                        {" 「1000」 ", "1000", "quotes"},
                                        {"【１０００】", "1000", "number quotes"},
                                        {"‘1,000户’", "1000", "unit number quotes"},
                                        {"\"1000\"", "1000", "quotes"},
                                        {"'1000'", "1000", "quotes"},
                                        {"＂1000＂", "1000", "quotes"},
                                        {"“无”", "0", "number quotes"},
                                        {"“-”", ""},
                                        {"“”", ""}});
  check("centre.area", {{"“180.5”", "180.5", "quotes"}});
  check("centre.built", {{"“是”", "yes", "quotes"}, {"【√】", "yes", "bool quotes"}});
  check("organisation.form", {{"“党支部”", "branch", "quotes"}, {"『支部』", "branch", "quotes"}});
  check("organisation.last_election", {{"“2024-03-05”", "2024-03-05", "quotes"},
                                       {"「2024年3月5日」", "2024-03-05", "date quotes"}});
  check("centre.five_affairs", {{"“党务、居务”", "{party, residents}", "quotes"},
                                {"“党务”、“居务”", "{party, residents}", "quotes"},
                                {"“无”", "{}", "quotes"}});
  check("activities.gatherings",
        {{"“2024-03-05、2024-06-05”", "{2024-03-05, 2024-06-05}", "quotes"}});
}

TEST_CASE("a quote that is no pair is named", "[data]") {
  for (const auto& [field, text, quote] :
       {std::array{"services.households_covered", "“1000", "“"},
        std::array{"services.households_covered", "1000」户", "」"},
        std::array{"centre.built", "是”", "”"}, std::array{"organisation.form", "“党支部", "“"},
        std::array{"organisation.last_election", "【2024-03-05", "【"},
        std::array{"centre.five_affairs", "“党务、居务", "“"}}) {
    CAPTURE(field, text);
    const Diagnostics faults = test::read_fact(test::pack().dictionary, field, text).faults;
    REQUIRE(faults.size() == 1);
    std::string notes;
    for (const Note& note : faults.all().front().notes) notes += message(note, Language::Zh);
    CHECK(notes.find("引号 `" + std::string(quote) + "`") != std::string::npos);
  }
}

TEST_CASE("a word for all beside other items is all that is said", "[data]") {
  for (const std::string_view text :
       {"全部、会议记录", "会议记录、全部", "全部、党务", "无、财务"}) {
    CAPTURE(text);
    const auto read = test::read_fact(test::pack().dictionary, "centre.five_affairs", text);
    CHECK(codes(read.faults) == "CB2063");
  }
}

TEST_CASE("an amount is read in all its spellings", "[data]") {
  check("centre.area", {{"180.5", "180.5"},
                        {"180.500", "180.5"},
                        {"180.50000", "180.5", "number"},
                        {"200平方米", "200", "unit"},
                        {"200平米", "200", "unit"},
                        {"200m2", "200", "unit"},
                        {"200 M2", "200", "unit"},
                        {"200m²", "200", "unit"},
                        {"199.5㎡", "199.5", "unit"},
                        {"２００．５", "200.5", "number"},
                        {"1,200.5", "1200.5", "number"}});
  check("finance.operating", {{"30000元", "30000", "unit"},
                              {"3万", "30000", "unit"},
                              {"3万元", "30000", "unit"},
                              {"2.98765万元", "29876.5", "unit"},
                              {"0.1亿元", "10000000", "unit"},
                              {"三万元", "30000", "unit number"},
                              {"１．５万元", "15000", "unit"}});
}

TEST_CASE("yes and no are read in all their spellings", "[data]") {
  for (const std::string_view word : data::kYesWords) check("centre.built", {{word, "yes"}});
  for (const std::string_view word : data::kNoWords) check("centre.built", {{word, "no"}});
  for (const std::string_view word : data::kAlsoYes) {
    check("centre.built", {{word, "yes", "bool"}});
  }
  for (const std::string_view word : data::kAlsoNo) check("centre.built", {{word, "no", "bool"}});
  check("centre.built", {{"TRUE", "yes", "bool"},
                         {"False", "no", "bool"},
                         {"Ｙ", "yes", "bool"},
                         {"✔\uFE0F", "yes", "bool"},
                         {"１", "yes", "bool"},
                         {" 是 ", "yes"}});
  // With the verb of the label: 设置形式已按工作需要经上级党组织批准; 已表彰优秀党员.
  check("organisation.form_approved", {{"已批准", "yes", "bool"}, {"未批准", "no", "bool"}});
  check("meetings.commended", {{"已表彰", "yes", "bool"}, {"未表彰", "no", "bool"}});
}

TEST_CASE("choices, dates and lists are read in all their spellings", "[data]") {
  check("organisation.form", {{"党支部", "branch"},
                              {"支部", "branch"},
                              {"Branch", "branch"},
                              {"ＢＲＡＮＣＨ", "branch"},
                              {"'党委", "committee"},
                              {"none", "none"},
                              {"未建立", "none"}});
  check("organisation.last_election", {{"2024-03-05", "2024-03-05"},
                                       {" 2024-03-05 ", "2024-03-05"},
                                       {"2024/3/5", "2024-03-05", "date"},
                                       {"20240305", "2024-03-05", "date"},
                                       {"二〇二四年三月五日", "2024-03-05", "date"}});
  check("activities.gatherings",
        {{"2024-03-05", "{2024-03-05}"},
         {"2024-06-05、2024-03-05", "{2024-03-05, 2024-06-05}"},
         {"2024-03-05; 2024-06-05；", "{2024-03-05, 2024-06-05}"},
         {"2024/3/5、2024.6.5", "{2024-03-05, 2024-06-05}", "date"},
         {"2024年3月5日/2024年6月5日", "{2024-03-05, 2024-06-05}", "date list"},
         {"2024-03-05,2024-06-05", "{2024-03-05, 2024-06-05}", "list"},
         {"2024-03-05\n2024-06-05", "{2024-03-05, 2024-06-05}", "list"},
         {"2024-12-01 00:00", "{2024-12-01}", "date"},
         {"无", "{}"},
         {"暂无", "{}", "list"}});
  check("centre.five_affairs", {{"党务、居务", "{party, residents}"},
                                {"党务;党务；居务", "{party, residents}"},
                                {"党务，居务", "{party, residents}", "list"},
                                {"党务,居务", "{party, residents}", "list"},
                                {"党务|居务", "{party, residents}", "list"},
                                {"党务/居务", "{party, residents}", "list"},
                                {"党务 ／ 居务", "{party, residents}", "list"},
                                {"党务\r\n居务", "{party, residents}", "list"},
                                {"PARTY、Services", "{party, services}"},
                                {"无", "{}"},
                                {"None", ""},
                                {"全部", "{party, residents, government, services, commerce}"}});
  check("centre.rooms", {{"便民服务室、电教室", "{convenience, education}"}});
  check("services.public", {{"综治、社保", "{social_security, public_order}"}});
  check("services.tripartite_joined", {{"物业、居委会", "{residents, property}"}});
}

TEST_CASE("words say that a fact was not given, of whatever kind it is", "[data]") {
  for (const Kind kind :
       {Kind::Bool, Kind::Int, Kind::Decimal, Kind::Choice, Kind::Date, Kind::Dates, Kind::Set}) {
    const std::string_view field = test::example_field(kind);
    for (const std::string_view word : data::kNotGivenWords) {
      // An option of a choice is spelled so, but for the case.
      if (kind == Kind::Choice && word == "None") continue;
      check(field, {{word, ""}});
    }
    check(field, {{"", ""}, {"　", ""}, {"\u200B", ""}, {"－", ""}, {"／", ""}});
  }
}

TEST_CASE("all of a whole is the whole", "[data]") {
  const auto read = [](std::string_view text, std::string_view whole) {
    return test::read_fact(test::pack().dictionary, "committee.young", text, whole);
  };
  CHECK(read("全部", "7").value == "7");
  CHECK(read("ALL", "7人").value == "7");
  CHECK(read("全部", "7").kinds == "number");
  CHECK(codes(read("全部", "").faults) == "CB2064");
  // What is wrong with the whole is said once.
  CHECK(codes(read("全部", "约7").faults) == "CB2050");
  CHECK(read("全部", "约7").value.empty());
}

TEST_CASE("each refused spelling is refused with its own words", "[data]") {
  std::string all;
  for (const data::RefusedSpelling& one : data::refused_spellings()) {
    const std::string_view field = test::example_field(one.kind);
    CAPTURE(field, one.text);
    const test::FactText read = test::read_fact(test::pack().dictionary, field, one.text);
    CHECK(codes(read.faults) == info(one.code).id);
    CHECK(read.value.empty());
    for (const Diagnostic& fault : read.faults.all()) {
      for (const Language language : {Language::Zh, Language::En}) {
        all += message(fault, language) + "\n";
        for (const Note& note : fault.notes) all += "  " + message(note, language) + "\n";
      }
    }
  }
  CHECK(test::golden_difference("data/refused_values.txt", all) == "");
}

TEST_CASE("a cell by itself is read as a fact is", "[data]") {
  const Dictionary& dictionary = test::pack().dictionary;
  const auto read = [&](std::string_view field, std::string_view text) {
    Diagnostics faults;
    const Field& of = dictionary.field(dictionary.field_by_id.at(std::string(field)));
    return data::read_cell(of, dictionary, text, faults);
  };
  CHECK(read("households", "1,000户") == 1000);
  CHECK(read("centre.five_affairs", "党务，居务") == 3);
  CHECK(read("centre.built", "√") == 1);
  CHECK_FALSE(read("households", "约1000"));
}
