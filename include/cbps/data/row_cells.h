#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "cbps/diag/source.h"

namespace cbps::data {

/// The positions of the cells of one table row. It is empty if the input is not a table.
struct RowCells {
  std::uint32_t row = 0;    ///< from 1, the header included
  std::vector<Span> cells;  ///< in the order of the columns
  bool lies = false;        ///< the table lies on its side: this is one of its columns

  /// What a spreadsheet calls the cell a place lies in ("C7"); empty if it lies in none.
  [[nodiscard]] std::string name(Span place) const;
};

}  // namespace cbps::data
