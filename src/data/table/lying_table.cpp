#include "data/table/lying_table.h"

#include <algorithm>
#include <array>
#include <utility>

#include "cbps/data/csv.h"
#include "cbps/data/spelling.h"
#include "cbps/text/csv_row.h"
#include "cbps/text/unicode.h"
#include "data/facts/community_id.h"
#include "data/facts/not_given.h"
#include "data/table/heading.h"
#include "data/table/row_words.h"
#include "data/table/table_beginning.h"
#include "data/table/table_map.h"

namespace cbps::data {
namespace {

template <class Words>
bool is_one_of(std::string_view text, const Words& words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

constexpr std::size_t kMostBytes = std::size_t{64} << 20U;
constexpr std::size_t kMostRows = CsvLimits{}.columns;
/// So many rows tell whether a table lies.
constexpr std::size_t kTellingRows = 200;
constexpr std::size_t kEnoughHeadings = 3;

/// A cell, as a table of 64 MiB may have millions of them.
struct Cell {
  std::uint32_t begin = 0;  ///< quotes included
  std::uint32_t length = 0;
};

/// The columns that may hold headings, and how many known ones they hold.
using Counts = std::array<std::size_t, kHeadingColumns>;

Counts count_headings(CsvReader reader, const KnownHeadings& known) {
  Counts counts{};
  CsvRecord row;
  for (std::size_t i = 0; i < kTellingRows; ++i) {
    Diagnostics faults;  // they are named by who reads the table
    const CsvFound found = reader.next(row, faults);
    if (found == CsvFound::End || found == CsvFound::Rest) break;
    for (std::size_t column = 0; column < std::min(kHeadingColumns, row.cells.size()); ++column) {
      const std::string_view text = row.cells[column].text;
      if (!is_blank(text) && read_heading(text, known).is_known()) ++counts[column];
    }
  }
  return counts;
}

/// What a column is for, going by what stands above the headings.
enum class Use : std::uint8_t { Communities, Units, Nothing, Total };

Use use_of(std::string_view corner) {
  const std::string word = unicode::normalise(corner);
  if (is_one_of(word, kUnitColumns)) return Use::Units;
  if (is_one_of(word, kIgnoredHeadings)) return Use::Nothing;
  return is_total(corner) ? Use::Total : Use::Communities;
}

class LyingTable {
 public:
  LyingTable(CsvReader reader, std::size_t headings, const KnownHeadings& known)
      : reader_(std::move(reader)), headings_(headings), known_(known) {}

  /// Reads all rows. False, and messages, if one of them cannot be read.
  bool read(Diagnostics& diagnostics) {
    CsvRecord row;
    while (true) {
      const CsvFound found = reader_.next(row, diagnostics);
      if (found == CsvFound::End) return true;
      if (found != CsvFound::Record) return false;
      if (rows_.size() == kMostRows) {
        diagnostics.add(Code::CsvTooManyColumns, row.span, std::to_string(kMostRows));
        return false;
      }
      add(row);
    }
  }

  [[nodiscard]] StoodTable stand() && {
    StoodTable table;
    table.unit = unit_;
    for (std::size_t column = 0; column < columns_; ++column) {
      switch (column == headings_ ? Use::Communities : uses_[column]) {
        case Use::Communities: append_row(column, table); break;
        case Use::Units:
        case Use::Nothing: ++table.ignored; break;
        case Use::Total: ++table.totals; break;
      }
      table.text += '\n';
    }
    return table;
  }

 private:
  /// What a row of the table is: a column of the one that stands.
  struct Row {
    std::size_t first_cell = 0;
    std::size_t cells = 0;
    bool is_dropped = false;  ///< a title, a section, a foot
    std::string unit;         ///< to be added to the heading
  };

  void add(const CsvRecord& record) {
    Row row{cells_.size(), record.cells.size(), false, {}};
    for (const CsvCell& cell : record.cells) {
      cells_.push_back({static_cast<std::uint32_t>(cell.span.begin), cell.span.length});
    }
    columns_ = std::max(columns_, record.cells.size());
    uses_.resize(columns_, Use::Communities);
    const auto is_given = [](const CsvCell& cell) { return !is_blank(cell.text); };
    const auto behind = record.cells.begin() +
                        static_cast<std::ptrdiff_t>(std::min(headings_ + 1, record.cells.size()));
    const bool has_values = std::any_of(behind, record.cells.end(), is_given);
    const auto first = std::find_if(record.cells.begin(), record.cells.end(), is_given);
    const std::string_view heading =
        headings_ < record.cells.size() ? record.cells[headings_].text : std::string_view{};
    const HeadingMeaning meaning = read_heading(heading, known_);
    if (meaning.is_known() || meaning.mapped != nullptr) {
      has_heading_ = true;
      add_unit(record, meaning, row);
    } else if (!has_heading_) {
      row.is_dropped = true;
      for (std::size_t i = 0; i < record.cells.size(); ++i) {
        const Use use = use_of(record.cells[i].text);
        if (use != Use::Communities) uses_[i] = use;
        if (!unit_.word.empty()) continue;
        unit_ = {unit_of_table(record.cells[i].text, *known_.dictionary), record.cells[i].span};
      }
    } else {
      row.is_dropped = !has_values || is_foot(first->text);
    }
    rows_.push_back(std::move(row));
  }

  void add_unit(const CsvRecord& record, const HeadingMeaning& meaning, Row& row) const {
    if (!meaning.fact || !meaning.unit.empty()) return;
    for (std::size_t i = 0; i < record.cells.size(); ++i) {
      if (uses_[i] != Use::Units || says_not_given(record.cells[i].text)) continue;
      row.unit = std::string(record.cells[i].text);
    }
  }

  void append_row(std::size_t column, StoodTable& table) const {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (i > 0) table.text += ',';
      const Row& row = rows_[i];
      if (row.is_dropped || column >= row.cells) continue;
      const Cell cell = cells_[row.first_cell + column];
      table.parts.push_back({static_cast<std::uint32_t>(table.text.size()), cell.begin});
      const std::string_view written = reader_.text().substr(cell.begin, cell.length);
      const bool is_quoted = written.size() > 1 && written.front() == '"';
      if (!is_quoted) {
        append_csv_cell(std::string(written) + unit_of(column, row), table.text);
      } else {
        table.text += written.substr(0, written.size() - 1);
        table.text += unit_of(column, row) + '"';
      }
    }
  }

  /// What is added to a heading.
  [[nodiscard]] std::string unit_of(std::size_t column, const Row& row) const {
    return column == headings_ && !row.unit.empty() ? "（" + row.unit + "）" : std::string();
  }

  CsvReader reader_;
  std::size_t headings_;
  KnownHeadings known_;
  std::vector<Cell> cells_;
  std::vector<Row> rows_;
  std::vector<Use> uses_;  ///< by column
  TableUnit unit_;         ///< of all facts, as a title says
  std::size_t columns_ = 0;
  bool has_heading_ = false;  ///< a known heading was met
};

}  // namespace

std::optional<StoodTable> stand_up(const Sources& sources, FileId file, const KnownHeadings& known,
                                   Diagnostics& diagnostics) {
  const bool is_said = known.map != nullptr && known.map->lies.value_or(false);
  const std::size_t enough = is_said ? 1 : kEnoughHeadings;
  const std::string_view text = sources.text(file);
  for (const TableBeginning& begin : table_beginnings(text)) {
    CsvReader reader(sources, file, {begin.separator, false});
    if (begin.offset != 0) reader = reader.at(begin.offset, 0);
    const Counts counts = count_headings(reader, known);
    const auto most = std::max_element(counts.begin(), counts.end());
    if (*most < enough) continue;
    if (text.size() > kMostBytes) {
      diagnostics.add(Code::LyingTableTooLarge, {0, 0, file}, std::to_string(text.size()),
                      std::to_string(kMostBytes));
      return std::nullopt;
    }
    LyingTable table(reader, static_cast<std::size_t>(most - counts.begin()), known);
    if (!table.read(diagnostics)) return std::nullopt;
    return std::move(table).stand();
  }
  return std::nullopt;
}

}  // namespace cbps::data
