#include "run/read_batch.h"

#include <algorithm>

namespace cbps::run {

ReadBatch::ReadBatch(const Dictionary& dictionary, std::size_t most_rows)
    : most_rows_(most_rows), facts_(dictionary, most_rows), entries_(most_rows) {}

void ReadBatch::clear(std::size_t most_rows) {
  facts_.clear(std::min(most_rows, most_rows_));
  files_.clear();
  table_rows_ = nullptr;
  size_ = 0;
}

void ReadBatch::read(ProfileEntries& profiles) {
  files_.push_back(profiles.file());
  while (!is_full() && profiles.next(facts_, size_, entries_[size_])) ++size_;
}

void ReadBatch::read(TableRows& rows) {
  clear(0);
  table_rows_ = &rows;
  size_ = rows.next(facts_, entries_);
}

void ReadBatch::find_places(std::size_t row) {
  if (table_rows_ != nullptr) table_rows_->find_places(entries_[row]);
}

}  // namespace cbps::run
