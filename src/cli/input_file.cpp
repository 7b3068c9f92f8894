#include "cli/input_file.h"

#include <utility>

#include "cbps/doc/yaml.h"
#include "cli/files.h"

namespace cbps::cli {

InputFile::InputFile(Input input, const Dictionary& dictionary, data::KeyMemo& keys)
    : input_(std::move(input)) {
  if (input_.kind == InputKind::Table) {
    const auto file = map_file(input_.path, sources_, diagnostics_);
    if (file) table_ = data::TableFile::open(sources_, *file, dictionary, header_, diagnostics_);
    return;
  }
  const auto file = read_file(input_.path, doc::Limits{}.file_bytes, sources_, diagnostics_);
  if (file) document_ = doc::read_yaml(sources_, *file, diagnostics_);
  if (document_) profiles_ = data::ProfileFile::open(*document_, dictionary, keys, diagnostics_);
  // Standard input has no ending that would tell what it is.
  if (!profiles_ && input_.path == kStandardInput) {
    diagnostics_.all().back().note(Code::HelpInputFormat);
  }
}

std::optional<int> InputFile::first_year(data::KeyMemo& keys) const {
  // What is wrong is named when the communities are read.
  if (profiles_) {
    for (std::size_t i = 0; i < profiles_->size(); ++i) {
      Diagnostics faults;
      if (const auto year = profiles_->year(i, keys, faults)) return year;
    }
  }
  if (!table_) return std::nullopt;
  data::CsvReader rows = table_->rows();
  data::CsvRecord row;
  while (true) {
    Diagnostics faults;
    const data::CsvFound found = table_->next(rows, row, faults);
    if (found == data::CsvFound::End || found == data::CsvFound::Rest) return std::nullopt;
    if (found == data::CsvFound::Fault) continue;
    if (const auto year = table_->year(row, faults)) return year;
  }
}

bool InputFile::has_several() const {
  if (profiles_) return profiles_->size() > 1;
  if (!table_) return false;
  data::CsvReader rows = table_->rows();
  data::CsvRecord row;
  Diagnostics faults;
  (void)table_->next(rows, row, faults);
  return table_->next(rows, row, faults) != data::CsvFound::End;
}

bool StretchReader::next(Table& table, std::size_t row, InputEntry& entry) {
  if (rest_.count == 0) return false;
  --rest_.count;
  entry = {};
  entry.file = rest_.file;
  entry.row = row;
  const InputFile& file = *rest_.file;
  if (file.table() != nullptr) return next_row(table, entry);
  if (file.profiles() != nullptr) {
    next_profile(table, entry);
  } else {
    entry.diagnostics = file.diagnostics();
    entry.origin.cells = file.header();
  }
  return true;
}

bool StretchReader::fits(std::optional<int> year, Span year_place, InputEntry& entry) const {
  const int wanted = years_.calendar.period.year;
  if (!year && years_.source != YearSource::Given && entry.diagnostics.empty()) {
    entry.diagnostics.add(Code::NoPeriod, entry.origin.span);
  }
  if (year && *year != wanted) {
    entry.other_year = year;
    entry.diagnostics.add(Code::OtherPeriod, year_place,
                          {std::to_string(*year), std::to_string(wanted)});
  }
  // All that is wrong with a community is named at once, as far as its facts can be read without
  // the right year.
  return !entry.other_year && years_.source != YearSource::None;
}

bool StretchReader::next_row(Table& table, InputEntry& entry) {
  const data::TableFile& file = *entry.file->table();
  const data::CsvFound found = file.next(*rest_.rows, record_, entry.diagnostics);
  if (found == data::CsvFound::End) return false;
  data::Origin& origin = entry.origin;
  if (found == data::CsvFound::Rest) {
    origin.cells = data::cells_of(record_);
    return true;
  }
  origin = file.origin(record_);
  if (found == data::CsvFound::Fault) return true;
  const auto year = file.year(record_, entry.diagnostics);
  const data::CsvCell* cell = file.year_cell(record_);
  if (!fits(year, cell == nullptr ? origin.span : cell->span, entry)) return true;
  const eval::Calendar& calendar = years_.calendar;
  file.read(record_, calendar.period, calendar.as_of, table, entry.row, origin, entry.diagnostics);
  return true;
}

void StretchReader::next_profile(Table& table, InputEntry& entry) {
  const data::ProfileFile& file = *entry.file->profiles();
  const eval::Calendar& calendar = years_.calendar;
  if (years_.source != YearSource::None && !std::exchange(shared_checked_, true)) {
    file.check_shared(calendar.period, calendar.as_of, keys_, entry.diagnostics);
    if (!entry.diagnostics.empty()) {
      rest_.count = 0;
      return;
    }
  }
  const std::size_t index = rest_.begin++;
  entry.origin.span = file.place(index);
  const auto year = file.year(index, keys_, entry.diagnostics);
  if (!fits(year, entry.origin.span, entry)) {
    // Who it is can be said; what is said of its facts would be held against the wrong year.
    Diagnostics ignored;
    file.read(index, calendar.period, calendar.as_of, keys_, table, entry.row, entry.origin,
              ignored);
    return;
  }
  file.read(index, calendar.period, calendar.as_of, keys_, table, entry.row, entry.origin,
            entry.diagnostics);
}

}  // namespace cbps::cli
