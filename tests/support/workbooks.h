#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/workbook/workbook.h"
#include "support/zip_writer.h"

namespace cbps::test {

/// Parts of a small .xlsx with one sheet; each text is what stands inside the root of its part.
struct XlsxParts {
  std::string sheet;       ///< of the worksheet
  std::string strings{};   ///< of the shared strings; empty: there is no such part
  std::string styles{};    ///< of the styles; empty: there is no such part
  std::string workbook{};  ///< of the workbook, before its sheets
  std::string sheets = R"(<sheet name="社区" sheetId="1" r:id="rId1"/>)";
  std::string relations{};  ///< more relations of the workbook
};
[[nodiscard]] std::vector<ZipPart> parts_of(const XlsxParts& parts);
[[nodiscard]] std::string xlsx_of(const XlsxParts& parts);
/// With these rows.
[[nodiscard]] std::string xlsx_of_rows(const std::string& rows);

/// An .ods; `tables` stands inside the spreadsheet, `styles` inside the automatic styles.
[[nodiscard]] std::vector<ZipPart> ods_parts_of(const std::string& tables,
                                                const std::string& styles = {});
[[nodiscard]] std::string ods_of(const std::string& tables, const std::string& styles = {});
/// With these rows in one table.
[[nodiscard]] std::string ods_of_rows(const std::string& rows);

/// A sheet that has been read. A row is written `3 A=社区代码 C=12`, with `\n` for a line feed.
struct ReadSheet {
  std::vector<std::string> rows;
  workbook::SheetFacts facts;
  std::optional<workbook::Fault> fault;
};
[[nodiscard]] ReadSheet read_sheet(workbook::Workbook& book, std::size_t sheet);
/// The fault of opening it, or what the sheet says.
[[nodiscard]] ReadSheet read_sheet(std::string_view bytes, std::size_t sheet = 0);
/// All rows, ` | ` between them; or the fault: `!duplicate-cell xl/worksheets/sheet1.xml A1`.
[[nodiscard]] std::string said(const ReadSheet& read);
/// The same of a workbook whose rows are few, without the number 1 of the first.
[[nodiscard]] std::string said_of(const XlsxParts& parts);
[[nodiscard]] std::string fault_text(const workbook::Fault& fault);

/// What a part of a sheet says: a row of a table of tests.
struct SheetCase {
  std::string what;
  std::string content;
  std::string said;
};

}  // namespace cbps::test
