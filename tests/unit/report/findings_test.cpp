#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "support/catch.h"
#include "support/golden.h"
#include "unit/report/hostile.h"
#include "unit/report/sample.h"
#include "unit/report/written.h"

/// Reports that programs show beside the lines of a file: SARIF, JUnit, GitHub, GitLab.
namespace cbps::report::test {
namespace {

using cbps::test::golden_difference;
using Json = nlohmann::json;

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

/// As many communities as have more failed checks than SARIF takes.
std::vector<result::Community> very_many() {
  constexpr std::size_t kCommunities = 5'001;
  std::vector<result::Community> all(kCommunities, sample_community());
  for (std::size_t i = 0; i < all.size(); ++i) all[i].id = fmt::format("{}", i);
  return all;
}

const Json& run_of(const Json& sarif) { return sarif["runs"][0]; }

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> all;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    REQUIRE(end != std::string::npos);
    all.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return all;
}

std::size_t count_of(std::string_view part, std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1))
    ++count;
  return count;
}

}  // namespace

TEST_CASE("reports of findings are as kept in the golden files", "[report]") {
  struct Row {
    std::string_view format;
    std::string_view ending;
  };
  for (const Row& row : {Row{"sarif", "sarif"}, Row{"junit", "junit.xml"},
                         Row{"github", "github.txt"}, Row{"gitlab", "gitlab"},
                         Row{"ledger", "ledger.csv"}, Row{"xlsx", "xlsx.txt"}}) {
    CAPTURE(std::string(row.format));
    const auto golden = [&](std::string_view name, const std::string& text) {
      CHECK(golden_difference(fmt::format("report/{}.{}", name, row.ending), text) == "");
    };
    golden("district_zh", district(row.format, style_of(Language::Zh)));
    golden("district_detail_en", district(row.format, style_of(Language::En, Extent::Detail)));
    golden("none_zh", written(row.format, sample_run(), {}, {}, style_of(Language::Zh)));
  }
}

TEST_CASE("SARIF and GitLab are JSON whatever stands in names", "[report]") {
  for (const Extent extent : {Extent::Summary, Extent::Normal, Extent::Detail}) {
    const Style style = style_of(Language::Zh, extent);
    const auto hostile = [&](std::string_view format) {
      return Json::parse(
          written(format, hostile_run(), hostile_communities(), hostile_summary(), style));
    };
    const std::size_t results = run_of(hostile("sarif"))["results"].size();
    CHECK((results == 0) == (extent == Extent::Summary));
    std::set<std::string> fingerprints;
    const Json gitlab = hostile("gitlab");
    for (const Json& one : gitlab) fingerprints.insert(one["fingerprint"].get<std::string>());
    CHECK(fingerprints.size() == gitlab.size());
    CHECK(gitlab.size() == results + hostile_summary().rejected.size());
  }
}

TEST_CASE("SARIF has what fails, and with details what is undecided", "[report]") {
  const Json normal = Json::parse(district("sarif", style_of(Language::En)));
  const Json detail = Json::parse(district("sarif", style_of(Language::En, Extent::Detail)));
  CHECK(run_of(normal)["results"].size() == 5);
  CHECK(run_of(detail)["results"].size() == 6);
  for (const Json& one : run_of(detail)["results"]) {
    const bool failed = one["kind"] == "fail";
    CHECK(one["level"] == (failed ? "error" : "none"));
    CHECK(one["locations"][0]["physicalLocation"]["region"]["startLine"] >= 1);
    if (!failed) CHECK(one["locations"][0]["physicalLocation"]["region"]["startLine"] == 1);
  }
}

TEST_CASE("SARIF has the results by which most is lost, and says what it leaves out", "[report]") {
  constexpr std::size_t kMost = 25'000;
  std::vector<result::Community> all = very_many();
  // The last one loses more than all others.
  for (result::StandardResult& standard : all.back().standards) {
    for (result::CheckResult& check : standard.checks) {
      if (check.gain) check.gain = Fraction(50, 1);
    }
  }
  const Style style = style_of(Language::En);
  const Json sarif = Json::parse(written("sarif", sample_run(), all, sample_summary(all), style));
  const Json& results = run_of(sarif)["results"];
  REQUIRE(results.size() == kMost);
  CHECK(results[0]["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "5000");
  CHECK(std::is_sorted(results.begin(), results.end(), [](const Json& one, const Json& other) {
    return one["rank"] > other["rank"];
  }));
  CHECK(sarif.dump().find("Only the 25,000 on which most is lost of 25,005; csv has all") !=
        std::string::npos);
}

TEST_CASE("SARIF says that there are more messages than it lists", "[report]") {
  const auto text = [](const result::Summary& summary) {
    return written("sarif", sample_run(), {}, summary, style_of(Language::En));
  };
  result::Summary summary = sample_summary({});
  summary.rejected_count = 1'000;
  CHECK(text(summary).find("of a kind are listed") == std::string::npos);
  summary.fault_count = 1;
  CHECK(text(summary).find("1,001, of which at most 1,000 of a kind are listed") !=
        std::string::npos);
  summary.input_fault_count = 1;
  summary.input_faults = sample_community().remarks;
  CHECK(text(summary).find("of a kind are listed") == std::string::npos);
  summary.remarks_left_out = 1;
  CHECK(text(summary).find("1,002, of which") != std::string::npos);
}

TEST_CASE("GitHub gets ten errors and ten warnings, and is told how many there are", "[report]") {
  const std::vector<result::Community> all = very_many();
  const std::string text =
      written("github", sample_run(), all, sample_summary(all), style_of(Language::En));
  CHECK(lines_of(text).size() == 10 + 10 + 1);
  CHECK(count_of("::error ", text) == 10);
  CHECK(count_of("::warning ", text) == 10);
  CHECK(text.find("Not met or not assessed: 25,008") != std::string::npos);
}

TEST_CASE("each command of GitHub is a line of its own", "[report]") {
  const std::string text = written("github", hostile_run(), hostile_communities(),
                                   hostile_summary(), style_of(Language::Zh));
  for (const std::string& line : lines_of(text)) {
    CAPTURE(line);
    CHECK((line.starts_with("::error ") || line.starts_with("::warning ") ||
           line.starts_with("::notice ")));
  }
}

TEST_CASE("what JUnit counts is what it lists", "[report]") {
  result::Summary summary = hostile_summary();
  summary.communities = hostile_communities().size();
  for (const Extent extent : {Extent::Summary, Extent::Normal, Extent::Detail}) {
    const std::string text = written("junit", hostile_run(), hostile_communities(), summary,
                                     style_of(Language::En, extent));
    const std::size_t shown = extent == Extent::Summary ? 0 : hostile_communities().size();
    CHECK(count_of("<testsuite ", text) == shown + summary.rejected.size() + 1);
    CHECK(count_of("</testsuite>", text) == count_of("<testsuite ", text));
    CHECK(count_of("<failure ", text) == 5 * shown);
    CHECK(count_of("<error ", text) == summary.rejected.size());
    CHECK(text.find(fmt::format("<testsuite id=\"{}\"", count_of("<testsuite ", text) - 1)) !=
          std::string::npos);
  }
}

}  // namespace cbps::report::test
