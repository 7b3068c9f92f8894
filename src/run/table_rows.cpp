#include "run/table_rows.h"

#include <optional>
#include <utility>

#include "cbps/value/unreachable.h"

namespace cbps::run {
namespace {

/// What is counted of a row that is no community; nothing of one that is.
std::optional<ReadingKind> passed_over(data::RowKind kind) {
  switch (kind) {
    case data::RowKind::Community:
    case data::RowKind::OtherTable: return std::nullopt;  // what ends a table is told
    case data::RowKind::Headings: return ReadingKind::HeadingsAgain;
    case data::RowKind::Total: return ReadingKind::Totals;
    case data::RowKind::Foot: return ReadingKind::Feet;
  }
  unreachable();
}

}  // namespace

TableRows::TableRows(std::shared_ptr<const InputFile> file, const YearRule& years)
    : file_(std::move(file)),
      years_(years),
      columns_(*file_->table(), years.calendar, years.source == YearSource::Given),
      again_(file_->table()->dictionary(), 1) {}

void TableRows::start(const data::TableChunk& chunk) {
  columns_.start(chunk);
  is_first_ = chunk.begin == file_->table()->rows().offset();
  ended_ = false;
}

std::size_t TableRows::next(Table& table, std::span<InputEntry> entries) {
  if (ended_) return 0;
  std::size_t row = 0;
  for (const data::RowHead& head : columns_.next(table, entries.size())) {
    InputEntry& entry = entries[row];
    entry.clear(*file_);
    if (std::exchange(is_first_, false)) {
      entry.is_first = true;
      entry.input_faults = file_->table()->faults();
      entry.input_remarks = file_->remarks();
      entry.input_readings = file_->table()->readings();
      entry.header = file_->table()->header();
    }
    if (head.taken) {
      take(head, entry);
    } else {
      read(head, table, row, entry);
    }
    ++row;
    ended_ = entry.is_rest;
    if (ended_) break;
  }
  return row;
}

void TableRows::take(const data::RowHead& head, InputEntry& entry) const {
  data::Identity& identity = entry.origin.identity;
  identity.id = head.id;
  identity.name = head.name;
  identity.province = head.province;
  identity.city = head.city;
  identity.county = head.county;
  identity.street = head.street;
  identity.group = head.group;
  entry.origin.span = head.span;
  if (head.readings != nullptr) entry.origin.readings = *head.readings;
  entry.place = head.place;
  entry.again = {head.offset, head.number};
  if (years_.source != YearSource::Given) entry.stated_year = years_.calendar.period.year;
}

void TableRows::read(const data::RowHead& head, Table& table, std::size_t row, InputEntry& entry) {
  const data::TableFile& file = *file_->table();
  data::CsvReader rows = file.row_at(head.offset, head.number);
  data::RowKind kind{};
  const data::CsvFound found = file.next(rows, record_, kind, entry.diagnostics);
  data::Origin& origin = entry.origin;
  if (found == data::CsvFound::Record) {
    if (const auto reading = passed_over(kind)) {
      origin.cells = data::cells_of(record_);
      origin.readings.add(*reading, 1, record_.span);
      entry.is_passed_over = true;
      return;
    }
  }
  if (found == data::CsvFound::Rest) {
    origin.cells = data::cells_of(record_);
    entry.is_rest = true;
    return;
  }
  origin = file.origin(record_);
  entry.place = data::place_in_row(rows.text(), head, origin.span.begin);
  if (found == data::CsvFound::Fault) return;
  const auto year = file.year(record_, entry.diagnostics);
  if (!years_.fits(year, file.year_place(record_).value_or(origin.span), entry)) return;
  file.read(record_, years_.calendar_of(year), table, row, origin, entry.diagnostics);
}

void TableRows::find_places(InputEntry& entry) {
  if (!entry.again) return;
  const data::TableFile& file = *file_->table();
  data::CsvReader rows = file.row_at(entry.again->offset, entry.again->number);
  entry.again.reset();
  Diagnostics none;
  data::RowKind kind{};
  if (file.next(rows, record_, kind, none) != data::CsvFound::Record) {
    // The file was changed since the row was read, and is named for that: nobody knows the places.
    entry.origin.places.assign(file.dictionary().fields.size(), {});
    return;
  }
  entry.origin = file.origin(record_);
  again_.clear(1);
  const Calendar& calendar = years_.calendar;
  file.read(record_, calendar, again_, 0, entry.origin, none);
}

}  // namespace cbps::run
