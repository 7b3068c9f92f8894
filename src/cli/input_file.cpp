#include "cli/input_file.h"

#include <utility>

#include "cbps/doc/yaml.h"
#include "cli/files.h"

namespace cbps::cli {

InputFile::InputFile(std::string path, const Dictionary& dictionary, Sources& sources)
    : path_(std::move(path)), dictionary_(dictionary) {
  const bool is_table = is_table_name(path_);
  const std::size_t limit = is_table ? kMostTableBytes : doc::Limits{}.file_bytes;
  const auto file = read_file(path_, limit, sources, diagnostics_);
  if (!file) return;
  if (is_table) {
    table_ = data::TableFile::open(sources, *file, dictionary, header_, diagnostics_);
    if (table_) rows_ = table_->rows();
    return;
  }
  document_ = doc::read_yaml(sources, *file, diagnostics_);
  if (document_) year_ = data::read_year(*document_, diagnostics_);
  if (diagnostics_.has_errors()) document_.reset();
}

InputYears InputFile::years() const {
  InputYears found;
  const auto add = [&found](std::optional<int> year) {
    if (year) found.years.insert(*year);
    found.some_silent |= !year;
  };
  if (document_) add(year_);
  if (!table_) return found;
  data::CsvReader rows = table_->rows();
  data::CsvRecord row;
  while (true) {
    Diagnostics faults;  // they are named when the rows are read
    const data::CsvFound kind = table_->next(rows, row, faults);
    if (kind == data::CsvFound::End || kind == data::CsvFound::Rest) return found;
    if (kind == data::CsvFound::Fault) continue;
    const auto year = table_->year(row, faults);
    if (faults.empty()) add(year);
  }
}

std::optional<InputEntry> InputFile::next(const eval::Calendar& calendar, bool year_is_given) {
  if (table_) return read_row(calendar, year_is_given);
  if (std::exchange(done_, true)) return std::nullopt;
  if (document_) return read_document(calendar, year_is_given);
  InputEntry entry;
  entry.diagnostics = diagnostics_;
  entry.cells = header_;
  return entry;
}

InputEntry InputFile::read_document(const eval::Calendar& calendar, bool year_is_given) const {
  InputEntry entry;
  const Span place = document_->span(document_->root());
  if (!year_ && !year_is_given) {
    entry.diagnostics.add(Code::NoPeriod, place);
  } else if (year_ && *year_ != calendar.period.year) {
    entry.diagnostics.add(Code::OtherPeriod, place,
                          {std::to_string(*year_), std::to_string(calendar.period.year)});
  } else {
    entry.profile = data::read_profile(*document_, dictionary_, calendar.period, calendar.as_of,
                                       entry.identity, entry.diagnostics);
  }
  return entry;
}

std::optional<InputEntry> InputFile::read_row(const eval::Calendar& calendar, bool year_is_given) {
  InputEntry entry;
  const data::CsvFound kind = table_->next(*rows_, row_, entry.diagnostics);
  if (kind == data::CsvFound::End) return std::nullopt;
  entry.cells = data::cells_of(row_);
  if (kind == data::CsvFound::Rest) return entry;
  entry.identity = table_->identity(row_);
  entry.place = table_->place(row_);
  if (kind == data::CsvFound::Fault) return entry;
  const auto year = table_->year(row_, entry.diagnostics);
  if (year && *year != calendar.period.year) {
    entry.diagnostics.add(Code::OtherPeriod, table_->year_cell(row_)->span,
                          {std::to_string(*year), std::to_string(calendar.period.year)});
    return entry;
  }
  if (!year && entry.diagnostics.empty() && !year_is_given) {
    entry.diagnostics.add(Code::NoPeriod, entry.place);
  }
  // Also where the year is at fault: all that is wrong with a row is named at once.
  entry.profile = table_->profile(row_, calendar.period, calendar.as_of, entry.diagnostics);
  if (!entry.diagnostics.empty()) entry.profile.reset();
  return entry;
}

}  // namespace cbps::cli
