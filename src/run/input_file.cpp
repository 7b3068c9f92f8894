#include "run/input_file.h"

#include <utility>

#include "cbps/audit/assess.h"
#include "cbps/doc/yaml.h"

namespace cbps::run {
namespace {

/// The same messages, with help under the last one.
Diagnostics with_help(Diagnostics found, Message<0> help) {
  std::vector<Diagnostic> all = std::move(found).take();
  Diagnostics result;
  for (Diagnostic& one : all) {
    if (&one == &all.back()) one.note(help);
    result.add(std::move(one));
  }
  return result;
}

}  // namespace

InputFile::InputFile(Input input, const ReadInput& read, const Dictionary& dictionary,
                     data::KeyMemo& keys)
    : input_(std::move(input)) {
  const std::optional<InputBytes> bytes = read(input_, sources_, diagnostics_);
  can_be_read_again_ = bytes && bytes->can_be_read_again;
  if (input_.kind == InputKind::Table) {
    if (!bytes) return;
    table_ = data::TableFile::open(sources_, bytes->file, dictionary, header_, diagnostics_);
    return;
  }
  if (bytes) document_ = doc::read_yaml(sources_, bytes->file, diagnostics_);
  if (document_) profiles_ = data::ProfileFile::open(*document_, dictionary, keys, diagnostics_);
  // Standard input has no ending that would tell what it is.
  if (!profiles_ && input_.is_unnamed) {
    diagnostics_ = with_help(std::move(diagnostics_), Code::HelpInputFormat);
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

void InputEntry::clear(const InputFile& of) {
  file = &of;
  for (auto text : {&data::Identity::id, &data::Identity::name, &data::Identity::province,
                    &data::Identity::city, &data::Identity::county, &data::Identity::street,
                    &data::Identity::group}) {
    (origin.identity.*text).clear();
  }
  origin.span = {};
  origin.places.clear();
  origin.cells = {};
  if (!origin.remarks.empty()) origin.remarks = {};
  if (!diagnostics.empty()) diagnostics = {};
  other_year.reset();
  is_rest = false;
  again.reset();
  place.reset();
}

result::Location InputEntry::source() const {
  result::Location location;
  source(location);
  return location;
}

void InputEntry::source(result::Location& location) const {
  const Place at = place ? *place : file->sources().place(origin.span);
  location.file = file->name();
  location.line = at.line;
  location.column = at.column;
  location.cell.clear();
}

bool YearRule::fits(std::optional<int> year, Span year_place, InputEntry& entry) const {
  const int wanted = calendar.period.year;
  if (!year && source != YearSource::Given && entry.diagnostics.empty()) {
    entry.diagnostics.add(Code::NoPeriod, entry.origin.span);
  }
  if (year && *year != wanted) {
    entry.other_year = year;
    entry.diagnostics.add(Code::OtherPeriod, year_place, std::to_string(*year),
                          std::to_string(wanted));
  }
  // All that is wrong with a community is named at once, as far as its facts can be read without
  // the right year.
  return !entry.other_year && source != YearSource::None;
}

ProfileEntries::ProfileEntries(std::shared_ptr<const InputFile> file, const YearRule& years,
                               data::KeyMemo& keys)
    : file_(std::move(file)), years_(years), keys_(keys) {
  const data::ProfileFile* profiles = file_->profiles();
  count_ = profiles == nullptr ? 1 : profiles->size();
}

bool ProfileEntries::next(Table& table, std::size_t row, InputEntry& entry) {
  if (next_ == count_) return false;
  entry.clear(*file_);
  if (file_->profiles() != nullptr) {
    read(table, row, entry);
  } else {
    entry.is_rest = true;
    entry.diagnostics = file_->diagnostics();
    entry.origin.cells = file_->header();
  }
  ++next_;
  return true;
}

void ProfileEntries::read(Table& table, std::size_t row, InputEntry& entry) {
  const data::ProfileFile& file = *file_->profiles();
  const Calendar& calendar = years_.calendar;
  if (years_.source != YearSource::None && next_ == 0) {
    file.check_shared(calendar, keys_, entry.diagnostics);
    if (!entry.diagnostics.empty()) {
      entry.is_rest = true;
      count_ = 1;
      return;
    }
  }
  entry.origin.span = file.place(next_);
  const auto year = file.year(next_, keys_, entry.diagnostics);
  if (!years_.fits(year, entry.origin.span, entry)) {
    // Who it is can be said; what is said of its facts would be held against the wrong year.
    Diagnostics ignored;
    file.read(next_, calendar, keys_, table, row, entry.origin, ignored);
    return;
  }
  file.read(next_, calendar, keys_, table, row, entry.origin, entry.diagnostics);
}

}  // namespace cbps::run
