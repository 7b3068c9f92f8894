#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/data/csv.h"
#include "cbps/data/row_cells.h"
#include "cbps/value/reading.h"
#include "data/table/above_table.h"
#include "data/table/heading.h"
#include "data/table/lying_table.h"

namespace cbps::data {

/// Where a table begins in a text, and what its columns are called.
struct TableLayout {
  /// A reader at the first row below the headings and what belongs to them, which knows what stands
  /// between cells.
  CsvReader rows;
  /// The headings, one a column. Where they take two rows it is the lower one, with the heading of
  /// the group and a point in front of what needs it. Units from a row of their own stand behind.
  CsvRecord headings;
  /// The texts, without blanks around them, of the rows that are not empty, from the first to the
  /// headings: files that were joined have them again.
  std::vector<std::vector<std::string>> head;
  std::size_t titles = 0;  ///< how many of these are no headings, numbers of columns included
  Span first_title;
  AboveTable above;  ///< what the titles say
  /// In what other way than this program's own tables it is laid out, titles apart.
  ReadingKinds kinds;
};

/// The text that a table is looked for in.
struct TableText {
  FileId file = FileId::None;
  bool lies = false;  ///< as `CsvForm::lies`
};

/// Looks for the headings of a table: the first of the first 30 rows in which three are known, or
/// all that there are; else the row with most of them, if one says who the communities are. Where
/// the map names the row, it is that one. What stands between cells is tried in turn.
class LayoutSearch {
 public:
  /// Sources, dictionary and map outlive it.
  LayoutSearch(const Sources& sources, TableText where, const KnownHeadings& known);
  LayoutSearch(LayoutSearch&& other) noexcept;
  LayoutSearch& operator=(LayoutSearch&& other) noexcept;
  ~LayoutSearch();

  /// Whether a row has enough headings.
  [[nodiscard]] bool has_headings() const;
  /// The best layout. A message, and nothing, where no row has headings or the one that has them
  /// cannot be read; `cells` gets those of the row that is meant.
  [[nodiscard]] std::optional<TableLayout> layout(RowCells& cells, Diagnostics& diagnostics) &&;

 private:
  class Candidate;
  void no_such_row(Diagnostics& diagnostics) const;

  KnownHeadings known_;
  FileId file_;
  std::string path_;
  std::string sheet_;                ///< of a workbook; empty: the text is none
  std::unique_ptr<Candidate> best_;  ///< nullptr: the text has no rows
};

/// The same in a table that lay on its side. `file` becomes that of the text that stands; what
/// `stood` has of it is moved there.
[[nodiscard]] LayoutSearch search_stood(Sources& sources, FileId& file, StoodTable& stood,
                                        const KnownHeadings& known);

}  // namespace cbps::data
