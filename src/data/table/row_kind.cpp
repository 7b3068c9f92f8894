// What a row of a table is, and what its texts say of that.

#include <algorithm>

#include "cbps/data/spelling.h"
#include "cbps/data/table_file.h"
#include "data/facts/community_id.h"
#include "data/facts/not_given.h"
#include "data/table/heading_row.h"
#include "data/table/row_words.h"

namespace cbps::data {

RowKind TableFile::kind_of(const CsvRecord& row) const {
  if (repeats_head(row)) return RowKind::Headings;
  if (has_code(row)) return RowKind::Community;
  if (heading_row_of(row) == HeadingRow::Same) return RowKind::Headings;
  const std::string_view id = known_by(row);
  const bool has_id = has_ids() && !says_not_given(id);
  const std::string_view text = has_id ? id : first_text(row);
  const bool is_part = without_blanks_around(text).starts_with(kPartOfTotal);
  if (is_part || is_total(text) || (!has_id && is_total(name_in(row)))) return RowKind::Total;
  if (is_foot(text) || is_section(row)) return RowKind::Foot;
  return !has_id && is_of_street(row) ? RowKind::Total : RowKind::Community;
}

bool TableFile::is_section(const CsvRecord& row) const {
  const CsvCell& first = row.cells.front();
  const std::string_view text = first.text;
  if (columns_.size() < 2 || says_not_given(text) || count_texts(row) != 1) return false;
  if (holds_code(text)) return false;
  // Where the cells could not be told apart, more than a title may stand in the first one.
  if (row.cells.size() == 1 && holds_separator(text)) return false;
  const TableColumn& column = columns_.front();
  if (column.identity == &Identity::id) return is_words(text);
  return column.identity != &Identity::name || !ends_with_one(text, kCommunityEndings);
}

bool TableFile::is_of_street(const CsvRecord& row) const {
  std::string_view street;
  bool has_names = false;
  for (std::size_t i = 0; i < std::min(columns_.size(), row.cells.size()); ++i) {
    has_names = has_names || columns_[i].identity == &Identity::name;
    const bool says_street = columns_[i].identity == &Identity::street;
    if (says_street && !says_not_given(row.cells[i].text)) street = row.cells[i].text;
  }
  if (!has_names) return false;
  const std::string_view name = name_in(row);
  if (name.empty()) return !street.empty() && count_texts(row) > 1;
  return name == street || ends_with_one(name, kStreetEndings);
}

std::string_view TableFile::known_by(const CsvRecord& row) const {
  const std::size_t column = id_column(row);
  return column < row.cells.size() ? row.cells[column].text : std::string_view{};
}

bool TableFile::has_ids() const {
  return id_column_ < columns_.size() && columns_[id_column_].identity == &Identity::id;
}

bool TableFile::has_code(const CsvRecord& row) const {
  const std::string_view id = known_by(row);
  return has_ids() && (is_ascii_code(id) || is_code(id));
}

std::string_view TableFile::name_in(const CsvRecord& row) const {
  for (std::size_t i = 0; i < std::min(columns_.size(), row.cells.size()); ++i) {
    if (columns_[i].identity == &Identity::name && !is_empty(row.cells[i])) {
      return row.cells[i].text;
    }
  }
  return {};
}

bool TableFile::repeats_head(const CsvRecord& row) const {
  const auto same = [&row](const std::vector<std::string>& head) {
    const std::size_t cells = std::min(head.size(), row.cells.size());
    for (std::size_t i = 0; i < cells; ++i) {
      if (row.cells[i].text != head[i]) return false;
    }
    return std::all_of(row.cells.begin() + static_cast<std::ptrdiff_t>(cells), row.cells.end(),
                       is_empty) &&
           std::all_of(head.begin() + static_cast<std::ptrdiff_t>(cells), head.end(),
                       [](const std::string& text) { return is_blank(text); });
  };
  return std::any_of(head_.begin(), head_.end(), same);
}

}  // namespace cbps::data
