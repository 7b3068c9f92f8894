// What may stand in merged cells of a table, of which only the first row has the text.

#include <algorithm>

#include "cbps/data/table_file.h"
#include "data/facts/identity.h"
#include "data/facts/not_given.h"

namespace cbps::data {

void TableFile::note_first_row(const CsvRecord& row) {
  for (std::size_t i = 0; i < std::min(columns_.size(), row.cells.size()); ++i) {
    const auto member = columns_[i].identity;
    const bool is_known_by = member == &Identity::id || member == &Identity::name;
    const bool may_be_merged = columns_[i].is_period || (member != nullptr && !is_known_by);
    if (may_be_merged && !says_not_given(row.cells[i].text)) filled_first_.push_back(i);
  }
}

bool TableFile::year_may_be_merged() const {
  return std::any_of(filled_first_.begin(), filled_first_.end(),
                     [this](std::size_t column) { return columns_[column].is_period; });
}

void TableFile::remark_on_merged(const CsvRecord& row, Diagnostics& remarks) const {
  // The code of a community tells where it lies, and a year that is missing is an error.
  if (has_code(row)) return;
  for (const std::size_t column : filled_first_) {
    if (column >= row.cells.size() || columns_[column].is_period) continue;
    const auto member = columns_[column].identity;
    bool is_said = false;
    for (std::size_t i = 0; i < std::min(columns_.size(), row.cells.size()); ++i) {
      is_said = is_said || (columns_[i].identity == member && !says_not_given(row.cells[i].text));
    }
    if (!is_said) remarks.add(Code::MaybeMerged, row.cells[column].span, label_of(member));
  }
}

}  // namespace cbps::data
