#include <algorithm>
#include <optional>
#include <utility>

#include "cbps/data/csv.h"
#include "cbps/waivers/read.h"
#include "waivers/entry.h"

namespace cbps::waivers {
namespace {

bool is_empty(const data::CsvRecord& record) {
  for (const data::CsvCell& cell : record.cells) {
    if (!cell.text.empty()) return false;
  }
  return true;
}

class TableReader {
 public:
  TableReader(data::CsvReader rows, EntryReader& entries, Diagnostics& diagnostics)
      : rows_(std::move(rows)), entries_(entries), diagnostics_(diagnostics) {}

  void read() {
    data::CsvRecord record;
    while (true) {
      switch (rows_.next(record, diagnostics_)) {
        case data::CsvFound::Record:
          if (is_empty(record)) break;
          if (columns_.empty()) {
            if (!headings(record)) return;
          } else {
            entry(record);
          }
          break;
        case data::CsvFound::Fault: break;
        case data::CsvFound::Rest:
        case data::CsvFound::End: return;
      }
    }
  }

 private:
  /// False: a row cannot be read without what is missing.
  bool headings(const data::CsvRecord& record) {
    const std::size_t before = diagnostics_.size();
    for (const data::CsvCell& cell : record.cells) {
      const auto member = find_member(cell.text);
      if (!member && !cell.text.empty()) entries_.unknown_member(cell.text, cell.span);
      const bool is_there =
          member && std::find(columns_.begin(), columns_.end(), member) != columns_.end();
      if (is_there) {
        diagnostics_.add(Code::WaiverKeyTwice, cell.span,
                         members()[static_cast<std::size_t>(*member)].label);
      }
      columns_.push_back(member);
    }
    for (const MemberInfo& one : members()) {
      const bool is_there =
          std::find(columns_.begin(), columns_.end(), one.member) != columns_.end();
      if (!is_there && one.is_required) {
        diagnostics_.add(Code::WaiverHeading, record.span, one.label);
      }
    }
    return diagnostics_.size() == before;
  }

  void entry(const data::CsvRecord& record) {
    Entry entry;
    entry.place = record.span;
    for (std::size_t i = 0; i < record.cells.size(); ++i) {
      const data::CsvCell& cell = record.cells[i];
      if (cell.text.empty()) continue;
      if (i >= columns_.size() || !columns_[i]) {
        diagnostics_.add(Code::WaiverKeyUnknown, cell.span, cell.text);
      } else {
        entry.of(*columns_[i]).push_back({std::string(cell.text), cell.span});
      }
    }
    entries_.add(entry);
  }

  data::CsvReader rows_;
  EntryReader& entries_;
  Diagnostics& diagnostics_;
  std::vector<std::optional<Member>> columns_;  ///< nothing: a column without a heading
};

}  // namespace

std::optional<std::vector<Placed>> read_table(const Sources& sources, FileId file,
                                              const rules::RulePack& pack,
                                              Diagnostics& diagnostics) {
  Diagnostics faults;
  EntryReader entries(sources, pack, faults);
  TableReader(data::CsvReader(sources, file), entries, faults).read();
  std::vector<Placed> waivers = std::move(entries).take();
  if (faults.empty() && waivers.empty()) faults.add(Code::NoWaivers, Span{0, 0, file});
  const bool is_sound = !faults.has_errors();
  diagnostics.append(std::move(faults));
  if (!is_sound) return std::nullopt;
  return waivers;
}

}  // namespace cbps::waivers
