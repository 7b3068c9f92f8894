// What bytes are.

#include "cbps/workbook/kind.h"

#include <string>
#include <vector>

#include "cbps/text/ids.h"
#include "support/catch.h"
#include "support/workbooks.h"

namespace {

using namespace cbps;
using namespace cbps::test;
using namespace std::string_literals;

std::string zip(std::vector<ZipPart> parts) { return zip_of(parts); }

std::string utf16(const std::string& name) {
  std::string text;
  for (const char c : name) text += {c, '\0'};
  return text;
}

const std::string kOle = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s;

std::string office(const std::string& target) {
  return R"(<Relationships><Relationship Id="a" Type="x/officeDocument" Target=")" + target +
         R"("/></Relationships>)";
}

std::string manifest(const std::string& type, const std::string& inside = {}) {
  return R"(<manifest><file-entry full-path="/" media-type=")" + type + R"("/><file-entry )" +
         R"(full-path="content.xml">)" + inside + "</file-entry></manifest>";
}

}  // namespace

TEST_CASE("the kind of a file is told from its bytes", "[workbook]") {
  const std::string ods = "application/vnd.oasis.opendocument.spreadsheet";
  const std::vector<std::pair<std::string, std::string>> cases{
      {xlsx_of_rows(""), "xlsx"},
      {ods_of_rows(""), "ods"},
      {zip({{"_rels/.rels", office("xl/workbook.bin")}, {"xl/workbook.bin", ""}}), "xlsb"},
      {zip({{"_rels/.rels", office("w.xml")}, {"w.xml", "<w:document xmlns:w='w'/>"}}),
       "other-zip"},
      {zip({{"Index/Document.iwa", ""}}), "numbers"},
      {zip({{"a.txt", "a"}}), "other-zip"},
      {zip({{"content.xml", ""}, {"META-INF/manifest.xml", manifest(ods + "-template")}}), "ods"},
      {zip({{"content.xml", ""},
            {"META-INF/manifest.xml", manifest("application/vnd.oasis.opendocument.text")}}),
       "other-zip"},
      {zip({{"content.xml", ""}, {"META-INF/manifest.xml", manifest(ods, "<encryption-data/>")}}),
       "encrypted-ods"},
      {xlsx_of_rows("").substr(0, 400), "broken-zip"},
      {kOle + utf16("EncryptedPackage"), "encrypted-ole"},
      {kOle + utf16("Workbook"), "old-binary"},
      {kOle + utf16("WordDocument"), "other-ole"},
      {R"(<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.)"
       R"(opendocument.spreadsheet">)",
       "flat-ods"},
      {R"(<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>)", "old-xml"},
      {"\xEF\xBB\xBF <HTML><table>", "web-page"},
      {"<a/>", "none"},
      {"社区代码,社区名称\n", "none"},
      {"", "none"},
      {"PK", "none"},
  };
  for (const auto& [bytes, kind] : cases) {
    INFO(kind);
    CHECK(id_of(workbook::kind_of(bytes)) == kind);
    const auto opened = workbook::Workbook::open(bytes);
    const auto* fault = std::get_if<workbook::Fault>(&opened);
    if (kind == "xlsx" || (kind == "ods" && fault == nullptr)) {
      CHECK(fault == nullptr);
    } else {
      REQUIRE(fault != nullptr);
    }
  }
}

TEST_CASE("a workbook with a password says so", "[workbook]") {
  auto parts = ods_parts_of("");
  parts[1].content =
      manifest("application/vnd.oasis.opendocument.spreadsheet", "<encryption-data/>");
  CHECK(said(read_sheet(zip_of(parts))) == "!encrypted-part content.xml");
}

TEST_CASE("every kind and every fault has an identifier", "[workbook]") {
  CHECK(ids(workbook::Kind{}).size() == static_cast<std::size_t>(workbook::Kind::None) + 1);
  CHECK(ids(workbook::FaultKind{}).size() ==
        static_cast<std::size_t>(workbook::FaultKind::NoRoom) + 1);
}
