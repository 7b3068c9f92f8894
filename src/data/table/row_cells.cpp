#include "cbps/data/row_cells.h"

#include <algorithm>

#include "cbps/text/cell_name.h"

namespace cbps::data {

std::string RowCells::name(Span place) const {
  const auto after =
      std::upper_bound(cells.begin(), cells.end(), place.begin,
                       [](std::uint64_t begin, const Span& cell) { return begin < cell.begin; });
  if (after == cells.begin()) return {};
  const auto cell = after - 1;
  if (place.file != cell->file || place.begin > cell->begin + cell->length) return {};
  const auto index = static_cast<std::size_t>(cell - cells.begin());
  if (lies) return column_letters(row - 1) + std::to_string(index + 1);
  return column_letters(index) + std::to_string(row);
}

}  // namespace cbps::data
