#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/data/column_reader.h"
#include "cbps/data/table_file.h"
#include "cbps/value/date.h"
#include "cbps/value/reading.h"
#include "data/fast/cell_grid.h"

namespace cbps::data {

/// Reads what a row of a grid says beside its facts.
class HeadReader {
 public:
  HeadReader(const TableFile& file, Period period, bool year_may_be_absent);

  /// Whether a row may be empty, going by its id: then somebody has to look at all of it.
  [[nodiscard]] bool may_be_empty(const CellGrid& grid, std::size_t row) const;

  /// Whether a row has a code, so that it is no heading and no title. May be false for others.
  [[nodiscard]] bool has_code(const CellGrid& grid, std::size_t row) const;

  /// Fills in who the row speaks of, and adds to `kinds` what is written in another way. False:
  /// `TableFile` might say something of it.
  [[nodiscard]] bool read(const CellGrid& grid, std::size_t row, RowHead& head,
                          ReadingKinds& kinds);

 private:
  struct IdentityColumn {
    std::size_t cell = 0;
    std::string_view RowHead::*text = nullptr;
    std::string_view last;  ///< of the row before: neighbours often share it
    bool is_again = false;  ///< a column before it gives the same text
  };
  void add_column(std::size_t cell, std::string_view RowHead::*text);
  [[nodiscard]] bool read_identity(const GridCell& cell, IdentityColumn& column, RowHead& head);
  [[nodiscard]] bool has_right_year(const CellGrid& grid, std::size_t row, ReadingKinds& kinds);
  void point_to_id(bool is_quoted, RowHead& head) const;

  const TableFile& file_of_;
  std::string_view text_;
  FileId file_;
  std::vector<IdentityColumn> identity_;
  std::vector<std::size_t> without_heading_;
  std::size_t id_cell_ = 0;
  std::vector<std::size_t> year_cells_;
  Period period_;
  std::string year_;
  std::string_view other_year_;  ///< another spelling of it that was met last
  ReadingKinds other_year_kinds_;
  bool year_may_be_absent_;
};

}  // namespace cbps::data
