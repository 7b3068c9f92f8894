#include "run/profile_entries.h"

#include <utility>

namespace cbps::run {

ProfileEntries::ProfileEntries(std::shared_ptr<const InputFile> file, const YearRule& years,
                               data::KeyMemo& keys)
    : file_(std::move(file)), years_(years), keys_(keys) {
  const data::ProfileFile* profiles = file_->profiles();
  count_ = profiles == nullptr ? 1 : profiles->size();
}

bool ProfileEntries::next(Table& table, std::size_t row, InputEntry& entry) {
  if (next_ == count_) return false;
  entry.clear(*file_);
  entry.is_first = next_ == 0;
  if (const InputFile::Unreadable* why = file_->unreadable()) {
    entry.is_rest = true;
    entry.diagnostics = why->diagnostics;
    entry.origin.cells = why->header;
  } else {
    read(table, row, entry);
  }
  ++next_;
  return true;
}

/// What several communities share is read by the year of the first of them.
Calendar ProfileEntries::calendar_of_shared() const {
  if (years_.source != YearSource::Stated) return years_.calendar;
  Diagnostics said_later;
  return years_.calendar_of(file_->profiles()->year(0, keys_, said_later));
}

void ProfileEntries::read(Table& table, std::size_t row, InputEntry& entry) {
  const data::ProfileFile& file = *file_->profiles();
  if (next_ == 0) file.check_shared_year(keys_, entry.input_faults);
  if (years_.source != YearSource::None && next_ == 0) {
    file.check_shared(calendar_of_shared(), keys_, entry.input_faults, entry.diagnostics);
    if (!entry.diagnostics.empty()) {
      entry.is_rest = true;
      count_ = 1;
      return;
    }
  }
  entry.origin.span = file.place(next_);
  const auto year = file.year(next_, keys_, entry.diagnostics);
  const Calendar calendar = years_.calendar_of(year);
  if (!years_.fits(year, entry.origin.span, entry)) {
    // Who it is can be said; what is said of its facts is held against the wrong year.
    data::Origin unread = entry.origin;
    Diagnostics ignored;
    file.read(next_, calendar, keys_, table, row, unread, ignored);
    entry.origin.identity = std::move(unread.identity);
    return;
  }
  file.read(next_, calendar, keys_, table, row, entry.origin, entry.diagnostics);
}

}  // namespace cbps::run
