#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <set>
#include <string>
#include <vector>

#include "support/catch.h"
#include "support/golden.h"
#include "unit/report/hostile.h"
#include "unit/report/sample.h"
#include "unit/report/written.h"

/// The three documents of OSCAL: what holds of them beyond their golden files.
namespace cbps::report::test {
namespace {

using cbps::test::golden_difference;
using Json = nlohmann::json;

constexpr std::string_view kOfCommunities[] = {"oscal-results", "oscal-poam"};

Style style_of(Language language, Extent extent = Extent::Normal) {
  Style style{language};
  style.extent = extent;
  style.several = true;
  return style;
}

std::string district(std::string_view format, const Style& style) {
  return written(format, sample_run(), three_communities(), district_summary(three_communities()),
                 style);
}

std::string nothing(std::string_view format) {
  return written(format, sample_run(), {}, {}, style_of(Language::Zh));
}

/// Calls `visit` with each object of a document.
template <typename Visit>
void for_each_object(const Json& json, Visit visit) {
  if (json.is_object()) visit(json);
  if (!json.is_structured()) return;
  for (const Json& one : json) for_each_object(one, visit);
}

/// All values of a key, wherever it stands.
std::vector<std::string> all_of(std::string_view key, const Json& json) {
  std::vector<std::string> found;
  for_each_object(json, [&](const Json& object) {
    const auto at = object.find(key);
    if (at != object.end() && at->is_string()) found.push_back(at->get<std::string>());
  });
  return found;
}

bool is_line(const std::string& text) {
  return !text.empty() && text.find_first_of("\r\n") == std::string::npos;
}

bool is_token(const std::string& text) {
  constexpr std::string_view kSigns =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_";
  return !text.empty() && text.find_first_not_of(kSigns) == std::string::npos &&
         (text[0] < '0' || text[0] > '9') && text[0] != '.' && text[0] != '-';
}

/// What the schema asks for wherever it stands: no empty arrays, lines, tokens, UUIDs given once.
void check_values(const Json& document) {
  for_each_object(document, [](const Json& object) {
    for (const Json& member : object) {
      if (member.is_array()) CHECK_FALSE(member.empty());
    }
  });
  for (const char* key : {"title", "value", "version"}) {
    for (const std::string& one : all_of(key, document)) CHECK(is_line(one));
  }
  for (const std::string& one : all_of("value", document)) {
    CHECK(one.front() != ' ');
    CHECK(one.back() != ' ');
  }
  for (const char* key : {"id", "target-id", "control-id", "name", "class"}) {
    for (const std::string& one : all_of(key, document)) {
      // The id of a system is a UUID.
      if (one.size() != 36) CHECK(is_token(one));
    }
  }
  const std::vector<std::string> uuids = all_of("uuid", document);
  CHECK(std::set<std::string>(uuids.begin(), uuids.end()).size() == uuids.size());
}

const Json& results_of(const Json& document) { return document["assessment-results"]["results"]; }
const Json& items_of(const Json& document) {
  return document["plan-of-action-and-milestones"]["poam-items"];
}

std::size_t count_of(std::string_view key, const Json& results) {
  std::size_t count = 0;
  for (const Json& one : results) count += one.contains(key) ? one[std::string(key)].size() : 0;
  return count;
}

}  // namespace

TEST_CASE("OSCAL documents are as kept in the golden files", "[report]") {
  const auto golden = [](std::string_view name, std::string_view format, const std::string& text) {
    CHECK(golden_difference(fmt::format("report/{}.{}", name, format), text) == "");
  };
  for (const std::string_view format : kOfCommunities) {
    CAPTURE(std::string(format));
    golden("district_zh", format, district(format, style_of(Language::Zh)));
    golden("district_detail_en", format, district(format, style_of(Language::En, Extent::Detail)));
    golden("summary_zh", format, district(format, style_of(Language::Zh, Extent::Summary)));
    golden("none_zh", format, nothing(format));
  }
  golden("rules_zh", "oscal-catalog", district("oscal-catalog", style_of(Language::Zh)));
  golden("rules_en", "oscal-catalog", district("oscal-catalog", style_of(Language::En)));
}

TEST_CASE("the catalog is the same whatever was assessed", "[report]") {
  const std::string catalog = district("oscal-catalog", style_of(Language::Zh));
  CHECK(nothing("oscal-catalog") == catalog);
  for (const Extent extent : {Extent::Summary, Extent::Detail}) {
    CHECK(district("oscal-catalog", style_of(Language::Zh, extent)) == catalog);
  }
}

TEST_CASE("a catalog without rules has no groups", "[report]") {
  const Json document = Json::parse(written("oscal-catalog", {}, {}, {}, style_of(Language::Zh)));
  CHECK_FALSE(document["catalog"].contains("groups"));
  CHECK(document["catalog"]["metadata"]["last-modified"] == "1970-01-01T00:00:00+08:00");
  check_values(document);
}

TEST_CASE("ids that are no tokens are written by numbers", "[report]") {
  result::Run run = sample_run();
  run.standards[0].id = "三";
  run.standards[0].checks[0].id = "3/1";
  run.standards[0].checks[1].id = "3_2f1";
  const Json document = Json::parse(written("oscal-catalog", run, {}, {}, style_of(Language::Zh)));
  check_values(document);
  std::set<std::string> ids;
  for (const std::string& id : all_of("id", document)) ids.insert(id);
  CHECK(ids.count("standard-_e4_b8_89") == 1);
  CHECK(ids.count("check-3_2f1") == 1);
  CHECK(ids.count("check-3_5f2f1") == 1);
}

TEST_CASE("OSCAL documents are valid whatever stands in names", "[report]") {
  for (const Extent extent : {Extent::Summary, Extent::Normal, Extent::Detail}) {
    for (const char* format : {"oscal-catalog", "oscal-results", "oscal-poam"}) {
      CAPTURE(std::string(format), static_cast<int>(extent));
      result::Summary summary = hostile_summary();
      summary.communities = hostile_communities().size();
      const std::string text = written(format, hostile_run(), hostile_communities(), summary,
                                       style_of(Language::Zh, extent));
      const Json document = Json::parse(text);
      check_values(document);
      for (const std::string& title : all_of("title", document)) {
        CHECK(title.find('<') == std::string::npos);  // titles are Markdown
      }
    }
  }
}

TEST_CASE("assessment results have a result a community", "[report]") {
  const std::size_t rejected = district_summary(three_communities()).rejected.size();
  const Json normal = Json::parse(district("oscal-results", style_of(Language::En)));
  const Json detail =
      Json::parse(district("oscal-results", style_of(Language::En, Extent::Detail)));
  std::size_t met = 0;
  for (const result::Community& one : three_communities()) met += one.counts.pass;
  REQUIRE(results_of(normal).size() == 3 + rejected);
  CHECK(count_of("findings", results_of(normal)) == 5);
  CHECK(count_of("observations", results_of(normal)) == 1);
  CHECK(count_of("findings", results_of(detail)) == 5 + met);
  CHECK(count_of("observations", results_of(detail)) == 1);
}

TEST_CASE("an array of OSCAL that may not be empty says that there is nothing", "[report]") {
  const Json results = Json::parse(nothing("oscal-results"));
  REQUIRE(results_of(results).size() == 1);
  CHECK_FALSE(results_of(results)[0].contains("findings"));
  CHECK(items_of(Json::parse(nothing("oscal-poam"))).size() == 1);
}

TEST_CASE("a summary in OSCAL says how much it does not list", "[report]") {
  const Style style = style_of(Language::En, Extent::Summary);
  const result::Summary summary = district_summary(three_communities());
  const Json results = Json::parse(district("oscal-results", style));
  REQUIRE(results_of(results).size() == summary.rejected.size() + 1);
  CHECK(results_of(results).back()["description"].get<std::string>().find("Checked 3 ") == 0);
  const Json items = Json::parse(district("oscal-poam", style));
  REQUIRE(items_of(items).size() == summary.rejected.size() + 1);
  CHECK(items_of(items).back()["title"] ==
        fmt::format("Not met: {}, which are not listed one by one", summary.verdicts.fail));
}

TEST_CASE("the items of a plan of action are the findings of the results", "[report]") {
  std::set<std::string> findings;
  const Json results = Json::parse(district("oscal-results", style_of(Language::Zh)));
  for (const Json& one : results_of(results)) {
    for (const Json& finding : one.value("findings", Json::array())) {
      findings.insert(finding["uuid"].get<std::string>());
    }
  }
  std::set<std::string> named;
  const Json items = Json::parse(district("oscal-poam", style_of(Language::En)));
  for (const Json& item : items_of(items)) {
    for (const Json& property : item["props"]) {
      if (property["name"] == "finding") named.insert(property["value"].get<std::string>());
    }
  }
  CHECK(named.size() == 5);
  CHECK(named == findings);
}

TEST_CASE("more rejected entries than are named are counted", "[report]") {
  result::Summary summary = district_summary(three_communities());
  summary.rejected_count = summary.rejected.size() + 1234;
  for (const std::string_view format : kOfCommunities) {
    const std::string text =
        written(format, sample_run(), three_communities(), summary, style_of(Language::En));
    CHECK(text.find("Not assessed: 1,234 more are not listed") != std::string::npos);
  }
}

TEST_CASE("a day that OSCAL cannot write is the first of 1970", "[report]") {
  result::Run run = sample_run();
  for (const char* text : {"1899-12-31", "3000-01-01"}) {
    run.as_of = test::day(text);
    CHECK(written("oscal-catalog", run, {}, {}, {}).find("1970-01-01T00:00:00+08:00") !=
          std::string::npos);
  }
}

}  // namespace cbps::report::test
