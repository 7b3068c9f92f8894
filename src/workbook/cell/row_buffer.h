#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "cbps/workbook/sheet.h"

namespace cbps::workbook {

/// The most bytes of a cell's text as the part has it. Programs allow 32,767 characters; each may
/// be written as an escape.
inline constexpr std::size_t kMostCellText = std::size_t{256} << 10U;

/// The cells of one row and their texts, in memory that is used again for the next row.
class RowBuffer {
 public:
  void clear();
  /// Keeps a text until the next `clear`. Nothing: the row has too much of it.
  [[nodiscard]] std::optional<std::string_view> keep(std::string_view text);
  /// Adds a cell behind the last one. Its text lives as long as the row; an empty one is none.
  void add(std::uint32_t column, CellKind kind, std::string_view text) {
    if (!text.empty()) cells_.push_back({column, kind, text});
  }
  [[nodiscard]] std::span<const Cell> cells() const { return cells_; }

 private:
  std::vector<Cell> cells_;
  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t block_ = 0;  ///< the one that is being filled
  std::size_t used_ = 0;   ///< of it
  std::size_t kept_ = 0;
};

}  // namespace cbps::workbook
