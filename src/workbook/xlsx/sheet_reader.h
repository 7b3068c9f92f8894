#pragma once

#include <optional>
#include <string>
#include <utility>

#include "cbps/workbook/sheet.h"
#include "workbook/cell/fact_collector.h"
#include "workbook/cell/merged_cells.h"
#include "workbook/cell/row_buffer.h"
#include "workbook/xlsx/cell_text.h"
#include "workbook/xlsx/string_item.h"
#include "workbook/xml/xml.h"

namespace cbps::workbook {

/// Hands out the rows of a worksheet's part while it is parsed.
class SheetReader final : public XmlHandler {
 public:
  /// All references outlive the reader.
  SheetReader(const CellContext& context, MergedCells merged, const TakeRow& take,
              SheetFacts& facts)
      : context_(context), merged_(std::move(merged)), take_(take), facts_(facts) {}

  bool start(std::string_view name, const XmlAttributes& attributes) override;
  bool end() override;
  bool text(std::string_view piece) override;

  /// What is wrong with a cell, without the name of the part.
  [[nodiscard]] const std::optional<Fault>& fault() const { return fault_; }

 private:
  /// The element that is open, of those that count.
  enum class In : std::uint8_t {
    Document,
    Worksheet,
    Columns,
    Rows,
    Row,
    Cell,
    Value,
    Formula,
    Inline,
  };

  bool enter(In element) {
    in_ = element;
    return true;
  }
  bool skip() {
    skipped_ = 1;
    return true;
  }
  bool start_in_cell(std::string_view name);
  bool start_row(const XmlAttributes& attributes);
  bool start_cell(const XmlAttributes& attributes);
  bool end_row();
  bool end_cell();
  void columns(const XmlAttributes& attributes);
  bool fail(FaultKind kind, std::string place);
  [[nodiscard]] std::string here() const;

  const CellContext& context_;
  MergedCells merged_;
  const TakeRow& take_;
  FactCollector facts_;
  std::optional<Fault> fault_;

  In in_ = In::Document;
  int skipped_ = 0;            ///< elements that are open and do not count
  std::uint32_t row_ = 0;      ///< from 1; 0 before the first
  std::uint32_t columns_ = 0;  ///< how far the row has come: the column behind the last cell
  bool row_is_hidden_ = false;
  std::string type_;
  RawCell cell_;
  StringItem inline_;
  std::string scratch_;
  RowBuffer buffer_;
};

}  // namespace cbps::workbook
