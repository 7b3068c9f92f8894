#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "cbps/report/format.h"
#include "cbps/text/json_writer.h"
#include "support/catch.h"
#include "support/golden.h"
#include "unit/report/sample.h"
#include "unit/report/written.h"

namespace cbps::report::test {
namespace {

using cbps::test::golden_difference;
using Json = nlohmann::ordered_json;

std::string report(const std::vector<result::Community>& communities,
                   Language language = Language::Zh) {
  return written("json", sample_run(), communities, sample_summary(communities), {language});
}

/// All that a report may hold.
std::string district(const Style& style, std::string_view format = "json") {
  return written(format, sample_run(), three_communities(), district_summary(three_communities()),
                 style);
}

std::vector<std::string> keys(const Json& object) {
  std::vector<std::string> all;
  for (const auto& item : object.items()) all.push_back(item.key());
  return all;
}

/// The check of the first community by id.
Json check_of(const Json& all, std::string_view id) {
  for (const Json& standard : all["communities"][0]["standards"]) {
    for (const Json& check : standard["checks"]) {
      if (check["id"] == id) return check;
    }
  }
  return {};
}

Json written_shortfalls(std::vector<result::Shortfall> shortfalls) {
  result::Community community = sample_community();
  community.standards[1].checks[0].shortfalls = std::move(shortfalls);
  return check_of(Json::parse(report({community})), "8.1")["shortfalls"];
}

Json written_gap(result::Gap gap) { return written_shortfalls({shortfall(std::move(gap))})[0]; }

bool has_null(const Json& value) {
  if (value.is_null()) return true;
  for (const Json& inner : value) {
    if (inner.is_structured() ? has_null(inner) : inner.is_null()) return true;
  }
  return false;
}

using Keys = std::vector<std::string>;

}  // namespace

TEST_CASE("the JSON report is as kept in the golden files", "[report]") {
  CHECK(golden_difference("report/several_zh.json", report(three_communities())) == "");
  CHECK(golden_difference("report/one_en.json", report({sample_community()}, Language::En)) == "");
  CHECK(golden_difference("report/none.json", written("json", sample_run(), {}, {}, {})) == "");
  CHECK(golden_difference("report/district_zh.json", district({})) == "");
  CHECK(golden_difference("report/district_summary_en.json",
                          district({Language::En, false, 80, Extent::Summary})) == "");
}

TEST_CASE("the JSON report parses and keeps the contract's keys in order", "[report]") {
  const Json all = Json::parse(report(three_communities()));
  CHECK(keys(all) == Keys{"schema", "cbps", "pack", "period", "as_of", "lang", "options",
                          "chapters", "rules", "grades", "fields", "parameters", "changed",
                          "communities", "rejected", "faults", "summary"});
  CHECK(all["schema"] == 2);
  CHECK(keys(all["pack"]) == Keys{"id", "title", "edition", "digest"});
  CHECK(keys(all["rules"]["8"]) == Keys{"title", "chapter"});
  CHECK(all["rules"]["8"]["title"]["en"] == "Service platform");
  CHECK(all["rules"]["8"]["chapter"] == all["chapters"][1]["id"]);
  CHECK(keys(all["rules"]["8.2"]) == Keys{"standard", "title", "quote", "remedy", "evidence"});
  CHECK(all["grades"][1] ==
        Json::parse(R"({"id": "good", "label": {"zh": "良好", "en": "Good"}, "at_least": 80})"));
  CHECK(all["fields"]["households"] == Json::parse(R"({
    "label": {"zh": "户数", "en": "Households"}, "short": {"zh": "户数", "en": "Households"},
    "unit": {"zh": "户", "en": "households"}, "kind": "int", "change": "any",
    "asked_of": "community", "by": "community"})"));
  const Json& community = all["communities"][0];
  CHECK(keys(community) == Keys{"id", "name", "source", "score", "grade", "grade_high", "counts",
                                "standards", "steps", "remarks", "faults", "declared"});
  CHECK(keys(community["score"]) == Keys{"percent", "low", "high", "exact", "exact_high"});
  CHECK(community["grade"] == "satisfactory");
  CHECK(keys(community["standards"][1]) ==
        Keys{"id", "outcome", "points", "max", "exact", "checks"});
  CHECK(keys(check_of(all, "8.2")) == Keys{"id", "outcome", "message", "points", "max", "gain",
                                           "exact", "shortfalls", "by", "effort"});
  CHECK(keys(check_of(all, "8.2")["exact"]) == Keys{"points", "max", "gain"});
  // Labels stand in `fields` and are not repeated.
  CHECK(keys(check_of(all, "8.2")["shortfalls"][0]) == Keys{"field", "relation", "have", "need",
                                                            "short", "unit", "inputs", "formula",
                                                            "location"});
  CHECK(keys(check_of(all, "8.2")["shortfalls"][0]["inputs"][0]) == Keys{"name", "value"});
  CHECK(keys(check_of(all, "8.3")) == Keys{"id", "outcome", "points", "max", "exact"});
  CHECK(keys(check_of(all, "8.4")) == Keys{"id", "outcome", "reason", "message", "points", "max",
                                           "gain", "exact", "unknown_fields"});
  CHECK(keys(check_of(all, "12.3")) == Keys{"id", "outcome", "message", "because"});
  CHECK(keys(all["communities"][2]) ==
        Keys{"id", "source", "counts", "standards", "steps", "remarks", "faults"});
  CHECK(keys(all["summary"]) ==
        Keys{"communities",  "rejected",        "files_left_out", "checks",   "verdicts",
             "mean_percent", "mean_high",       "exact",          "complete", "grades",
             "open_grades",  "worst_standards", "worst_checks",   "groups",   "ranked",
             "ranking",      "score_bins",      "zeros",          "remarks",  "faults",
             "input_faults", "readings"});
  CHECK_FALSE(has_null(all));
}

TEST_CASE("the summary in JSON holds roll-up, ranking and zeros", "[report]") {
  const Json all = Json::parse(district({Language::En, false, 80, Extent::Summary}));
  CHECK_FALSE(all.contains("communities"));
  CHECK_FALSE(has_null(all));
  const Json& summary = all["summary"];
  CHECK(summary["declared_percent"] == 34.16);
  CHECK(keys(summary["groups"][0]) == Keys{"level", "key", "name", "communities", "mean_percent",
                                           "mean_high", "declared_percent", "exact", "complete",
                                           "mean_complete", "exact_complete", "range", "grades",
                                           "open_grades", "losses"});
  CHECK(summary["groups"][0]["range"] == Json::parse(R"({"lowest": 66.66, "highest": 100.0})"));
  CHECK(keys(summary["groups"][3]) ==
        Keys{"level", "key", "communities", "complete", "grades", "open_grades"});
  CHECK(summary["groups"][3]["key"] == "甲\"组\"");
  CHECK(summary["groups"][1]["grades"]["satisfactory"] == 1);
  CHECK(summary["ranked"] == 1200);
  CHECK(keys(summary["ranking"][0]) == Keys{"rank", "id", "name", "percent", "high", "grade"});
  CHECK(keys(summary["ranking"][1]) == Keys{"rank", "id", "percent", "high", "grade"});
  CHECK(keys(summary["ranking"][2]) == Keys{"rank", "id", "name", "percent", "high"});
  CHECK(summary["worst_checks"][1] ==
        Json::parse(R"({"id": "8.4", "fail": 0, "unknown": 1, "applies": 2})"));
  CHECK(summary["zeros"][0] == Json::parse(R"({"field": "organisation.party_groups",
    "communities": 2, "verdicts": 3})"));
  CHECK(summary["readings"][0] == Json::parse(R"({"kind": "encoding", "encoding": "gb18030",
    "count": 2, "first": {"file": "街道.csv"}})"));
  CHECK(summary["readings"][2] == Json::parse(R"({"kind": "unit", "count": 3,
    "first": {"file": "街道.csv", "line": 2, "column": 31, "cell": "C2"}})"));
}

TEST_CASE("no key stands twice", "[report]") {
  std::vector<std::set<std::string>> open;
  bool twice = false;
  const auto watch = [&](int, Json::parse_event_t event, Json& parsed) {
    if (event == Json::parse_event_t::object_start) open.emplace_back();
    if (event == Json::parse_event_t::object_end) open.pop_back();
    if (event == Json::parse_event_t::key) {
      twice = twice || !open.back().insert(parsed.get<std::string>()).second;
    }
    return true;
  };
  const Json all = Json::parse(report(three_communities()), watch);
  CHECK_FALSE(twice);
  CHECK(all["options"]["set"] == Json({"lectures_min=1", "young_min=1"}));
}

TEST_CASE("figures are published with fixed digits, rounded down", "[report]") {
  result::Community community = sample_community();
  community.score = {Fraction(2, 3), Fraction(1, 1)};
  const std::string text = report({community});
  CHECK(
      text.find(
          R"("score": {"percent": 66.66, "low": 66.66, "high": 100.00, "exact": "2/3", "exact_high": "1/1"})") !=
      std::string::npos);
  CHECK(text.find(R"("points": 0.0000,)") != std::string::npos);
  CHECK(text.find(R"("max": 4.1666)") != std::string::npos);
  CHECK(text.find(R"("declared": {"percent": 35.00, "exact": "7/20"})") != std::string::npos);
}

TEST_CASE("have, need and short have the type of the fact", "[report]") {
  using result::Relation;
  result::Gap exact = area_gap();
  exact.have = Decimal{900719925474099301, 2};
  result::Community community = sample_community();
  community.standards[1].checks[0].shortfalls = {shortfall(exact)};
  CHECK(report({community}).find("\"have\": 9007199254740993.01,\n") != std::string::npos);

  result::Gap choice =
      gap("organisation.form", {"形式", "Form"}, {"形式", "Form"}, Relation::OneOf);
  choice.have = named("branch", "党支部", "Branch");
  choice.need = std::vector{named("general", "党总支", "General branch")};
  CHECK(written_gap(choice) == Json::parse(R"({"field": "organisation.form",
    "label": {"zh": "形式", "en": "Form"}, "short_label": {"zh": "形式", "en": "Form"}, "relation": "in", "have": "branch", "need": ["general"]})"));

  result::Gap date = gap("x", {"日", "Day"}, {"日", "Day"}, Relation::AtMost);
  date.have = day("2024-03-02");
  date.need = day("2024-03-01");
  date.shortage = whole(1);
  CHECK(written_gap(date) == Json::parse(R"({"field": "x", "label": {"zh": "日", "en": "Day"},
    "short_label": {"zh": "日", "en": "Day"}, "relation": "<=",
    "have": "2024-03-02", "need": "2024-03-01", "short": 1})"));

  CHECK(written_gap(yes_no_gap()) ==
        Json::parse(R"({"field": "centre.in_use", "relation": "==", "have": false, "need": true,
    "location": {"file": "community.yaml", "line": 32, "column": 9}})"));

  const Json affairs = written_gap(affairs_gap());
  CHECK(affairs["have"] == Json({"party", "residents", "government", "services"}));
  CHECK(affairs["short"] == 1);
  CHECK(affairs["missing"] == Json::parse(R"(["commerce"])"));
  CHECK(written_gap(gatherings_gap())["missing"] == Json::parse(R"(["2024-Q3"])"));

  result::Gap months = gap("m", {"月", "M"}, {"月", "M"}, Relation::EveryMonth);
  months.missing = {result::Month{2024, 3}, result::Month{2024, 11}};
  CHECK(written_gap(months)["missing"] == Json({"2024-03", "2024-11"}));

  const Json any = written_shortfalls({any_of({{shortfall(yes_no_gap())}, {shortfall(date)}})});
  REQUIRE(any.size() == 1);
  CHECK(any[0]["any_of"].size() == 2);
  CHECK(any[0]["any_of"][1][0]["field"] == "x");
}

TEST_CASE("each relation has its name", "[report]") {
  const std::vector<std::string> names{
      ">=",     "<=",       "==",    "!=",          "in",
      "not_in", "has_all",  "lacks", "every_month", "every_quarter",
      "given",  "not_given"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    result::Gap one = gap("x", {"甲", "A"}, {"甲", "A"}, static_cast<result::Relation>(i));
    CHECK(written_gap(one)["relation"] == names[i]);
  }
}

TEST_CASE("a file is named where it is another than the source", "[report]") {
  const Json all = Json::parse(report(three_communities()));
  CHECK(all["communities"][0]["remarks"][0]["file"] == "table.csv");
  CHECK_FALSE(all["rejected"][0]["diagnostics"][0].contains("file"));
  CHECK(all["rejected"][0]["diagnostics"][0]["cell"] == "D9");
  CHECK_FALSE(all["rejected"][1].contains("id"));
}

TEST_CASE("strings are escaped", "[report]") {
  const auto quoted = [](std::string_view text) {
    std::string out;
    append_json_string(out, text);
    return out;
  };
  CHECK(quoted("") == R"("")");
  CHECK(quoted("a\"b\\c/") == R"("a\"b\\c/")");
  CHECK(quoted("\b\f\n\r\t") == R"("\b\f\n\r\t")");
  CHECK(quoted(std::string_view("\0\x1b\x7f", 3)) == R"("\u0000\u001b\u007f")");
  CHECK(quoted("社区 ✓ 𠮷") == "\"社区 ✓ 𠮷\"");
  CHECK(quoted("a\u2028b\u2029") == R"("a\u2028b\u2029")");
  CHECK(quoted("a\u202Eb\u2066\u200B\u061C\u00AD") == R"("a\u202eb\u2066\u200b\u061c\u00ad")");
  CHECK(quoted("\u0085") == R"("\u0085")");
  CHECK(quoted("\U000E0041") == R"("\udb40\udc41")");
  CHECK(quoted("a\xff"
               "b\xe7\xa4") == "\"a\uFFFDb\uFFFD\uFFFD\"");
  for (int byte = 0; byte < 256; ++byte) {
    const std::string text{'x', static_cast<char>(byte), 'y'};
    CAPTURE(byte);
    CHECK(Json::parse(quoted(text)).is_string());
  }
}

TEST_CASE("the writer lays out blocks and lines", "[report]") {
  std::string out;
  JsonWriter pretty(out, JsonWriter::Layout::Pretty);
  pretty.begin_object();
  pretty.begin_array("empty");
  pretty.end_array();
  pretty.begin_array("list");
  pretty.number("1.50");
  pretty.begin_object();
  pretty.end_object();
  pretty.end_array();
  pretty.begin_object("inline", JsonWriter::Flow::Inline);
  pretty.key("a");
  pretty.boolean(true);
  pretty.begin_array("b");
  pretty.number(std::uint64_t{1});
  pretty.number(std::uint64_t{2});
  pretty.end_array();
  pretty.end_object();
  pretty.string("last", "x");
  pretty.end_object();
  CHECK(out ==
        "{\n  \"empty\": [],\n  \"list\": [\n    1.50,\n    {}\n  ],\n"
        "  \"inline\": {\"a\": true, \"b\": [1, 2]},\n  \"last\": \"x\"\n}");

  out.clear();
  JsonWriter compact(out, JsonWriter::Layout::Compact);
  compact.begin_object();
  compact.begin_array("a");
  compact.number(std::uint64_t{1});
  compact.string("b");
  compact.end_array();
  compact.string("c", "d");
  compact.end_object();
  CHECK(out == R"({"a":[1,"b"],"c":"d"})");
}

TEST_CASE("formats are found by name", "[report]") {
  REQUIRE(find_format("json") != nullptr);
  CHECK(find_format("json")->endings.front() == ".json");
  CHECK(find_format("JSON") == nullptr);
  CHECK(find_format("") == nullptr);
  for (const Format& format : formats()) {
    const Format* found = find_format(format.name);
    REQUIRE(found != nullptr);
    // Formats of one name stand beside each other, and differ by their endings.
    CHECK((found == &format || (found + 1 == &format && found->endings.empty())));
  }
}

TEST_CASE("verdicts are counted", "[report]") {
  result::Counts counts;
  for (const auto outcome :
       {result::Outcome::Pass, result::Outcome::Fail, result::Outcome::Fail,
        result::Outcome::Unknown, result::Outcome::Pending, result::Outcome::NotApplicable}) {
    counts.add(outcome);
  }
  CHECK(counts == result::Counts{1, 2, 1, 1, 1});
  counts.add(result::Counts{1, 1, 1, 1, 1});
  CHECK(counts.total() == 11);
}

TEST_CASE("a long list of groups is handed over in pieces, and is the same", "[report]") {
  result::Summary summary = sample_summary({});
  for (std::size_t i = 0; i < 600; ++i) {
    result::Group group;
    group.what = {result::Level::Street, fmt::format("{:09}", i), {}};
    summary.groups.push_back(group);
  }
  for (const std::string_view name : {"json", "jsonl"}) {
    const Format& format = *find_format(name);
    std::size_t longest = 0;
    std::string pieces;
    std::string rest;
    const Drain drain = [&](std::string& out) {
      longest = std::max(longest, out.size());
      pieces += std::exchange(out, {});
    };
    format.end(sample_run(), summary, {}, drain, rest);
    std::string whole;
    format.end(
        sample_run(), summary, {}, [](std::string&) {}, whole);
    CAPTURE(name);
    CHECK(pieces + rest == whole);
    CHECK(std::max(longest, rest.size()) < whole.size() / 2);
  }
}

}  // namespace cbps::report::test
