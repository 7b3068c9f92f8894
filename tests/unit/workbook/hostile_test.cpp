// Files that are damaged, or made to do damage: each is refused, and hands out no row before.

#include <fmt/format.h>

#include <string>
#include <vector>

#include "support/catch.h"
#include "support/workbooks.h"

namespace {

using namespace cbps::test;

const std::string kSheet = "xl/worksheets/sheet1.xml";

std::string sheet_of(const std::string& rows) {
  return "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";
}

const std::string kRow = "<row><c><v>1</v></c></row>";

std::vector<ZipPart> whole() { return parts_of({"<sheetData>" + kRow + "</sheetData>"}); }

ZipPart& sheet(std::vector<ZipPart>& parts) {
  for (ZipPart& part : parts) {
    if (part.name == kSheet) return part;
  }
  return parts.front();
}

/// What comes of a sheet whose part is changed like this.
template <class Change>
std::string after(const Change& change) {
  auto parts = whole();
  change(sheet(parts));
  return said(read_sheet(zip_of(parts)));
}

std::string fault(const std::string& kind) { return "!" + kind + " " + kSheet; }

}  // namespace

TEST_CASE("parts that are not what the directory says", "[workbook]") {
  CHECK(after([](ZipPart&) {}) == "1 A=1");
  CHECK(after([](ZipPart& p) { p.checksum = 1; }) == fault("checksum"));
  CHECK(after([](ZipPart& p) { p.size = static_cast<std::uint32_t>(p.content.size() - 1); }) ==
        fault("size-mismatch"));
  CHECK(after([](ZipPart& p) { p.size = static_cast<std::uint32_t>(p.content.size() + 1); }) ==
        fault("size-mismatch"));
  CHECK(after([](ZipPart& p) {
          p.is_stored = true;
          p.size = 3;
        }) == fault("size-mismatch"));
  CHECK(after([](ZipPart& p) { p.local = 5; }) == fault("broken-zip"));
  CHECK(after([](ZipPart& p) { p.flags = 1; }) == fault("encrypted-part"));
  CHECK(after([](ZipPart& p) { p.method = 14; }) == fault("unknown-packing"));
  CHECK(after([](ZipPart& p) { p.packed = "\xFF\xFF\xFF"; }) == fault("corrupt-part"));
  CHECK(after([](ZipPart& p) {
          p.packed = deflated(p.content);
          p.packed->resize(p.packed->size() - 5);
        }) == fault("truncated-part"));
  CHECK(after([](ZipPart& p) { p.packed = deflated(p.content) + "more"; }) ==
        fault("size-mismatch"));
  CHECK(after([](ZipPart& p) { p.size = 0x7FFFFFFF; }) == fault("part-too-packed"));
  CHECK(after([](ZipPart& p) { p.size = 0x80000000; }) == fault("part-too-large"));
}

