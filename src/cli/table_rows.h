#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "cbps/data/column_reader.h"
#include "cli/input_file.h"

namespace cbps::cli {

/// Reads the rows of one table, chunk by chunk: straight into columns where nothing is wrong
/// with a row, else as `TableFile` does. One a thread.
class TableRows {
 public:
  /// Keeps the file, which is a table. The rule outlives it.
  TableRows(std::shared_ptr<const InputFile> file, const YearRule& years);

  [[nodiscard]] const std::shared_ptr<const InputFile>& file() const { return file_; }

  void start(const data::TableChunk& chunk);

  /// Reads the next rows into a batch, one entry a row, and says how many. 0: the chunk is at its
  /// end. There are as many `entries` as rows are asked for.
  [[nodiscard]] std::size_t next(Table& table, std::span<InputEntry> entries);

  /// Notes the places of a row that was read without: it is read again.
  void find_places(InputEntry& entry);

 private:
  void take(const data::RowHead& head, InputEntry& entry) const;
  void read(const data::RowHead& head, Table& table, std::size_t row, InputEntry& entry);

  std::shared_ptr<const InputFile> file_;
  const YearRule& years_;
  data::ColumnReader columns_;
  data::CsvRecord record_;
  Table again_;  ///< what is read again
  bool ended_ = false;
};

}  // namespace cbps::cli
