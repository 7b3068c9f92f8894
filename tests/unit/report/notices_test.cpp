#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cbps/report/format.h"
#include "support/catch.h"
#include "unit/report/sample.h"
#include "unit/report/written.h"

namespace cbps::report::test {
namespace {

/// What the documents have between head and communities.
std::string opening(std::string_view format, const result::Summary& summary, const Notices& notices,
                    const Style& style) {
  std::string text;
  find_format(format)->opening(sample_run(), summary, notices, style, text);
  return text;
}

result::Remark remark_with_notes() {
  const Span nowhere{0, 0, FileId::None};
  Diagnostic diagnostic = cbps::diagnostic(Code::MoreFaults, nowhere, "7");
  diagnostic.note(Code::Hint, "another place")
      .note(Code::Hint, "same place")
      .note(Code::Hint, "no place");
  const result::Location here{"a.csv", 2, 5, "B2"};
  return {diagnostic, here, {{"a.csv", 1, 3, "A1"}, here, {}}};
}

/// So many remarks about all communities, of which `remarks` are those of one.
Notices notices_of(std::vector<result::Remark> remarks, std::size_t count) {
  Notices notices;
  notices.remarks.add({"990101001001", "Example"}, remarks, count);
  return notices;
}

Style style(Extent extent, bool several) { return {Language::En, false, 0, extent, several}; }

}  // namespace

TEST_CASE("remarks are listed where no community is shown in full, else only counted", "[report]") {
  const Notices notices = notices_of({remark_with_notes()}, 1);
  const result::Summary summary = sample_summary(three_communities());
  for (const std::string_view format : {"text", "markdown"}) {
    for (const Extent extent : {Extent::Summary, Extent::Normal, Extent::Detail}) {
      for (const bool several : {false, true}) {
        CAPTURE(format, static_cast<int>(extent), several);
        const std::string text = opening(format, summary, notices, style(extent, several));
        const bool is_full = extent == Extent::Detail || (extent == Extent::Normal && !several);
        CHECK((text.find("another place") == std::string::npos) == is_full);
        CHECK((text.find("Remarks: 1\n") == std::string::npos) == is_full);
        // A community by itself says how many remarks it has.
        const bool counts = text.find("1 remark\n") != std::string::npos;
        CHECK(counts == (format == "markdown" || (is_full && several)));
      }
    }
  }
}

TEST_CASE("a note names its place if that is another than the remark's", "[report]") {
  const Notices notices = notices_of({remark_with_notes()}, 1);
  for (const std::string_view format : {"text", "markdown"}) {
    CAPTURE(format);
    const std::string text = opening(format, {}, notices, style(Extent::Summary, true));
    CHECK(text.find("another place (a.csv:1:3 cell A1)") != std::string::npos);
    CHECK(text.find("same place (") == std::string::npos);
    CHECK(text.find("no place (") == std::string::npos);
    CHECK(text.find("(a.csv:2:5 cell B2)") != std::string::npos);
  }
}

TEST_CASE("what is not listed is counted", "[report]") {
  result::Remark other = remark_with_notes();
  other.location.cell = "C2";
  const Notices notices = notices_of({remark_with_notes(), other}, 1'234);
  for (const std::string_view format : {"text", "markdown"}) {
    CAPTURE(format);
    const std::string text = opening(format, {}, notices, style(Extent::Summary, true));
    CHECK(text.find("Remarks: 1,234\n") != std::string::npos);
    CHECK(text.find("1,232 more are not listed") != std::string::npos);
  }
}

TEST_CASE("without faults and remarks nothing stands before the communities of a terminal report",
          "[report]") {
  CHECK(opening("text", {}, {}, style(Extent::Normal, false)).empty());
  CHECK(opening("text", {}, {}, style(Extent::Detail, true)).empty());
  CHECK(opening("text", {}, {}, style(Extent::Summary, true)).empty());
  result::Summary left_out;
  left_out.files_left_out = 3;
  CHECK(opening("text", left_out, {}, style(Extent::Normal, false)) == "Files left out: 3\n\n");
}

}  // namespace cbps::report::test
