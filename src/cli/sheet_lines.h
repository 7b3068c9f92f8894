#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/workbook/sheet.h"

namespace cbps::cli {

/// Writes the rows of a sheet as records of CSV. A row that has nothing is an empty line, so that
/// records count as rows do. The first rows are held back until it is known how wide they are: a
/// row that ends before its headings do lacks no cell.
class SheetLines {
 public:
  /// Takes the next piece of the text. False: nothing more is wanted.
  using TakePiece = std::function<bool(std::string_view piece)>;

  explicit SheetLines(TakePiece take) : take_(std::move(take)) {}

  /// As `workbook::TakeRow`.
  bool add(std::uint32_t row, std::span<const workbook::Cell> cells);
  /// All that has come.
  void finish();

 private:
  struct Held {
    std::string text;
    std::uint32_t column;
  };

  void release();
  void pad(std::uint32_t column);
  bool flush();
  void add(std::string_view written);

  TakePiece take_;
  std::string text_;
  std::vector<Held> held_;
  std::size_t held_bytes_ = 0;
  bool is_released_ = false;
  std::uint32_t row_ = 1;
  std::uint32_t width_ = 0;  ///< the last column of the rows that were held
};

}  // namespace cbps::cli
