#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "cbps/value/bitmap.h"
#include "cbps/value/date.h"
#include "cbps/value/dictionary.h"

namespace cbps {

/// The values of one fact for the rows of a batch. If the `known` bit of a row is not set, no
/// value was given; the stored value is then arbitrary (kernels compute with it and discard the
/// result), but a bool is still 0 or 1.
///
/// bool 0 or 1 · int and decimal in units of the field's scale · choice the option's index · date
/// the day number · set bits of its parts · dates the number of dates, which stand in `days`.
struct Column {
  std::vector<std::int64_t> values;
  Bitmap known;

  /// Dates only: those of row r are the `values[r]` days from `days[day_begin[r]]`, ascending, none
  /// after `as_of`. Rows that were not given have 0 of them.
  std::vector<std::int32_t> days;
  std::vector<std::uint32_t> day_begin;  ///< at least one more than there are rows
};

/// A batch of communities with one column per field, in the order of the dictionary.
class Table {
 public:
  Table(const Dictionary& dictionary, std::size_t rows);

  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] const Column& column(FieldId field) const {
    return columns_[static_cast<std::size_t>(field)];
  }
  [[nodiscard]] bool known(FieldId field, std::size_t row) const {
    return column(field).known.test(row);
  }
  /// The dates of a known fact of type dates, ascending.
  [[nodiscard]] std::span<const std::int32_t> days(FieldId field, std::size_t row) const;

  /// Resizes to `rows` rows and makes all their values unknown. Memory is kept, and allocated only
  /// if the table never had so many rows before.
  void clear(std::size_t rows);
  /// Removes the rows from index `rows` on. None of their values may have been set.
  void cut(std::size_t rows) { rows_ = rows; }

  void set(FieldId field, std::size_t row, std::int64_t value) {
    Column& column = columns_[static_cast<std::size_t>(field)];
    column.values[row] = value;
    column.known.set(row);
  }
  /// `dates` need not be sorted. A row is set at most once.
  void set_dates(FieldId field, std::size_t row, std::span<const Date> dates);

  /// For a reader that fills many rows of a column at once. It must keep the invariants of
  /// `Column`.
  [[nodiscard]] Column& fill(FieldId field) { return columns_[static_cast<std::size_t>(field)]; }

 private:
  std::size_t rows_;
  std::vector<Column> columns_;
};

}  // namespace cbps
