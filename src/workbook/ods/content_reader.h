#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cbps/workbook/sheet.h"
#include "workbook/ods/table_reader.h"
#include "workbook/xml/xml.h"

namespace cbps::workbook {

/// Finds the tables in the content of an .ods, and gives what stands in one of them to its reader.
class ContentReader final : public XmlHandler {
 public:
  /// Only lists the tables.
  ContentReader() = default;
  /// Reads the table of this number, and stops behind it. `table` outlives the reader.
  ContentReader(TableReader& table, std::size_t number) : table_(&table), number_(number) {}

  bool start(std::string_view name, const XmlAttributes& attributes) override;
  bool end() override;
  bool text(std::string_view piece) override;

  std::vector<Sheet> sheets;
  std::optional<FaultKind> fault;
  /// There was a spreadsheet.
  bool has_spreadsheet = false;

 private:
  /// Elements that are open, from the outermost one, of those on the way to a table.
  enum class In : std::uint8_t { Nothing, Document, Styles, Style, Body, Spreadsheet, Table };

  bool enter(In element) {
    in_ = element;
    return true;
  }
  bool skip() {
    skipped_ = 1;
    return true;
  }
  bool start_table(const XmlAttributes& attributes);
  bool fail(FaultKind kind) {
    fault = kind;
    return false;
  }

  TableReader* table_ = nullptr;
  std::size_t number_ = 0;
  In in_ = In::Nothing;
  int skipped_ = 0;  ///< elements that are open and do not count
  int inside_ = 0;   ///< elements that are open in the table that is read
  std::string style_;
  std::set<std::string, std::less<>> hidden_styles_;
};

}  // namespace cbps::workbook
