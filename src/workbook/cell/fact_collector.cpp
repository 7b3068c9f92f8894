#include "workbook/cell/fact_collector.h"

#include <algorithm>

namespace cbps::workbook {

void FactCollector::hide_columns(std::uint32_t first, std::uint32_t last) {
  // A sheet has no more groups of columns than columns.
  if (++times_hidden_ > kMostColumns) return;
  for (std::uint32_t column = first; column <= std::min(last, kMostColumns - 1); ++column) {
    hidden_.set(column);
    has_hidden_ = true;
  }
}

void FactCollector::row(std::span<const Cell> cells, bool is_hidden) {
  if (is_hidden) ++facts_.hidden_rows;
  if (!has_hidden_) return;
  for (const Cell& cell : cells) {
    if (!hidden_.test(cell.column)) continue;
    hidden_.reset(cell.column);
    ++facts_.hidden_columns;
  }
}

}  // namespace cbps::workbook
