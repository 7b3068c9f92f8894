#pragma once

#include <cstddef>
#include <memory>

#include "cbps/data/key_memo.h"
#include "cbps/value/table.h"
#include "run/input_entry.h"

namespace cbps::run {

/// Reads the communities of an input that is no table, one by one. An input that cannot be read
/// gives one entry, which says why.
class ProfileEntries {
 public:
  /// Keeps the file. The rule outlives it; `keys` are the thread's.
  ProfileEntries(std::shared_ptr<const InputFile> file, const YearRule& years, data::KeyMemo& keys);

  [[nodiscard]] const std::shared_ptr<const InputFile>& file() const { return file_; }

  /// How many there are, at most.
  [[nodiscard]] std::size_t count() const { return count_; }

  /// False: there are no more. Else the next, its facts in a row of `table` that holds nothing yet.
  [[nodiscard]] bool next(Table& table, std::size_t row, InputEntry& entry);

 private:
  void read(Table& table, std::size_t row, InputEntry& entry);
  [[nodiscard]] Calendar calendar_of_shared() const;

  std::shared_ptr<const InputFile> file_;
  const YearRule& years_;
  data::KeyMemo& keys_;
  std::size_t next_ = 0;
  std::size_t count_ = 0;
};

}  // namespace cbps::run
