#pragma once

#include <cstddef>
#include <cstdint>

#include "cbps/data/table_file.h"

namespace cbps::data {

/// Whole rows of a table that follow each other in its text: the unit of work of a thread.
struct TableChunk {
  std::size_t begin = 0;  ///< offsets in the text
  std::size_t end = 0;
  std::uint32_t first_row = 0;   ///< the number of the first record, as `CsvRecord::number`
  std::uint32_t first_line = 0;  ///< from 1: the line of the text that `begin` stands in
  /// Every quote begins or ends a quoted cell. So rows end at the line feeds outside of quotes,
  /// whatever else is wrong with a row. In a chunk that is not plain only `CsvReader` can tell the
  /// rows apart.
  bool plain = false;
};

/// Cuts a table into chunks of about the same length, without reading the cells: it scans the text
/// once, for quotes and line feeds. Where a quote is misplaced or a row is very long, `CsvReader`
/// finds where the next rows end.
///
/// The characters are not checked. Where a row of a chunk turns out to be `CsvFound::Rest`, the
/// table ends there, and later chunks hold no rows.
///
/// One thread at a time. The table outlives it.
class TableSplitter {
 public:
  /// Large enough to be worth passing to a thread, small enough for a core's cache.
  static constexpr std::size_t kChunkBytes = std::size_t{256} << 10U;

  explicit TableSplitter(const TableFile& table, std::size_t chunk_bytes = kChunkBytes);

  /// Gives the next chunk. False: no rows are left.
  [[nodiscard]] bool next(TableChunk& chunk);
  /// Which share of the text the chunks so far are, from 0 to 1.
  [[nodiscard]] double share() const;

 private:
  /// The end of a chunk, and what lies before it.
  struct Cut {
    std::size_t end = 0;
    std::uint32_t rows = 0;
    std::uint32_t lines = 0;
  };
  /// The plain rows at the beginning of the next chunk; none if the first row is not plain.
  [[nodiscard]] Cut plain_rows() const;
  [[nodiscard]] Cut other_rows();

  CsvReader rows_;  ///< at the beginning of the next chunk
  CsvRecord record_;
  std::uint32_t line_ = 1;
  std::size_t chunk_bytes_;
};

}  // namespace cbps::data
