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
  void merge(const MergedRange& range);
  void formula_without_value() { ++facts_.formulas_without_value; }
  /// A row that is handed out.
  void row(std::span<const Cell> cells, bool is_hidden);

 private:
  SheetFacts& facts_;
  std::bitset<kMostColumns> hidden_;  ///< columns that are not shown, and had no content so far
  bool has_hidden_ = false;
  std::uint32_t times_hidden_ = 0;
};

}  // namespace cbps::workbook
