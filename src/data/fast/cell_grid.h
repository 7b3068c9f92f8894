#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace cbps::data {

/// A cell of a plain chunk. Quotes around it are none of `text`; spaces are.
struct GridCell {
  std::string_view text;
  bool is_quoted = false;
};

/// Where the cells of some rows stand, for columns to be read one after the other. Rows come from a
/// plain chunk (`TableChunk`), so that nobody needs to look at quotes again. If another program
/// changes the text meanwhile, cells hold anything, but none ends before it begins.
class CellGrid {
 public:
  /// As many as a word of a bitmap has bits: a column of a grid is known or not by one word.
  static constexpr std::size_t kMostRows = 64;
  /// Longer rows are left out: they have cells that are too long, or are themselves.
  static constexpr std::size_t kMostBytes = std::size_t{64} << 10U;
  /// What may be read before the end of any cell.
  static constexpr std::size_t kBytesBefore = 8;

  /// A row, and whether the grid took it. `content_end` is not before the row's last cell.
  struct Row {
    std::size_t end = 0;           ///< after its line end
    std::size_t content_end = 0;   ///< before its line end
    std::uint32_t line_feeds = 0;  ///< inside of it, its line end included
    bool taken = false;            ///< it has a cell for each column
  };

  CellGrid(std::size_t columns, char separator);

  /// Has no rows, and will have rows of `text` after `base`, none of them 4 GiB after it.
  void clear(std::string_view text, std::size_t base);
  /// Looks where the row that begins at `begin` ends, and at its cells. It can be taken only while
  /// there are less than `kMostRows`.
  Row add(std::size_t begin);
  /// The last row that was taken is none.
  void drop_last() { --rows_; }

  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] GridCell cell(std::size_t row, std::size_t column) const;
  /// Where the cell begins, a quote included.
  [[nodiscard]] std::size_t offset(std::size_t row, std::size_t column) const {
    return base_ + (bounds_[row * stride_ + column] + 1U);
  }

  /// Calls `each(row, begin, end)` with each cell of a column. `kBytesBefore` bytes before `end`
  /// can be read whatever the length.
  template <class Each>
  void for_cells(std::size_t column, Each each) const {
    const char* const base = text_.data() + base_;
    const std::uint32_t* bounds = bounds_.data() + column;
    const std::size_t rows = rows_;
    const std::size_t stride = stride_;
    for (std::size_t row = 0; row < rows; ++row, bounds += stride) {
      const char* begin = base + (bounds[0] + 1U);
      const char* end = base + bounds[1];
      // What stands before an empty cell is no quote, unless the text was changed since.
      if (end[-1] == '"' && static_cast<std::size_t>(end - begin) >= kQuotes) {
        ++begin;
        --end;
      }
      each(row, begin, end);
    }
  }

 private:
  static constexpr std::size_t kQuotes = 2;  ///< a quoted cell has both

  std::string_view text_;
  std::size_t base_ = 0;
  std::size_t columns_;
  char separator_;
  std::size_t stride_;
  std::size_t rows_ = 0;
  /// A row after the other: one less than where its first cell begins, then where each of them
  /// ends, counted from `base_`. The separator stands there, so the next begins one later.
  std::vector<std::uint32_t> bounds_;
};

}  // namespace cbps::data
