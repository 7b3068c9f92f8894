#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace cbps::data {

/// What may stand between the cells of a table, and where its rows begin then.
struct TableBeginning {
  std::string_view separator;
  std::size_t offset = 0;
};

/// The beginnings to be tried, in order: the one that a line of a spreadsheet names (`sep=;`),
/// which is no row, or else one a separator.
[[nodiscard]] std::vector<TableBeginning> table_beginnings(std::string_view text);

}  // namespace cbps::data
