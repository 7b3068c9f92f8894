#include "workbook/cell/row_buffer.h"

#include <algorithm>

namespace cbps::workbook {
namespace {

/// All of one size, so that whatever rows come, the blocks of one serve the next. Each has room for
/// the longest text and the `=` of a formula.
constexpr std::size_t kBlock = kMostCellText + 1024;
/// 512 bytes for each cell that a row can have.
constexpr std::size_t kMostRowText = std::size_t{8} << 20U;

}  // namespace

void RowBuffer::clear() {
  cells_.clear();
  block_ = 0;
  used_ = 0;
  kept_ = 0;
}

std::optional<std::string_view> RowBuffer::keep(std::string_view text) {
  kept_ += text.size();
  if (kept_ > kMostRowText || text.size() > kBlock) return std::nullopt;
  while (block_ < blocks_.size() && kBlock - used_ < text.size()) {
    ++block_;
    used_ = 0;
  }
  if (block_ == blocks_.size()) {
    blocks_.push_back(std::make_unique<char[]>(kBlock));
  }
  char* const to = blocks_[block_].get() + used_;
  std::copy(text.begin(), text.end(), to);
  used_ += text.size();
  return std::string_view(to, text.size());
}

}  // namespace cbps::workbook
