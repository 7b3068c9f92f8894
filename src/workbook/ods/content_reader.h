#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>

#include "cbps/workbook/sheet.h"
#include "workbook/ods/table_reader.h"
#include "workbook/xml/xml.h"

namespace cbps::workbook {

/// Goes from table to table through the content of an .ods. It stops at the beginning of each, and
/// then gives what stands in the table to a reader, or passes over it.
class ContentReader final : public XmlHandler {
 public:
  /// To read the table at whose beginning it has stopped; it stops again where the reader does, and
  /// at the end of the table. `table` lives until then, or until the rest is passed over.
  void read(TableReader& table) { table_ = &table; }
  void pass_over() { table_ = nullptr; }

  bool start(std::string_view name, const XmlAttributes& attributes) override;
  bool end() override;
  bool text(std::string_view piece) override;

  std::size_t tables = 0;  ///< that have begun
  Sheet sheet;             ///< what the last one of them is
  std::optional<FaultKind> fault;
  bool has_spreadsheet = false;  ///< there was one

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
  In in_ = In::Nothing;
  int skipped_ = 0;  ///< elements that are open and do not count
  int inside_ = 0;   ///< elements that are open in the table
  std::string style_;
  std::set<std::string, std::less<>> hidden_styles_;
};

}  // namespace cbps::workbook
