#pragma once

#include <cstddef>
#include <cstdint>

#include "cbps/data/table_file.h"

namespace cbps::data {

/// Whole rows of a table that stand one after the other.
struct TableStretch {
  std::size_t begin = 0;  ///< offsets in the text
  std::size_t end = 0;
  std::uint32_t first_row = 0;   ///< the number of the first record, as `CsvRecord::number`
  std::uint32_t first_line = 0;  ///< from 1: the line of the text that `begin` stands in
  /// All quotes stand where a quoted cell begins or ends: rows end at the line feeds outside of
  /// quotes, and each is a row of its own whatever else is wrong with it. Otherwise only
  /// `CsvReader` can tell the rows apart.
  bool plain = false;
};

/// Hands out the rows of a table in stretches of about the same length, without reading them: the
/// text is gone through once, for quotes and line feeds. Where quotes are out of place or a row is
/// very long, `CsvReader` says where the next rows end.
///
/// A stretch says nothing of characters: where one of its rows turns out to be `CsvFound::Rest`,
/// the table ends there, and what was handed out after that are no rows.
///
/// One thread at a time. The table outlives it.
class TableSplitter {
 public:
  /// Enough to pay for handing it out, little enough to stay in a core's cache.
  static constexpr std::size_t kStretchBytes = std::size_t{256} << 10U;

  explicit TableSplitter(const TableFile& table, std::size_t stretch_bytes = kStretchBytes);

  /// False: all rows have been handed out.
  [[nodiscard]] bool next(TableStretch& stretch);

 private:
  /// How far what was looked at is known to be whole rows.
  struct Cut {
    std::size_t end = 0;
    std::uint32_t rows = 0;
    std::uint32_t lines = 0;
  };
  /// The plain rows from where the next stretch begins; none if the first is not plain.
  [[nodiscard]] Cut plain_rows() const;
  [[nodiscard]] Cut other_rows();

  CsvReader rows_;  ///< stands where the next stretch begins
  CsvRecord record_;
  std::uint32_t line_ = 1;
  std::size_t stretch_bytes_;
};

}  // namespace cbps::data
