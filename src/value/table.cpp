#include "cbps/value/table.h"

#include <algorithm>

namespace cbps {

Table::Table(const Dictionary& dictionary, std::size_t rows)
    : rows_(rows), columns_(dictionary.fields.size()) {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (dictionary.fields[i].type.kind == Kind::Dates) columns_[i].day_begin.resize(rows + 1);
  }
  clear(rows);
}

void Table::clear(std::size_t rows) {
  rows_ = rows;
  if (has_invalid_) {
    for (Column& column : columns_) column.invalid = {};
    has_invalid_ = false;
  }
  for (Column& column : columns_) {
    column.known.clear(rows);
    if (column.values.size() < rows) column.values.resize(rows);
    if (column.day_begin.empty()) continue;
    std::fill(column.values.begin(), column.values.end(), 0);
    column.days.clear();
    column.day_begin.assign(column.values.size() + 1, 0);
  }
}

std::span<const std::int32_t> Table::days(FieldId field, std::size_t row) const {
  const Column& dates = column(field);
  return std::span(dates.days)
      .subspan(dates.day_begin[row], static_cast<std::size_t>(dates.values[row]));
}

void Table::set_dates(FieldId field, std::size_t row, std::span<const Date> dates) {
  Column& column = columns_[static_cast<std::size_t>(field)];
  const std::size_t begin = column.days.size();
  column.day_begin[row] = static_cast<std::uint32_t>(begin);
  for (const Date date : dates) column.days.push_back(date.days);
  std::sort(column.days.begin() + static_cast<std::ptrdiff_t>(begin), column.days.end());
  set(field, row, static_cast<std::int64_t>(dates.size()));
}

void Table::copy(std::size_t row, const Table& other, std::size_t of) {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const auto field = static_cast<FieldId>(i);
    if (other.invalid(field, of)) {
      set_invalid(field, row);
    } else if (!other.known(field, of)) {
      continue;
    } else if (columns_[i].day_begin.empty()) {
      set(field, row, other.columns_[i].values[of]);
    } else {
      std::vector<Date> dates;
      for (const std::int32_t day : other.days(field, of)) dates.push_back(Date{day});
      set_dates(field, row, dates);
    }
  }
}

void Table::reset(FieldId field, std::size_t row) {
  Column& column = columns_[static_cast<std::size_t>(field)];
  column.known.reset(row);
  if (!column.invalid.empty()) column.invalid.reset(row);
  if (!column.day_begin.empty()) column.values[row] = 0;
}

void Table::set_invalid(FieldId field, std::size_t row) {
  Column& column = columns_[static_cast<std::size_t>(field)];
  if (column.invalid.empty()) column.invalid.clear(column.values.size());
  column.invalid.set(row);
  column.known.reset(row);
  if (!column.day_begin.empty()) column.values[row] = 0;
  has_invalid_ = true;
}

}  // namespace cbps
