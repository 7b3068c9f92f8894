#include "workbook/cell/merged_cells.h"

#include <algorithm>

namespace cbps::workbook {
namespace {

constexpr std::size_t kMostRanges = 65'536;
/// Ranges beside each other; more than people merge in a row.
constexpr std::size_t kMostActive = 1'024;
constexpr std::size_t kMostCompared = 1'024;

}  // namespace

void MergedCells::add(const MergedRange& range) {
  if (ranges_.size() < kMostRanges) ranges_.push_back(range);
}

void MergedCells::go_to(std::uint32_t row) {
  if (!active_.empty() && first_end_ < row) {
    std::erase_if(active_, [row](const Active& one) { return one.range.last_row < row; });
  }
  const std::size_t before = active_.size();
  for (; next_ < ranges_.size() && ranges_[next_].first_row <= row; ++next_) {
    if (ranges_[next_].last_row >= row && active_.size() < kMostActive) {
      active_.push_back({ranges_[next_], 0, {}});
    }
  }
  const auto by_column = [](const Active& a, const Active& b) {
    return a.range.first_column < b.range.first_column;
  };
  if (active_.size() != before) std::stable_sort(active_.begin(), active_.end(), by_column);
  first_end_ = UINT32_MAX;
  for (const Active& one : active_) first_end_ = std::min(first_end_, one.range.last_row);
}

bool MergedCells::is_seen_among_ranges(std::uint32_t row, std::uint32_t column,
                                       std::string_view text) {
  const bool begins = next_ < ranges_.size() && ranges_[next_].first_row <= row;
  if (begins || (!active_.empty() && first_end_ < row)) go_to(row);
  auto found = std::upper_bound(
      active_.begin(), active_.end(), column,
      [](std::uint32_t one, const Active& other) { return one < other.range.first_column; });
  if (found == active_.begin()) return true;
  --found;
  if (found->range.last_column < column) return true;
  if (found->range.first_row == row && found->range.first_column == column) {
    found->size = text.size();
    found->beginning = text.substr(0, kMostCompared);
    return true;
  }
  return found->size == text.size() && found->beginning == text.substr(0, kMostCompared);
}

}  // namespace cbps::workbook
