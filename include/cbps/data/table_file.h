#pragma once

#include <cstddef>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/data/csv.h"
#include "cbps/data/profile.h"
#include "cbps/data/reading_options.h"

/// A table, a community a row: its header once, then row by row what a profile in YAML gives.
namespace cbps::data {

class PersonalData;
struct Text;
struct KnownHeadings;
enum class HeadingRow : std::uint8_t;
struct TableMap;
struct TableUnit;
struct ColumnWords;
struct TableHeader;
struct TableLayout;

/// The content of a column. Cells of a column without a heading must be empty.
struct TableColumn {
  std::optional<FieldId> fact;
  std::string Identity::*identity = nullptr;
  bool is_period = false;
  bool is_ignored = false;   ///< the heading stands for nothing here: its cells are not read
  bool counts_rows = false;  ///< of these, one of running numbers
  bool is_invalid = false;   ///< the fact is none in every row: the heading says so
  unsigned power = 0;        ///< as `HeadingMeaning::power`, of numbers without a unit
  /// What the cells say for what the map of the table reads; nullptr: they are read as they stand.
  const ColumnWords* words = nullptr;

  [[nodiscard]] bool has_heading() const {
    return fact || identity != nullptr || is_period || is_ignored;
  }
};

/// What every row says of a fact, or of a community, that has no column.
struct TableConstant {
  std::optional<FieldId> fact;
  std::string Identity::*identity = nullptr;  ///< neither: the period
  std::string_view text;
  Span place;  ///< in the map

  [[nodiscard]] bool is_period() const { return !fact && identity == nullptr; }
};

/// What a row of a table that is not empty is.
enum class RowKind : std::uint8_t {
  Community,
  Headings,  ///< the headings or titles again, where files were joined
  Total,
  Foot,        ///< remarks, titles of sections, and who filled the table in
  OtherTable,  ///< the headings of another table, or its title: nothing more is read
};

class TableFile {
 public:
  /// Reads the header; what leaves nothing to be read is reported. Nothing then, or if no row
  /// follows. `header` gets its cells, so that faults can be told by their cell. A text that has to
  /// be rewritten before it can be read is added to the sources. Sources and dictionary outlive the
  /// table.
  [[nodiscard]] static std::optional<TableFile> open(Sources& sources, FileId file,
                                                     const Dictionary& dictionary, RowCells& header,
                                                     Diagnostics& diagnostics,
                                                     const InputOptions& options = {});

  /// Errors of the header that take only a column.
  [[nodiscard]] const Diagnostics& faults() const { return faults_; }
  /// Remarks on the header.
  [[nodiscard]] const Diagnostics& remarks() const { return remarks_; }
  [[nodiscard]] const RowCells& header() const { return header_; }
  /// In what other way than this program's own tables it is laid out.
  [[nodiscard]] const Readings& readings() const { return readings_; }

  [[nodiscard]] const Dictionary& dictionary() const { return *dictionary_; }
  /// What the cells of every row hold, in order.
  [[nodiscard]] const std::vector<TableColumn>& columns() const { return columns_; }
  /// What every row says beside its cells.
  [[nodiscard]] const std::vector<TableConstant>& constants() const { return constants_; }

  /// A reader at the first row.
  [[nodiscard]] CsvReader rows() const { return first_row_; }
  /// A reader at the row that begins at byte `offset`; `number` is the number of its record.
  [[nodiscard]] CsvReader row_at(std::size_t offset, std::uint32_t number) const {
    return first_row_.at(offset, number - 1);
  }

  /// The next row that is not empty. A row of a community has as many cells as the header: empty
  /// cells beyond these are taken off, and cells that are missing at its end are empty ones. A row
  /// with more to say than the header has columns is a fault, unless it is one of a sheet, where
  /// each cell has its column; and so is one of a single cell that is no code. A row that is no
  /// community is a record as it stands. `kind` says what it is. Where another table begins below,
  /// `row` is its headings, which are told with what is left out.
  [[nodiscard]] CsvFound next(CsvReader& rows, CsvRecord& row, RowKind& kind,
                              Diagnostics& diagnostics) const;

  /// What a row that is not empty is, going by its code or, without one, by its texts and the rows
  /// below.
  [[nodiscard]] RowKind kind_of(const CsvRecord& row) const;
  /// Whether an id tells by itself that its row is a community. May be false for others of them.
  [[nodiscard]] bool is_of_community(std::string_view id) const;

  /// Where the year of a row stands, if the row, or the map for all rows, gives one.
  [[nodiscard]] std::optional<Span> year_place(const CsvRecord& row) const;

  /// The year a row says it is for. Nothing (and no message) where it says none.
  [[nodiscard]] std::optional<int> year(const CsvRecord& row, Diagnostics& diagnostics) const;

  /// Whether the first community says its year, so that others which do not may stand in merged
  /// cells.
  [[nodiscard]] bool year_may_be_merged() const;

