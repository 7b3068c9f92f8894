// What a row of a table is, and what its texts say of that.

#include <algorithm>

#include "cbps/data/spelling.h"
#include "cbps/data/table_file.h"
#include "data/facts/community_id.h"
#include "data/facts/not_given.h"
#include "data/table/heading_row.h"
#include "data/table/row_words.h"

namespace cbps::data {

namespace {

std::string_view text_in(const CsvRecord& row, std::size_t column) {
  return column < row.cells.size() ? row.cells[column].text : std::string_view{};
}

}  // namespace

RowKind TableFile::kind_of(const CsvRecord& row) const {
  if (has_code(row)) return repeats_head(row) ? RowKind::Headings : RowKind::Community;
  const bool is_below = row.number > first_number_;
  switch (heading_row_of(row)) {
    case HeadingRow::Same: return RowKind::Headings;
    case HeadingRow::Other:
      if (is_below) return RowKind::OtherTable;
      break;
    case HeadingRow::None:
      if (is_below && is_title_of_other_table(row)) return RowKind::OtherTable;
      break;
  }
  const bool has_id = has_ids() && !says_not_given(known_by(row));
  const std::size_t column = has_id ? id_column(row) : first_text_column(row);
  const std::string_view text = text_in(row, column);
  const std::string_view name = name_in(row);
  if (is_part_of_total(text) || is_total(text)) {
    return names_community_in_total(row, column) ? RowKind::Community : RowKind::Total;
  }
  if (!has_id && is_total(name)) return RowKind::Total;
  if (is_foot(text)) {
    return names_community_in_foot(row, column) ? RowKind::Community : RowKind::Foot;
  }
  if (is_section(row)) return RowKind::Foot;
  const bool names_street = !has_id && ends_with_one(name, kStreetEndings);
  return names_street ? RowKind::Total : RowKind::Community;
}

/// A total may stand in any column, also as a remark on a community. Among what says where a row
/// lies or counts the rows it is one, unless the name can only be a community's.
bool TableFile::names_community_in_total(const CsvRecord& row, std::size_t column) const {
  const std::string_view name = name_in(row);
  if (!is_plain_name(name)) return false;
  return ends_like_community(name) || !begins_row(column);
}

/// What stands behind a word with nothing but a colon is what it asks for: 填表人：, 某某. A remark
/// says something itself, and its community says more than a name.
bool TableFile::names_community_in_foot(const CsvRecord& row, std::size_t column) const {
  constexpr std::size_t kRemarkAndName = 2;
  const std::string_view name = name_in(row);
  if (!is_plain_name(name)) return false;
  const bool says_more = count_texts(row) > kRemarkAndName;
  if (is_foot_label(text_in(row, column))) return says_more && ends_like_community(name);
  return says_more || !begins_row(column);
}

/// Whether a column says who a community is or where it lies, or counts the rows: totals and feet
/// begin there.
bool TableFile::begins_row(std::size_t column) const {
  if (column >= columns_.size()) return false;
  return columns_[column].identity != nullptr || columns_[column].counts_rows;
}

/// Where communities are named, a name alone is one that says nothing yet: a title shows by a sign.
bool TableFile::is_section(const CsvRecord& row) const {
  const std::string_view text = row.cells.front().text;
  if (columns_.size() < 2 || says_not_given(text) || count_texts(row) != 1) return false;
  if (!is_words(text) || holds_code(text)) return false;
  // Where the cells could not be told apart, more than a title may stand in the first one.
  if (row.cells.size() == 1 && holds_separator(text)) return false;
  const TableColumn& column = columns_.front();
  const bool names_communities =
      column.identity == &Identity::id || column.identity == &Identity::name;
  return !names_communities || holds_sign_of_title(text);
}

std::string_view TableFile::known_by(const CsvRecord& row) const {
  return text_in(row, id_column(row));
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
      if (without_blanks_around(row.cells[i].text) != head[i]) return false;
    }
    return std::all_of(row.cells.begin() + static_cast<std::ptrdiff_t>(cells), row.cells.end(),
                       is_empty) &&
           std::all_of(head.begin() + static_cast<std::ptrdiff_t>(cells), head.end(),
                       [](const std::string& text) { return text.empty(); });
  };
  return std::any_of(head_.begin(), head_.end(), same);
}

}  // namespace cbps::data
