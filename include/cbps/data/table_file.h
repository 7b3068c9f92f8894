#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "cbps/data/csv.h"
#include "cbps/data/profile.h"
#include "cbps/data/reading_options.h"

/// A table, a community a row: its header once, then row by row what a profile in YAML gives.
namespace cbps::data {

class PersonalData;

/// The content of a column. Cells of a column without a heading must be empty.
struct TableColumn {
  std::optional<FieldId> fact;
  std::string Identity::*identity = nullptr;
  bool is_period = false;
  bool is_unknown = false;  ///< the heading stands for nothing here: its cells are not read

  [[nodiscard]] bool has_heading() const {
    return fact || identity != nullptr || is_period || is_unknown;
  }
};

class TableFile {
 public:
  /// Reads the header; what leaves nothing to be read is reported. Nothing then, or if no row
  /// follows. `header` gets its cells, so that faults can be told by their cell. Sources and
  /// dictionary outlive the table.
  [[nodiscard]] static std::optional<TableFile> open(const Sources& sources, FileId file,
                                                     const Dictionary& dictionary, RowCells& header,
                                                     Diagnostics& diagnostics,
                                                     ReadingOptions options = {});

  /// Errors of the header that take only a column.
  [[nodiscard]] const Diagnostics& faults() const { return faults_; }
  [[nodiscard]] const RowCells& header() const { return header_; }

  [[nodiscard]] const Dictionary& dictionary() const { return *dictionary_; }
  /// What the cells of every row hold, in order.
  [[nodiscard]] const std::vector<TableColumn>& columns() const { return columns_; }

  /// What is remarked upon the row with this number, whatever it says.
  [[nodiscard]] const Diagnostics& remarks(std::uint32_t number) const;

  /// A reader at the first row.
  [[nodiscard]] CsvReader rows() const { return first_row_; }
  /// A reader at the row that begins at byte `offset`; `number` is the number of its record.
  [[nodiscard]] CsvReader row_at(std::size_t offset, std::uint32_t number) const {
    return first_row_.at(offset, number - 1);
  }

  /// The next row that is not empty, with as many cells as the header has: empty cells beyond these
  /// are taken off, and cells that are missing at its end are empty ones. A row with more to say
  /// than the header has columns is a fault, and so is one of a single cell that is no code.
  [[nodiscard]] CsvFound next(CsvReader& rows, CsvRecord& row, Diagnostics& diagnostics) const;

  /// The cell of the year, where the row gives one.
  [[nodiscard]] const CsvCell* year_cell(const CsvRecord& row) const;

  /// The year a row says it is for. Nothing (and no message) where it says none.
  [[nodiscard]] std::optional<int> year(const CsvRecord& row, Diagnostics& diagnostics) const;

  /// The identity, the span and the cells of a row; `places` is empty until `read`.
  [[nodiscard]] Origin origin(const CsvRecord& row) const;

  /// Reads the facts of a row that `next` found to be a record into a row of `table`; as
  /// `ProfileFile::read`, but that `origin` is the row's already.
  void read(const CsvRecord& record, const Calendar& calendar, Table& table, std::size_t row,
            Origin& origin, Diagnostics& diagnostics) const;

 private:
  TableFile(const Dictionary& dictionary, CsvReader first_row, RowCells header,
            std::vector<TableColumn> columns, Diagnostics faults, Diagnostics remarks,
            ReadingOptions options);
  /// Who the row speaks of, by street and name if it has no id. `diagnostics` gets what leaves
  /// nobody.
  [[nodiscard]] Identity identity(const CsvRecord& row, Diagnostics& faults, Diagnostics& remarks,
                                  Diagnostics& diagnostics) const;
  /// Makes a row as long as the header. False, and a message: it cannot be told which cell belongs
  /// to which column.
  [[nodiscard]] bool fit_cells(CsvRecord& row, Diagnostics& diagnostics) const;
  Diagnostic& ragged(const CsvRecord& row, Span place, Diagnostics& diagnostics) const;
  /// The place that messages about a whole row point to: its id, or what is in its place.
  [[nodiscard]] Span place(const CsvRecord& row) const;

  const Dictionary* dictionary_;
  CsvReader first_row_;
  RowCells header_;
  std::vector<TableColumn> columns_;
  Diagnostics faults_;
  ReadingOptions options_;
  Diagnostics remarks_;             ///< about the header; they are told with the first row
  std::uint32_t first_number_ = 0;  ///< of the first row
  std::size_t id_column_ = 0;
  std::optional<std::size_t> period_column_;
};

/// The positions of the cells of a row.
[[nodiscard]] RowCells cells_of(const CsvRecord& row);

}  // namespace cbps::data