TEST_CASE("a part that unpacks to a thousand times its size and more", "[workbook]") {
  CHECK(after([](ZipPart& p) { p.content = sheet_of(kRow + std::string(900'000, ' ')); }) ==
        "1 A=1");  // small
  CHECK(after([](ZipPart& p) { p.content = sheet_of(kRow + std::string(64'000'000, ' ')); }) ==
        fault("part-too-packed"));
}

TEST_CASE("a checksum is compared before any row, in all parts that rows need", "[workbook]") {
  std::string rows;
  for (int i = 0; i < 20'000; ++i) rows += fmt::format("<row><c><v>{}</v></c></row>", i);
  CHECK(after([&](ZipPart& p) {
          p.content = sheet_of(rows);
          p.checksum = 7;
        }) == fault("checksum"));
  XlsxParts with{"<sheetData>" + kRow + "</sheetData>", "<si><t>a</t></si>",
                 "<cellXfs><xf/></cellXfs>"};
  for (const std::string name : {"xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml",
                                 "_rels/.rels", "xl/_rels/workbook.xml.rels"}) {
    auto parts = parts_of(with);
    for (ZipPart& part : parts) {
      if (part.name == name) part.checksum = 7;
    }
    CHECK(said(read_sheet(zip_of(parts))) == "!checksum " + name);
  }
  auto ods = ods_parts_of("<table:table/>");
  ods.back().checksum = 7;
  CHECK(said(read_sheet(zip_of(ods))) == "!checksum content.xml");
}

TEST_CASE("a ZIP that is cut off, at any byte", "[workbook]") {
  const std::string bytes = zip_of(whole());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const auto read = read_sheet(std::string_view(bytes).substr(0, size));
    INFO(size);
    // Nothing but zeros stands in the last four bytes.
    REQUIRE((read.fault ? read.rows.empty() : size + 4 >= bytes.size()));
  }
}

TEST_CASE("a byte that was changed gives the same rows, or a fault and none", "[workbook]") {
  const std::string bytes = zip_of(whole());
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 0x15);
    const auto read = read_sheet(changed);
    INFO(at);
    REQUIRE((read.fault ? read.rows.empty() : said(read) == "1 A=1"));
  }
}

TEST_CASE("two parts of one name", "[workbook]") {
  auto parts = whole();
  parts.push_back({"XL\\worksheets/SHEET1.xml", "x"});
  CHECK(said(read_sheet(zip_of(parts))).starts_with("!duplicate-part "));
}

TEST_CASE("names of parts are any bytes, and are shown all the same", "[workbook]") {
  auto parts = whole();
  parts.push_back({"\x1B[31m\xFF", ""});
  parts.push_back({"\x1B[31m\xFF", ""});
  CHECK(said(read_sheet(zip_of(parts))) == "!duplicate-part U+001B[31m\xEF\xBF\xBD");
  CHECK(after([](ZipPart& part) { part.content = sheet_of("<row><c r=\"\u202E\"/></row>"); }) ==
        fault("bad-reference") + " U+202E");
}

TEST_CASE("XML that no workbook has", "[workbook]") {
  const auto content = [](const std::string& text) {
    return after([&](ZipPart& part) { part.content = text; });
  };
  CHECK(content("<!DOCTYPE worksheet>" + sheet_of(kRow)) == fault("doctype"));
  CHECK(content(R"(<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>)" + sheet_of("&b;")) ==
        fault("doctype"));
  CHECK(content(R"(<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>)" + sheet_of("&x;")) ==
        fault("doctype"));
  CHECK(content(sheet_of("&x;")) == fault("broken-xml"));
  CHECK(content(sheet_of("<row>")) == fault("broken-xml"));
  CHECK(content("") == fault("broken-xml"));
  CHECK(content("\xFF\xFE") == fault("broken-xml"));
  CHECK(content(sheet_of("<row><c t=\"str\"><v>\xFF</v></c></row>")) == fault("broken-xml"));
  CHECK(content(R"(<?xml version="1.0" encoding="GBK"?>)" + sheet_of(kRow)) == fault("broken-xml"));
  CHECK(content("<workbook/>") == fault("unexpected-root"));
  std::string deep;
  for (int i = 0; i < 64; ++i) deep += "<x>";
  CHECK(content("<worksheet>" + deep) == fault("too-deep"));
}

TEST_CASE("texts that are too long to keep", "[workbook]") {
  // So that they are not packed too well.
  std::string noise;
  for (unsigned i = 0; noise.size() < 3'000'000; ++i) noise += fmt::format("{:x}", i * 2654435761U);
  const auto rows = [](const std::string& text) {
    return after([&](ZipPart& part) { part.content = sheet_of(text); });
  };
  const std::string longest = noise.substr(0, 250'000);
  CHECK(rows("<row a=\"" + noise + "\"/>") == fault("tag-too-long"));
  CHECK(rows("<!--" + noise + "-->") == fault("tag-too-long"));
  CHECK(rows("<row><c t=\"str\"><v>" + noise + "</v></c></row>") == fault("cell-too-long") + " A1");
  CHECK(rows("<row><c><f>" + noise + "</f></c></row>") == fault("cell-too-long") + " A1");
  CHECK(rows("<row><c><is><t>" + noise + "</t></is></c></row>") == fault("cell-too-long") + " A1");
  CHECK(rows("<row><c t=\"str\"><v>" + longest + "</v></c></row>") == "1 A=" + longest);
  std::string many;
  for (int i = 0; i < 40; ++i) many += "<c t=\"str\"><v>" + longest + "</v></c>";
  CHECK(rows("<row>" + many + "</row>") == fault("row-too-long") + " AH1");
  CHECK(rows("<row><c r=\"" + longest + "\"/></row>") == fault("bad-reference"));
  CHECK(said(read_sheet(ods_of_rows(
            "<table:table-row><table:table-cell><text:p>a<text:s text:c=\"4000000000\"/></text:p>"
            "</table:table-cell></table:table-row>"))) == "!cell-too-long content.xml A1");
}
