#include "cbps/data/date_text.h"

#include "support/catch.h"

using namespace cbps;

TEST_CASE("a day is read in all its spellings", "[data]") {
  constexpr std::string_view kSpellings[] = {"2024-03-05",
                                             "2024-3-5",
                                             "2024/3/5",
                                             "2024/03/05",
                                             "2024.3.5",
                                             "2024年3月5日",
                                             "2024年03月05号",
                                             "2024 年 3 月 5 日",
                                             "20240305",
                                             "2024-03-05 0:00",
                                             "2024/3/5 00:00:00",
                                             "2024-03-05T08:30:00",
                                             "二〇二四年三月五日",
                                             "二零二四年三月五日",
                                             "２０２４－０３－０５",
                                             "２０２４年３月５日",
                                             "　2024-03-05\u200B ",
                                             "'2024-03-05",
                                             "=\"2024/3/5\"",
                                             "2024年3月5日 14:30"};
  for (const std::string_view text : kSpellings) {
    CAPTURE(text);
    const auto date = data::read_date_text(text);
    REQUIRE(date);
    CHECK(to_string(*date) == "2024-03-05");
  }
  CHECK(data::read_date_text("二〇二四年十二月三十一日") == parse_date("2024-12-31"));
  CHECK(data::read_date_text("2024年2月29日") == parse_date("2024-02-29"));
}

TEST_CASE("what is no single day is none", "[data]") {
  constexpr std::string_view kOthers[] = {"",
                                          "2024",
                                          "2024-03",
                                          "2024年3月",
                                          "03/04/2024",
                                          "25/12/2024",
                                          "24-03-05",
                                          "24年3月5日",
                                          "2024-02-30",
                                          "2023年2月29日",
                                          "2024-13-01",
                                          "3月5日",
                                          "2024-3/5",
                                          "2024-03-05-06",
                                          "2024-03-05至2024-03-07",
                                          "2024年3月5",
                                          "202403",
                                          "2024- 3-5",
                                          "2024-03-05 25:00",
                                          "2024-03-05 1:2",
                                          "0000-01-01",
                                          "2024-003-05",
                                          "二四年三月五日",
                                          "2024-03-0５a",
                                          "10:00",
                                          "2024²-03-05",
                                          "45356",
                                          "-2024-03-05",
                                          "2024-03-05-"};
  for (const std::string_view text : kOthers) {
    CAPTURE(text);
    CHECK_FALSE(data::read_date_text(text));
  }
}

TEST_CASE("a year is read in all its spellings", "[data]") {
  for (const std::string_view text :
       {"2024", "2024年", "2024年度", "2024.0", "２０２４", " 2024 年度", "２０２４年", "2024.00",
        "二〇二四年", "二零二四", "二〇二四年度", "“2024年”"}) {
    CAPTURE(text);
    CHECK(data::read_year_text(text) == 2024);
  }
  for (const std::string_view text :
       {"", "24", "20245", "2024.5", "2024.", "2024年底", "0000", "2024-03", "約2024", "年2024",
        "二四年", "二〇二四年三月", "二〇二四.0", "二千零二十四年"}) {
    CAPTURE(text);
    CHECK_FALSE(data::read_year_text(text));
  }
}

TEST_CASE("why a text is no day is said as of a fact", "[data]") {
  const auto why = [](std::string_view text) -> std::string {
    const auto found = data::why_no_day(text, {"日", "day"}, {});
    return found ? std::string(info(found->code).id) : "";
  };
  CHECK(why("2024-02-30") == "CB2058");
  CHECK(why("24-05-24") == "CB2060");
  CHECK(why("2024年5月") == "CB2061");
  CHECK(why("03/04/2024") == "CB2059");
  CHECK(why("5月24日") == "CB2062");
  CHECK(why("2024-05-01至2024-05-03") == "CB2051");
  CHECK(why("春节").empty());
  CHECK(why("2024-05-24").empty());
}
