#include "data/table/heading_row.h"

#include <algorithm>

#include "cbps/data/spelling.h"
#include "cbps/text/personal.h"
#include "data/facts/not_given.h"
#include "data/table/row_words.h"

namespace cbps::data {
namespace {

constexpr std::size_t kEnoughHeadings = 3;

bool is_figure_cell(const CsvCell& cell) { return is_figure(cell.text); }

/// Where files were joined, a byte order mark may stand before the first heading of the second one.
std::string_view visible(const CsvCell& cell) { return without_blanks_around(cell.text); }

/// Whether a column holds what a heading stands for.
bool is_same(const TableColumn& column, const HeadingMeaning& meaning) {
  const bool is_identity = meaning.identity.has_value();
  const bool is_period = is_identity && meaning.identity->member == nullptr;
  const auto member = is_identity ? meaning.identity->member : nullptr;
  const bool is_scaled_so = meaning.unit.empty() || meaning.power == column.power;
  return column.fact == meaning.fact && column.identity == member &&
         column.is_period == is_period && is_scaled_so;
}

/// Whether what stands among names or codes is a heading that no table of this program has: 姓名.
bool is_other_heading(std::string_view text) {
  const std::string heading = normal_heading(text);
  return is_one_of(heading, kOtherHeadings) ||
         (is_personal_heading(text, heading) && !is_foot(text) &&
          !ends_with_one(text, kCommunityEndings));
}

}  // namespace

bool is_figure(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos &&
         text.find_first_not_of("0123456789.,-/:% ") == std::string_view::npos;
}

HeadingRow heading_row(const CsvRecord& row, std::size_t id_column,
                       std::span<const TableColumn> columns, const KnownHeadings& known) {
  const std::string_view id =
      id_column < row.cells.size() ? visible(row.cells[id_column]) : std::string_view{};
  // No community is called so, whatever stands beside it.
  const bool names_id = read_heading(id, known).identity.has_value();
  if (!names_id) {
    if (std::any_of(row.cells.begin(), row.cells.end(), is_figure_cell)) return HeadingRow::None;
    if (count_texts(row) > 1 && is_other_heading(id)) return HeadingRow::Other;
  }
  std::size_t headings = 0;
  bool names_communities = false;
  bool all_same = true;
  for (std::size_t i = 0; i < std::max(row.cells.size(), columns.size()); ++i) {
    HeadingMeaning meaning;
    const std::string_view text = i < row.cells.size() ? visible(row.cells[i]) : std::string_view{};
    if (!text.empty()) meaning = read_heading(text, known);
    const bool may_be_id = i == id_column && (meaning.is_known() || meaning.is_ignored);
    names_communities = names_communities || may_be_id ||
                        (meaning.identity && (meaning.identity->member == &Identity::id ||
                                              meaning.identity->member == &Identity::name));
    if (meaning.is_known()) ++headings;
    all_same = all_same && is_same(i < columns.size() ? columns[i] : TableColumn{}, meaning);
  }
  const bool is_enough = names_id || (headings >= kEnoughHeadings && names_communities);
  if (!is_enough) return HeadingRow::None;
  return all_same ? HeadingRow::Same : HeadingRow::Other;
}

}  // namespace cbps::data
