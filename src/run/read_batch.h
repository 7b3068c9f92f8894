#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "cbps/value/table.h"
#include "run/profile_entries.h"
#include "run/table_rows.h"

namespace cbps::run {

/// Communities that are read together, with their facts as the rows of a table. The memory is used
/// again for the next ones.
class ReadBatch {
 public:
  /// The dictionary outlives it.
  ReadBatch(const Dictionary& dictionary, std::size_t most_rows);

  /// Empties the batch, which then has room for so many rows, but for no more than at first.
  void clear(std::size_t most_rows);
  [[nodiscard]] bool is_full() const { return size_ == facts_.rows(); }
  [[nodiscard]] bool is_empty() const { return size_ == 0; }
  [[nodiscard]] std::size_t size() const { return size_; }

  /// Reads communities until the batch is full or there are no more. The batch keeps the input
  /// until it is cleared.
  void read(ProfileEntries& profiles);
  /// Empties the batch and fills it with rows of a table, which outlive it.
  void read(TableRows& rows);

  [[nodiscard]] const InputEntry& entry(std::size_t row) const { return entries_[row]; }
  [[nodiscard]] InputEntry& entry(std::size_t row) { return entries_[row]; }
  [[nodiscard]] Table& facts() { return facts_; }
  /// The table that all of it is from, or nullptr.
  [[nodiscard]] const TableRows* table() const { return table_rows_; }

  /// Fills in the places of a row that was read fast.
  void find_places(std::size_t row);

 private:
  std::size_t most_rows_;
  Table facts_;
  std::vector<std::shared_ptr<const InputFile>> files_;
  TableRows* table_rows_ = nullptr;
  std::vector<InputEntry> entries_;  ///< those from `size_` on are old
  std::size_t size_ = 0;
};

}  // namespace cbps::run