  /// The identity, the span and the cells of a row; `places` is empty until `read`.
  [[nodiscard]] Origin origin(const CsvRecord& row) const;

  /// Reads the facts of a row that `next` found to be a record into a row of `table`; as
  /// `ProfileFile::read`, but that `origin` is the row's already.
  void read(const CsvRecord& record, const Calendar& calendar, Table& table, std::size_t row,
            Origin& origin, Diagnostics& diagnostics) const;

 private:
  TableFile(const Dictionary& dictionary, TableLayout layout, TableHeader header,
            const InputOptions& options);
  /// Who the row speaks of, by street and name if it has no id. `diagnostics` gets what leaves
  /// nobody.
  [[nodiscard]] Identity identity(const CsvRecord& row, Diagnostics& faults, Diagnostics& remarks,
                                  Diagnostics& diagnostics) const;
  /// False, and a message: what stands below the table is the unit of columns that were read in
  /// another one.
  [[nodiscard]] bool fits_unit(const TableUnit& unit, Diagnostics& diagnostics) const;
  /// Makes a row as long as the header. False, and a message: it cannot be told which cell belongs
  /// to which column.
  [[nodiscard]] bool fit_cells(CsvRecord& row, Diagnostics& diagnostics) const;
  Diagnostic& ragged(const CsvRecord& row, Span place, Diagnostics& diagnostics) const;
  /// What a cell says: what stands in it, or what its words in the map stand for.
  [[nodiscard]] Text text_of(const CsvRecord& row, std::size_t column) const;
  /// The year that a row gives, as it is written: once for each column of it that says something.
  [[nodiscard]] std::vector<Text> year_texts(const CsvRecord& row) const;
  /// What a row says that its community is known by; empty: nothing.
  [[nodiscard]] std::string_view known_by(const CsvRecord& row) const;
  [[nodiscard]] bool has_ids() const;
  [[nodiscard]] bool has_code(const CsvRecord& row) const;
  [[nodiscard]] KnownHeadings known() const;
  /// Of a row without a code.
  [[nodiscard]] HeadingRow heading_row_of(const CsvRecord& row) const;
  /// Whether the headings of another table stand in one of the next rows below a row.
  [[nodiscard]] bool is_title_of_other_table(const CsvRecord& row) const;
  [[nodiscard]] bool may_be_title(const CsvRecord& row) const;
  /// Moves `row` to the headings of the table that begins there, and says what is left out.
  void name_other_table(CsvRecord& row, Diagnostics& diagnostics) const;
  [[nodiscard]] std::string_view name_in(const CsvRecord& row) const;
  /// Whether a row is a community by its name although the text of a column is a total's.
  [[nodiscard]] bool names_community_in_total(const CsvRecord& row, std::size_t column) const;
  /// The same where the text of the column is one that stands below tables.
  [[nodiscard]] bool names_community_in_foot(const CsvRecord& row, std::size_t column) const;
  [[nodiscard]] bool begins_row(std::size_t column) const;
  /// Whether a row without a code says nothing but its first text, which is no community then.
  [[nodiscard]] bool is_section(const CsvRecord& row) const;
  /// Remembers which columns that are often merged are filled in the first row of a community.
  void note_first_row(const CsvRecord& row);
  /// Remarks on cells that say nothing of where a community without a code lies, although the first
  /// row says it.
  void remark_on_merged(const CsvRecord& row, Diagnostics& remarks) const;
  /// Whether a row of the head is there again.
  [[nodiscard]] bool repeats_head(const CsvRecord& row) const;
  /// The first column of ids in which a row says something; of names, where there are no ids.
  [[nodiscard]] std::size_t id_column(const CsvRecord& row) const;
  /// The place that messages about a whole row point to: its id, or what is in its place.
  [[nodiscard]] Span place(const CsvRecord& row) const;

  const Dictionary* dictionary_;
  std::shared_ptr<const TableMap> map_;  ///< the columns and constants point into it
  CsvReader first_row_;
  RowCells header_;
  std::vector<TableColumn> columns_;
  std::vector<TableConstant> constants_;
  Diagnostics faults_;
  Readings readings_;
  /// The texts of the rows down to the headings, without blanks around them.
  std::vector<std::vector<std::string>> head_;
  bool is_of_sheet_ = false;       ///< cells cannot have moved into other columns
  bool has_code_in_head_ = false;  ///< a row of it may look like a community's
  ReadingOptions options_;
  Diagnostics remarks_;
  std::uint32_t first_number_ = std::numeric_limits<std::uint32_t>::max();  ///< of the first row
  std::size_t id_column_ = 0;  ///< the first one; of the names, where there are no ids
  std::vector<std::size_t> period_columns_;
  std::vector<std::size_t> filled_first_;  ///< columns, as `note_first_row` says
};

/// The positions of the cells of a row.
[[nodiscard]] RowCells cells_of(const CsvRecord& row);

}  // namespace cbps::data
