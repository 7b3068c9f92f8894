#pragma once

#include <optional>
#include <string>

#include "cbps/workbook/sheet.h"
#include "workbook/cell/fact_collector.h"
#include "workbook/cell/merged_cells.h"
#include "workbook/cell/row_buffer.h"
#include "workbook/ods/ods_cell.h"
#include "workbook/ods/paragraphs.h"
#include "workbook/xml/xml.h"

namespace cbps::workbook {

/// Hands out the rows of a table of an .ods. It gets what stands inside the table.
class TableReader {
 public:
  /// Both outlive the reader.
  TableReader(const TakeRow& take, SheetFacts& facts) : take_(take), facts_(facts) {}

  /// False: to stop.
  bool start(std::string_view name, const XmlAttributes& attributes);
  bool end();
  bool text(std::string_view piece);

  /// What is wrong with a cell, without the name of the part.
  [[nodiscard]] const std::optional<Fault>& fault() const { return fault_; }

 private:
  enum class In : std::uint8_t { Table, Row, Cell };

  bool start_in_table(std::string_view name, const XmlAttributes& attributes);
  bool start_column(const XmlAttributes& attributes);
  bool start_row(const XmlAttributes& attributes);
  bool start_cell(const XmlAttributes& attributes);
  bool end_cell();
  void note_merged();
  bool end_row();
  bool fail(FaultKind kind);

  const TakeRow& take_;
  FactCollector facts_;
  MergedCells merged_;
  std::optional<Fault> fault_;

  In in_ = In::Table;
  int skipped_ = 0;            ///< elements that are open and do not count
  std::uint64_t columns_ = 0;  ///< that have been described
  std::uint64_t row_ = 0;      ///< the first that the open row stands for, from 1
  std::uint64_t next_row_ = 1;
  std::uint64_t column_ = 0;  ///< of the open cell, from 0
  std::uint64_t next_column_ = 0;
  std::uint32_t rows_repeated_ = 1;
  bool row_is_hidden_ = false;
  std::uint64_t copies_ = 0;  ///< cells that were handed out because something is repeated
  OdsCell cell_;
  Paragraphs paragraphs_;
  std::string scratch_;
  RowBuffer buffer_;
};

}  // namespace cbps::workbook
