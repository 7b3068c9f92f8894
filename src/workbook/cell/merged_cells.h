#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/workbook/sheet.h"

namespace cbps::workbook {

/// Tells which cells lie under a merged one. Only the first cell of a merged range is shown; what
/// the others still hold nobody sees, and it counts only where it is the same.
class MergedCells {
 public:
  /// In ascending order of the first rows. Beyond the first 65,536 they are passed over.
  void add(const MergedRange& range);

  /// Whether the text of a cell is what can be seen there. Asked of all cells with content, in the
  /// order of rows and columns.
  [[nodiscard]] bool is_seen(std::uint32_t row, std::uint32_t column, std::string_view text) {
    return ranges_.empty() || is_seen_among_ranges(row, column, text);
  }

 private:
  /// A range that reaches into the row in hand.
  struct Active {
    MergedRange range;
    std::size_t size = 0;   ///< of what its first cell says, in bytes
    std::string beginning;  ///< of that; texts that are longer are told apart by their sizes too
  };

  [[nodiscard]] bool is_seen_among_ranges(std::uint32_t row, std::uint32_t column,
                                          std::string_view text);
  void go_to(std::uint32_t row);

  std::vector<MergedRange> ranges_;
  std::size_t next_ = 0;         ///< the first range that is not active yet
  std::vector<Active> active_;   ///< in the order of their first columns
  std::uint32_t first_end_ = 0;  ///< the least last row of those
};

}  // namespace cbps::workbook
