#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "cbps/data/column_reader.h"
#include "run/input_entry.h"

namespace cbps::run {

/// Reads the rows of one table, chunk by chunk: straight into columns where nothing is wrong with a
/// row, otherwise as `TableFile` does. Each thread has its own.
class TableRows {
 public:
  /// Keeps the file, which is a table. The rule outlives it.
  TableRows(std::shared_ptr<const InputFile> file, const YearRule& years);

  [[nodiscard]] const std::shared_ptr<const InputFile>& file() const { return file_; }

  void start(const data::TableChunk& chunk);

  /// Reads the next rows, at most as many as there are `entries`, and returns how many. 0: the
  /// chunk is at its end.
  [[nodiscard]] std::size_t next(Table& table, std::span<InputEntry> entries);

  /// Reads a row again that was read without its places, to find them.
  void find_places(InputEntry& entry);

 private:
  void take(const data::RowHead& head, InputEntry& entry) const;
  void read(const data::RowHead& head, Table& table, std::size_t row, InputEntry& entry);

  std::shared_ptr<const InputFile> file_;
  const YearRule& years_;
  data::ColumnReader columns_;
  data::CsvRecord record_;
  Table again_;            ///< the facts of a row that is read again
  bool is_first_ = false;  ///< the next row is the first of the table
  bool ended_ = false;
};

}  // namespace cbps::run
