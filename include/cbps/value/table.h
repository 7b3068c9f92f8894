#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "cbps/value/bitmap.h"
#include "cbps/value/date.h"
#include "cbps/value/dictionary.h"

namespace cbps {

/// The values of one fact for the rows of a batch. If the `known` bit of a row is not set, there is
/// no value that can be used; the stored value is then arbitrary (kernels compute with it and
/// discard the result), but a bool is still 0 or 1.
///
/// bool 0 or 1 · int and decimal in units of the field's scale · choice the option's index · date
/// the day number · set bits of its parts · dates the number of dates, which stand in `days`.
struct Column {
  std::vector<std::int64_t> values;
  Bitmap known;
  /// Rows where a value was given that cannot be used: it cannot be read, lies outside its range or
  /// contradicts another one. None of them is known. Empty if there is no such row in the batch.
  Bitmap invalid;

  /// Dates only: those of row r are the `values[r]` days from `days[day_begin[r]]`, ascending, none
  /// after `as_of`. Rows that are not known have 0 of them.
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
  [[nodiscard]] bool invalid(FieldId field, std::size_t row) const {
    const Bitmap& rows = column(field).invalid;
    return !rows.empty() && rows.test(row);
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
  /// `dates` need not be sorted.
  void set_dates(FieldId field, std::size_t row, std::span<const Date> dates);

  /// Gives `row` the facts that row `of` of another table of the same dictionary has. Nothing of
  /// the row may have been set.
  void copy(std::size_t row, const Table& other, std::size_t of);

  /// Nothing was given, as before anything was set.
  void reset(FieldId field, std::size_t row);
  /// A value was given that cannot be used. The row is no longer known.
  void set_invalid(FieldId field, std::size_t row);

  /// For a reader that fills many rows of a column at once. It must keep the invariants of
  /// `Column`.
  [[nodiscard]] Column& fill(FieldId field) { return columns_[static_cast<std::size_t>(field)]; }

 private:
  std::size_t rows_;
  std::vector<Column> columns_;
  bool has_invalid_ = false;  ///< a column may have rows that are invalid
};

}  // namespace cbps
