#include "support/workbooks.h"

#include <fmt/format.h>

#include "cbps/text/ids.h"

namespace cbps::test {
namespace {

constexpr std::string_view kXml = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
constexpr std::string_view kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view kOffice =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view kPackage =
    "http://schemas.openxmlformats.org/package/2006/relationships";

std::string root(std::string_view name, const std::string& inside) {
  return fmt::format(R"({0}<{1} xmlns="{2}" xmlns:r="{3}">{4}</{1}>)", kXml, name, kMain, kOffice,
                     inside);
}

std::string relation(std::string_view id, std::string_view type, std::string_view target) {
  return fmt::format(R"(<Relationship Id="{}" Type="{}/{}" Target="{}"/>)", id, kOffice, type,
                     target);
}

std::string relations(const std::string& inside) {
  return fmt::format(R"({}<Relationships xmlns="{}">{}</Relationships>)", kXml, kPackage, inside);
}

std::string letters(std::uint32_t column) {
  std::string text;
  for (std::uint32_t rest = column + 1; rest != 0; rest = (rest - 1) / 26) {
    text.insert(text.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return text;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      case '\\': out += "\\\\"; break;
      default: out += c;
    }
  }
  return out;
}

}  // namespace

std::vector<ZipPart> parts_of(const XlsxParts& parts) {
  std::vector<ZipPart> zip;
  zip.push_back({"[Content_Types].xml", "<Types/>"});
  zip.push_back({"_rels/.rels", relations(relation("rId1", "officeDocument", "xl/workbook.xml"))});
  zip.push_back({"xl/workbook.xml",
                 root("workbook", parts.workbook + "<sheets>" + parts.sheets + "</sheets>")});
  std::string more = relation("rId1", "worksheet", "worksheets/sheet1.xml") + parts.relations;
  if (!parts.strings.empty()) more += relation("rId8", "sharedStrings", "sharedStrings.xml");
  if (!parts.styles.empty()) more += relation("rId9", "styles", "/xl/styles.xml");
  zip.push_back({"xl/_rels/workbook.xml.rels", relations(more)});
  zip.push_back({"xl/worksheets/sheet1.xml", root("worksheet", parts.sheet)});
  if (!parts.strings.empty()) zip.push_back({"xl/sharedStrings.xml", root("sst", parts.strings)});
  if (!parts.styles.empty()) zip.push_back({"xl/styles.xml", root("styleSheet", parts.styles)});
  return zip;
}

std::string xlsx_of(const XlsxParts& parts) { return zip_of(parts_of(parts)); }

std::string xlsx_of_rows(const std::string& rows) {
  return xlsx_of({"<sheetData>" + rows + "</sheetData>"});
}

std::vector<ZipPart> ods_parts_of(const std::string& tables, const std::string& styles) {
  constexpr std::string_view kType = "application/vnd.oasis.opendocument.spreadsheet";
  std::vector<ZipPart> zip;
  zip.push_back({"mimetype", std::string(kType), true});
  zip.push_back(
      {"META-INF/manifest.xml", fmt::format(R"({}<manifest:manifest xmlns:manifest="m">)"
                                            R"(<manifest:file-entry manifest:full-path="/" )"
                                            R"(manifest:media-type="{}"/></manifest:manifest>)",
                                            kXml, kType)});
  zip.push_back(
      {"content.xml",
       fmt::format(R"({}<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" )"
                   R"(xmlns:style="s" xmlns:calcext="c" xmlns:draw="d" xmlns:dc="e">)"
                   R"(<office:automatic-styles>{}</office:automatic-styles>)"
                   R"(<office:body><office:spreadsheet>{}</office:spreadsheet></office:body>)"
                   R"(</office:document-content>)",
                   kXml, styles, tables)});
  return zip;
}

std::string ods_of(const std::string& tables, const std::string& styles) {
  return zip_of(ods_parts_of(tables, styles));
}

std::string ods_of_rows(const std::string& rows) {
  return ods_of(R"(<table:table table:name="社区">)" + rows + "</table:table>");
}

ReadSheet read_sheet(workbook::Workbook& book, std::size_t sheet) {
  ReadSheet read;
  const auto take = [&](std::uint32_t row, std::span<const workbook::Cell> cells) {
    std::string line = fmt::to_string(row);
    for (const workbook::Cell& cell : cells) {
      line += fmt::format(" {}={}", letters(cell.column), escaped(cell.text));
    }
    read.rows.push_back(std::move(line));
    return true;
  };
  read.fault = book.find(sheet);
  if (!read.fault && sheet < book.sheets().size()) {
    read.fault = book.read(sheet, take, read.facts);
  }
  return read;
}

ReadSheet read_sheet(std::string_view bytes, std::size_t sheet) {
  auto opened = workbook::Workbook::open(bytes);
  if (auto* fault = std::get_if<workbook::Fault>(&opened)) return {{}, {}, std::move(*fault)};
  return read_sheet(std::get<workbook::Workbook>(opened), sheet);
}

std::string fault_text(const workbook::Fault& fault) {
  std::string text = fmt::format("!{}", id_of(fault.kind));
  if (!fault.part.empty()) text += " " + fault.part;
  if (!fault.cell.empty()) text += " " + fault.cell;
  return text;
}

std::string said(const ReadSheet& read) {
  std::string text = fmt::format("{}", fmt::join(read.rows, " | "));
  if (!read.fault) return text;
  return text.empty() ? fault_text(*read.fault) : text + " " + fault_text(*read.fault);
}

std::string said_of(const XlsxParts& parts) {
  const std::string text = said(read_sheet(xlsx_of(parts)));
  return text.starts_with("1 ") ? text.substr(2) : text;
}

}  // namespace cbps::test
