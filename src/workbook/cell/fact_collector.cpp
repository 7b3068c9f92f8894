#include "workbook/cell/fact_collector.h"

#include <algorithm>

namespace cbps::workbook {
namespace {

/// Headings have fewer; what is more is counted only.
constexpr std::size_t kMostHeadings = 65'536;

}  // namespace

void FactCollector::hide_columns(std::uint32_t first, std::uint32_t last) {
  // A sheet has no more groups of columns than columns.
  if (++times_hidden_ > kMostColumns) return;
  for (std::uint32_t column = first; column <= std::min(last, kMostColumns - 1); ++column) {
    hidden_.set(column);
    has_hidden_ = true;
  }
}

void FactCollector::merge(const MergedRange& range) {
  ++facts_.merged_ranges;
  if (range.first_row <= kLastRowOfHeadings && facts_.headings.size() < kMostHeadings) {
    facts_.headings.push_back(range);
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
