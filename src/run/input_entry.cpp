#include "run/input_entry.h"

#include <algorithm>
#include <span>
#include <string>
#include <utility>

#include "cbps/audit/assess.h"

namespace cbps::run {

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
  for (Diagnostics* all :
       {&origin.remarks, &origin.faults, &diagnostics, &input_faults, &input_remarks}) {
    if (!all->empty()) *all = {};
  }
  origin.contradicted.clear();
  origin.readings.clear();
  input_readings.clear();
  header = {};
  stated_year.reset();
  has_other_year = false;
  is_rest = false;
  is_passed_over = false;
  is_first = false;
  again.reset();
  place.reset();
}

result::Location InputEntry::source() const {
  result::Location location;
  source(location);
  return location;
}

void InputEntry::source(result::Location& location) const {
  const Sources& sources = file->sources();
  // The row's own place is one in the text that was read: of a form, that is not the file's.
  const bool is_known = place && !sources.is_derived(origin.span.file);
  const bool is_sheet = !sources.sheet(origin.span.file).empty();
  const Place at = is_known && !is_sheet ? *place : sources.place(origin.span);
  location.file = file->name();
  location.line = at.line;
  location.column = at.column;
  location.cell.clear();
  if (is_sheet) location.cell = sources.cell(origin.span);
}

void InputEntry::reject_for_faults() {
  if (is_rest || is_passed_over) return;
  diagnostics.append(std::exchange(origin.faults, {}));
  // A key of all communities is a key of each.
  if (const data::TableFile* table = file->table()) diagnostics.append(table->faults());
}

result::Rejected rejected(const InputEntry& entry) {
  const Sources& sources = entry.file->sources();
  result::Rejected rejected{entry.origin.identity.id, entry.source(), {}, entry.is_rest};
  Diagnostics all = entry.diagnostics;
  all.append(entry.origin.faults);
  const std::span<const Diagnostic> faults = all.all();
  const auto listed = faults.first(std::min(faults.size(), result::kMostFaults));
  rejected.diagnostics = audit::remarks(listed, sources, entry.origin.cells);
  if (listed.size() < faults.size()) {
    const Diagnostic more = diagnostic(Code::MoreFaults, listed.back().span,
                                       std::to_string(faults.size() - listed.size()));
    rejected.diagnostics.push_back(audit::remark(more, sources, entry.origin.cells));
  }
  return rejected;
}

bool YearRule::fits(std::optional<int> year, Span year_place, InputEntry& entry) const {
  const int wanted = calendar.period.year;
  entry.stated_year = year;
  if (!year && source != YearSource::Given && entry.diagnostics.empty()) {
    Diagnostic& missing = entry.diagnostics.add(Code::NoPeriod, entry.origin.span);
    const data::TableFile* table = entry.file->table();
    if (table != nullptr && table->year_may_be_merged()) missing.note(Code::HelpMerged);
  }
  const bool may_be_any = source == YearSource::None || source == YearSource::Stated;
  if (year && !may_be_any && *year != wanted) {
    entry.has_other_year = true;
    entry.diagnostics.add(Code::OtherPeriod, year_place, std::to_string(*year),
                          std::to_string(wanted));
  }
  // All that is wrong with a community is named at once, as far as its facts can be read without
  // the right year.
  return !entry.has_other_year && source != YearSource::None;
}

}  // namespace cbps::run
