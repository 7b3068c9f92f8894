#include "doc/repaired_text.h"

#include <algorithm>
#include <utility>

namespace cbps::doc {

void RepairedText::replace(std::size_t begin, std::size_t length, std::string_view by) {
  copy_ += original_.substr(taken_, begin - taken_);
  pieces_.push_back({copy_.size(), copy_.size() + by.size(), begin, begin + length});
  copy_ += by;
  taken_ = begin + length;
}

std::string RepairedText::take() {
  copy_ += original_.substr(taken_);
  taken_ = original_.size();
  return std::move(copy_);
}

std::size_t RepairedText::original_place(std::size_t offset) const {
  const auto after = std::upper_bound(
      pieces_.begin(), pieces_.end(), offset,
      [](std::size_t wanted, const Piece& piece) { return wanted < piece.copy_begin; });
  if (after == pieces_.begin()) return offset;
  const Piece& piece = *(after - 1);
  if (offset < piece.copy_end) return piece.original_begin;
  return piece.original_end + (offset - piece.copy_end);
}

}  // namespace cbps::doc
