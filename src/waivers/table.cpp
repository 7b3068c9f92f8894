#include <algorithm>
#include <array>
#include <cstdint>
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

constexpr std::array<std::string_view, 4> kSeparators{",", ";", "\t", "，"};
/// A row with so many known headings is the row of headings.
constexpr std::size_t kFewestHeadings = 3;

std::size_t known_headings(const data::CsvRecord& record) {
  return static_cast<std::size_t>(
      std::count_if(record.cells.begin(), record.cells.end(),
                    [](const data::CsvCell& cell) { return find_member(cell.text).has_value(); }));
}

/// The number of the row of headings; nothing: there is none among the first rows.
std::optional<std::uint32_t> row_of_headings(data::CsvReader rows) {
  constexpr std::uint32_t kMostTitles = 10;
  data::CsvRecord record;
  Diagnostics unsaid;  // whoever reads the table says it
  while (rows.records() < kMostTitles && rows.next(record, unsaid) == data::CsvFound::Record) {
    if (known_headings(record) >= kFewestHeadings) return record.number;
  }
  return std::nullopt;
}

struct Layout {
  data::CsvForm form;
  std::uint32_t headings = 0;  ///< the number of their row
};

std::optional<Layout> layout_of(const Sources& sources, FileId file) {
  for (const std::string_view separator : kSeparators) {
    data::CsvForm form;
    form.separator = separator;
    if (const auto row = row_of_headings({sources, file, form})) return Layout{form, *row};
  }
  return std::nullopt;
}

class TableReader {
 public:
  TableReader(const Sources& sources, FileId file, const Layout& layout, EntryReader& entries,
              Diagnostics& diagnostics)
      : rows_(sources, file, layout.form),
        headings_(layout.headings),
        entries_(entries),
        diagnostics_(diagnostics) {}

  void read() {
    data::CsvRecord record;
    while (true) {
      switch (rows_.next(record, diagnostics_)) {
        case data::CsvFound::Record:
          if (record.number == headings_ && !headings(record)) return;
          if (record.number > headings_ && !is_empty(record)) entry(record);
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
      const bool is_unknown = !member && !cell.text.empty() && !is_ignored(cell.text);
      if (is_unknown) entries_.unknown_member(cell.text, cell.span);
      const bool is_there =
          member && std::find(columns_.begin(), columns_.end(), member) != columns_.end();
      if (is_there) {
        diagnostics_.add(Code::WaiverKeyTwice, cell.span,
                         members()[static_cast<std::size_t>(*member)].label);
      }
      columns_.push_back(member);
      ignored_.push_back(!member && !cell.text.empty());
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
      const bool is_ignored_cell = i < ignored_.size() && ignored_[i];
      if (cell.text.empty() || is_ignored_cell) continue;
      if (i >= columns_.size() || !columns_[i]) {
        diagnostics_.add(Code::WaiverKeyUnknown, cell.span, cell.text);
      } else {
        entry.of(*columns_[i]).push_back({std::string(cell.text), cell.span});
      }
    }
    entries_.add(entry);
  }

  data::CsvReader rows_;
  std::uint32_t headings_;
  EntryReader& entries_;
  Diagnostics& diagnostics_;
  std::vector<std::optional<Member>> columns_;  ///< nothing: a column without a known heading
  std::vector<bool> ignored_;                   ///< columns that say nothing of a waiver
};

}  // namespace

bool is_table(const Sources& sources, FileId file) { return layout_of(sources, file).has_value(); }

std::optional<std::vector<Placed>> read_table(const Sources& sources, FileId file,
                                              const rules::RulePack& pack,
                                              Diagnostics& diagnostics) {
  Diagnostics faults;
  EntryReader entries(sources, pack, faults);
  const auto layout = layout_of(sources, file);
  if (!layout) {
    diagnostics.add(Code::WaiverNoHeadings, Span{0, 0, file}, all_labels(true));
    return std::nullopt;
  }
  TableReader(sources, file, *layout, entries, faults).read();
  std::vector<Placed> waivers = std::move(entries).take();
  if (faults.empty() && waivers.empty()) faults.add(Code::NoWaivers, Span{0, 0, file});
  const bool is_sound = !faults.has_errors();
  diagnostics.append(std::move(faults));
  if (!is_sound) return std::nullopt;
  return waivers;
}

}  // namespace cbps::waivers
