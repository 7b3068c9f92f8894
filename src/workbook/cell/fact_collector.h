#pragma once

#include <bitset>
#include <cstdint>
#include <span>

#include "cbps/workbook/sheet.h"

namespace cbps::workbook {

/// Gathers what is known of a sheet beside its rows.
class FactCollector {
 public:
  explicit FactCollector(SheetFacts& facts) : facts_(facts) { facts_ = {}; }

  /// From the first column to the last, both included; those beyond a sheet do not count.
  void hide_columns(std::uint32_t first, std::uint32_t last);
  void cover(std::uint32_t row, std::uint32_t column) { note(facts_.covered, row, column); }
  void date_without_year(std::uint32_t row, std::uint32_t column) {
    note(facts_.dates_without_year, row, column);
  }
  /// A row that is handed out.
  void row(std::span<const Cell> cells, bool is_hidden);

 private:
  static void note(NotedCells& cells, std::uint32_t row, std::uint32_t column) {
    if (cells.count++ == 0) cells = {1, row, column};
  }

  SheetFacts& facts_;
  std::bitset<kMostColumns> hidden_;  ///< columns that are not shown, and had no content so far
  bool has_hidden_ = false;
  std::uint32_t times_hidden_ = 0;
};

}  // namespace cbps::workbook
