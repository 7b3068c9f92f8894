#include "data/fast/cell_grid.h"

#include <bit>

#include "data/fast/byte_block.h"

namespace cbps::data {
namespace {

std::uint32_t* write_places(std::uint32_t* out, std::uint32_t base, std::uint64_t bits) {
  for (; bits != 0; bits &= bits - 1) {
    *out++ = base + static_cast<std::uint32_t>(std::countr_zero(bits));
  }
  return out;
}

}  // namespace

CellGrid::CellGrid(std::size_t columns, char separator)
    : columns_(columns),
      separator_(separator),
      stride_(columns + 1),
      // A row may turn out to be too long only after a block of it has been written.
      bounds_((kMostRows + 1) * stride_ + ByteBlock::kBytes) {}

void CellGrid::clear(std::string_view text, std::size_t base) {
  text_ = text;
  base_ = base;
  rows_ = 0;
}

CellGrid::Row CellGrid::add(std::size_t begin) {
  std::uint32_t* const first = bounds_.data() + rows_ * stride_;
  first[0] = static_cast<std::uint32_t>(begin - base_) - 1U;
  std::uint32_t* const last = first + columns_;
  std::uint32_t* out = first + 1;
  bool has_more = false;
  Row row;
  std::uint64_t inside = 0;
  std::size_t at = begin;
  for (;; at += ByteBlock::kBytes) {
    if (at >= text_.size()) {
      row.end = row.content_end = text_.size();
      break;
    }
    const ByteBlock block(text_.data() + at, text_.size() - at);
    std::uint64_t separators = block.equal(separator_);
    const auto relative = static_cast<std::uint32_t>(at - base_);
    if (inside == 0 && !block.has('"', '\n')) {
      out = write_places(out, relative, separators);
    } else {
      const std::uint64_t quoted = prefix_parity(block.equal('"')) ^ inside;
      inside = (quoted >> 63U) != 0 ? ~std::uint64_t{0} : 0;
      const std::uint64_t feeds = block.equal('\n');
      const std::uint64_t ends = feeds & ~quoted;
      separators &= ~quoted;
      if (ends != 0) {
        const auto length = static_cast<std::size_t>(std::countr_zero(ends));
        out = write_places(out, relative, separators & bits_below(length));
        row.line_feeds += static_cast<std::uint32_t>(std::popcount(feeds & bits_below(length + 1)));
        row.content_end = at + length;
        row.end = row.content_end + 1;
        // The text may be changed while it is read: no byte is trusted to be what it was before.
        const std::size_t last_begin = base_ + (out[-1] + 1U);
        if (row.content_end > last_begin && text_[row.content_end - 1] == '\r') --row.content_end;
        break;
      }
      row.line_feeds += static_cast<std::uint32_t>(std::popcount(feeds));
      out = write_places(out, relative, separators);
    }
    if (out > last) {
      has_more = true;
      out = first + 1;
    }
  }
  const std::size_t length = row.end - begin;
  row.taken = !has_more && out == last && length <= kMostBytes && begin >= kBytesBefore;
  if (row.taken) {
    *out = static_cast<std::uint32_t>(row.content_end - base_);
    ++rows_;
  }
  return row;
}

GridCell CellGrid::cell(std::size_t row, std::size_t column) const {
  const std::size_t begin = offset(row, column);
  const std::size_t end = base_ + bounds_[row * stride_ + column + 1];
  if (end - begin >= kQuotes && text_[begin] == '"') {
    return {text_.substr(begin + 1, end - begin - kQuotes), true};
  }
  return {text_.substr(begin, end - begin), false};
}

}  // namespace cbps::data
