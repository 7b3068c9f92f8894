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

constexpr Style kZh{};
constexpr Style kEn{Language::En};

std::string district(std::string_view format, const Style& style) {
  return written(format, sample_run(), three_communities(), district_summary(three_communities()),
                 style);
}

}  // namespace

TEST_CASE("CSV reports are as kept in the golden files", "[report]") {
  CHECK(golden_difference("report/district_zh.csv", district("csv", kZh)) == "");
  CHECK(golden_difference("report/district_en.csv", district("csv", kEn)) == "");
  CHECK(golden_difference("report/district_communities_zh.csv", district("csv-communities", kZh)) ==
        "");
  CHECK(golden_difference("report/district_communities_en.csv", district("csv-communities", kEn)) ==
        "");
}

TEST_CASE("a CSV report of nothing is a row of headings", "[report]") {
  for (const std::string_view format : {"csv", "csv-communities"}) {
    const std::string none = written(format, sample_run(), {}, {}, kZh);
    CHECK(std::count(none.begin(), none.end(), '\n') == 1);
    Style summary = kZh;
    summary.extent = Extent::Summary;
    const std::string only_rejected = district(format, summary);
    CHECK(std::count(only_rejected.begin(), only_rejected.end(), '\n') == 1 + 2);
  }
}

}  // namespace cbps::report::test
