#include <algorithm>
#include <string>
#include <string_view>

#include "cbps/text/unicode.h"
#include "support/catch.h"
#include "unit/report/hostile.h"
#include "unit/report/sample.h"
#include "unit/report/written.h"

/// What holds of every format, whatever stands in names and texts.
namespace cbps::report::test {
namespace {

/// The first character that a report may not hold, by its name; empty where there is none.
std::string first_unshown(std::string_view text) {
  if (text.starts_with(unicode::kByteOrderMark)) {
    text.remove_prefix(unicode::kByteOrderMark.size());
  }
  for (std::size_t at = 0; at < text.size();) {
    const unicode::Character one = unicode::character_at(text, at);
    const bool ends_line = one.code_point == '\n' || one.code_point == '\r';
    if (!ends_line &&
        (unicode::is_control(one.code_point) || unicode::is_invisible(one.code_point))) {
      return unicode::name_of(one.code_point);
    }
    at += one.length;
  }
  return {};
}

}  // namespace

TEST_CASE("no format passes on what a reader would obey", "[report]") {
  for (const Format& format : formats()) {
    for (const Language language : {Language::Zh, Language::En}) {
      for (const Extent extent : {Extent::Summary, Extent::Normal, Extent::Detail}) {
        CAPTURE(std::string(format.name), static_cast<int>(extent));
        Style style{language};
        style.extent = extent;
        style.several = true;
        const std::string text =
            written(format.name, hostile_run(), hostile_communities(), hostile_summary(), style);
        CHECK(unicode::first_invalid_byte(text) == std::nullopt);
        CHECK(first_unshown(text) == "");
      }
    }
  }
}

TEST_CASE("no format is empty where nothing was assessed", "[report]") {
  for (const Format& format : formats()) {
    CAPTURE(std::string(format.name));
    if (format.name == "oscal-catalog") continue;  // the rules alone, whatever was assessed
    result::Summary summary = sample_summary(three_communities());
    summary.communities = 0;
    summary.verdicts = {};
    const result::Run run = sample_run();
    CHECK(written(format.name, run, {}, summary, {}).find("990101001009") != std::string::npos);
  }
}

}  // namespace cbps::report::test
