#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "cbps/data/readings.h"
#include "cbps/data/table_file.h"
#include "cbps/data/table_splitter.h"
#include "cbps/value/calendar.h"
#include "cbps/value/table.h"

namespace cbps::data {

/// A table row that is not empty, and its community. The texts are views into the table's text.
struct RowHead {
  std::size_t offset = 0;    ///< where the row begins
  std::uint32_t number = 0;  ///< as `CsvRecord::number`
  std::uint32_t line = 0;    ///< from 1: the line of the text that the row begins in
  /// Its facts are in the table. Otherwise nothing but the three above is said: the row has to be
  /// read from its offset (`TableFile::row_at`) by `TableFile::next`, `year` and `read`.
  bool taken = false;
  /// What is written in another way in the row, without places; nullptr: nothing.
  const Readings* readings = nullptr;

  Span span;    ///< where the row is pointed to as a whole: its id
  Place place;  ///< of `span`, in the text that the table is read from
  std::string_view id, name, province, city, county, street, group;
};

/// The place of byte `offset` of the text, which lies in the row. It is counted from the beginning
/// of the row, because counting the lines of the whole table for one row is too slow.
[[nodiscard]] Place place_in_row(std::string_view text, const RowHead& head, std::size_t offset);

/// Reads the rows of a table straight into columns, many at a time. It takes only rows of which
/// `TableFile` would report no error and no remark, and gives just what `TableFile` would
/// give; it leaves all others to it. What is common is read fast, what is rare (spellings that have
/// to be normalised, blanks inside lists) by the same code that `TableFile` uses.
///
/// Each thread has its own reader; the table outlives it. It allocates no memory for each row.
class ColumnReader {
 public:
  /// Rows that say another year than the period's are not taken, those that say none only where it
  /// may be absent. `as_of` as for `TableFile::read`.
  ColumnReader(const TableFile& table, const Calendar& calendar, bool year_may_be_absent);
  ColumnReader(ColumnReader&& other) noexcept;
  ColumnReader& operator=(ColumnReader&& other) noexcept;
  ~ColumnReader();

  /// Moves the reader to the first row of a chunk.
  void start(const TableChunk& chunk);

  /// Reads the next rows, at most `most`. `facts` is cleared; its row i is what head i says, it has
  /// as many rows as there are heads. Good until the next call. Empty: the chunk is at its end.
  ///
  /// The rows of a chunk that is not plain are only found, none of them is taken. After a row
  /// that `TableFile::next` finds to be `CsvFound::Rest` there are none.
  [[nodiscard]] std::span<const RowHead> next(Table& facts, std::size_t most);

 private:
  class Reader;
  std::unique_ptr<Reader> reader_;
};

}  // namespace cbps::data
