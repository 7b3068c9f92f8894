#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "support/catch.h"
#include "support/golden.h"
#include "unit/report/sample.h"
#include "unit/report/written.h"

namespace cbps::report::test {
namespace {

using cbps::test::golden_difference;
using Json = nlohmann::ordered_json;

std::string district(std::string_view format, const Style& style) {
  return written(format, sample_run(), three_communities(), district_summary(three_communities()),
                 style);
}

std::vector<Json> lines(const std::string& text) {
  std::vector<Json> all;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    REQUIRE(end != std::string::npos);
    all.push_back(Json::parse(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return all;
}

constexpr Style kNormal{};
constexpr Style kDetail{Language::En, false, 80, Extent::Detail};

}  // namespace

TEST_CASE("JSON Lines are as kept in the golden files", "[report]") {
  CHECK(golden_difference("report/district_zh.jsonl", district("jsonl", kNormal)) == "");
  CHECK(golden_difference("report/district_detail_en.jsonl", district("jsonl", kDetail)) == "");
}

TEST_CASE("JSON Lines say what the JSON report says, a piece a line", "[report]") {
  for (const Style& style : {kNormal, kDetail}) {
    const Json whole = Json::parse(district("json", style));
    const std::vector<Json> all = lines(district("jsonl", style));
    REQUIRE(all.size() == 1 + 3 + 2 + 1);
    Json head = whole;
    for (const char* key : {"communities", "rejected", "faults", "summary"}) head.erase(key);
    CHECK(all.front() == head);
    for (std::size_t i = 0; i < 3; ++i) {
      const Json& line = all[1 + i];
      const Json& community = whole["communities"][i];
      if (style.extent == Extent::Detail) CHECK(line == community);
      for (const char* key : {"id", "name", "source", "score", "grade", "grade_high", "counts"}) {
        REQUIRE(line.contains(key) == community.contains(key));
        if (line.contains(key)) CHECK(line[key] == community[key]);
      }
    }
    for (std::size_t i = 0; i < 2; ++i) CHECK(all[4 + i] == whole["rejected"][i]);
    CHECK(all.back() == Json{{"rejected", whole["rejected"]},
                             {"faults", whole["faults"]},
                             {"summary", whole["summary"]}});
  }
}

TEST_CASE("a community in brief names what failed and what is open, in the order of the rules",
          "[report]") {
  const std::vector<Json> all = lines(district("jsonl", kNormal));
  CHECK(all[1]["failed"] == Json({"3.6", "8.1", "8.5", "8.2", "10.1"}));
  CHECK(all[1]["unknown"] == Json::array({"8.4"}));
  CHECK(all[2]["failed"] == Json::array());
  CHECK_FALSE(all[1].contains("standards"));
}

TEST_CASE("no text can break a line of JSON Lines", "[report]") {
  result::Community community = sample_community();
  community.name = "一\n二\r\n三\u2028四\u2029五\u0085六\"\\";
  const std::string text = written("jsonl", sample_run(), {community}, {}, kDetail);
  CHECK(std::count(text.begin(), text.end(), '\n') == 3);
  CHECK(text.find('\r') == std::string::npos);
  CHECK(text.find("\u2028") == std::string::npos);
  CHECK(text.find("\u2029") == std::string::npos);
  CHECK(lines(text)[1]["name"] == community.name);
}

TEST_CASE("JSON Lines without communities are a first and a last line", "[report]") {
  const std::vector<Json> all = lines(written("jsonl", sample_run(), {}, {}, kNormal));
  REQUIRE(all.size() == 2);
  CHECK(all[0].contains("cbps"));
  CHECK(all[1]["summary"]["communities"] == 0);
}

}  // namespace cbps::report::test
