#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "cbps/data/csv.h"
#include "cbps/data/profile.h"

/// A table, a community a row: its header once, then row by row what a profile in YAML gives.
namespace cbps::data {

/// The content of a column. Cells of a column without a heading must be empty.
struct TableColumn {
  std::optional<FieldId> fact;
  std::string Identity::*identity = nullptr;
  bool is_period = false;
  bool is_unknown = false;  ///< the heading stands for nothing: its cells are not read

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
                                                     Diagnostics& diagnostics);

  /// Errors of the header that take only a column.
  [[nodiscard]] const Diagnostics& faults() const { return faults_; }
  [[nodiscard]] const RowCells& header() const { return header_; }

  [[nodiscard]] const Dictionary& dictionary() const { return *dictionary_; }
  /// What the cells of every row hold, in order.
  [[nodiscard]] const std::vector<TableColumn>& columns() const { return columns_; }

  /// A reader at the first row.
  [[nodiscard]] CsvReader rows() const { return first_row_; }
  /// A reader at the row that begins at byte `offset`; `number` is the number of its record.
  [[nodiscard]] CsvReader row_at(std::size_t offset, std::uint32_t number) const {
    return first_row_.at(offset, number - 1);
  }

  /// The next row that is not empty, with as many cells as the header has.
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
            std::vector<TableColumn> columns, Diagnostics faults);
  /// Who the row speaks of, as far as it says so.
  [[nodiscard]] Identity identity(const CsvRecord& row) const;
  /// The place that messages about a whole row point to: its id.
  [[nodiscard]] Span place(const CsvRecord& row) const;

  const Dictionary* dictionary_;
  CsvReader first_row_;
  RowCells header_;
  std::vector<TableColumn> columns_;
  Diagnostics faults_;
  std::size_t id_column_ = 0;
  std::optional<std::size_t> period_column_;
};

/// The positions of the cells of a row.
[[nodiscard]] RowCells cells_of(const CsvRecord& row);

}  // namespace cbps::data
