#include "data/table/table_layout.h"

#include <algorithm>
#include <deque>
#include <utility>

#include "cbps/data/table_file.h"
#include "cbps/text/unicode.h"
#include "data/facts/not_given.h"
#include "data/facts/number_reader.h"
#include "data/table/column_numbers.h"
#include "data/table/heading.h"
#include "data/table/no_headings.h"
#include "data/table/part_row.h"
#include "data/table/row_words.h"
#include "data/table/table_beginning.h"
#include "data/table/table_map.h"
#include "data/table/unit_row.h"

namespace cbps::data {
namespace {

constexpr std::size_t kMostHeadRows = 30;
constexpr std::size_t kEnoughHeadings = 3;

/// A row of the beginning of a table.
struct HeadRow {
  CsvRecord record;
  CsvFound found = CsvFound::End;
  Diagnostics faults;
  CsvReader after;  ///< at the row below
};

/// How many headings of a row are known.
struct Score {
  std::size_t known = 0;
  std::size_t given = 0;    ///< cells that are not empty
  std::size_t columns = 0;  ///< cells
  std::size_t dropped = 0;  ///< of these, what the map says that there is nothing to be known of
  std::size_t units = 0;    ///< known headings that name one
  bool names_communities = false;

  void add(const HeadingMeaning& meaning) {
    if (meaning.is_ignored && meaning.mapped != nullptr) {
      ++dropped;
      return;
    }
    ++given;
    if (!meaning.is_known()) return;
    ++known;
    if (!meaning.unit.empty()) ++units;
    const auto& identity = meaning.identity;
    names_communities |= identity && (identity->name == "id" || identity->name == "name");
  }
  /// Whether another row of headings can add nothing.
  [[nodiscard]] bool is_all() const { return known > 0 && known == columns; }
  /// Whether this one is known better, or as well with more units.
  [[nodiscard]] bool is_better_than(const Score& other) const {
    return known > other.known || (known == other.known && units > other.units);
  }
  [[nodiscard]] bool is_enough() const {
    const bool is_all_given = known > 0 && known == given;
    // A single one may be a title where there are more columns.
    return known >= kEnoughHeadings || (is_all_given && (given > 1 || columns - dropped == 1));
  }
};

Score score_of(const CsvRecord& row, const KnownHeadings& known) {
  Score score;
  score.columns = row.cells.size();
  for (const CsvCell& cell : row.cells) {
    if (!is_blank(cell.text)) score.add(read_heading(cell.text, known));
  }
  return score;
}

/// The headings of two rows: what stands in the lower one, with the group above it where the two
/// together are a heading; where nothing stands in the lower one, what stands above.
class TwoRows {
 public:
  TwoRows(const CsvRecord& upper, const CsvRecord& lower, const KnownHeadings& known)
      : upper_(upper), lower_(lower), known_(known) {
    const std::size_t columns = std::max(upper.cells.size(), lower.cells.size());
    score_.columns = columns;
    GroupHeading group;
    for (std::size_t i = 0; i < columns; ++i) {
      const std::string_view above = text_of(upper_, i);
      if (!is_blank(above)) group = read_group_heading(above, *known_.dictionary);
      add(group, above, text_of(lower_, i));
    }
  }

  [[nodiscard]] const Score& score() const { return score_; }
  /// The lower row with the headings of both. What is not known below a fact divides it.
  [[nodiscard]] CsvRecord headings() && {
    name_parts();
    CsvRecord row;
    row.number = lower_.number;
    row.span = lower_.span;
    const Span end{lower_.span.begin + lower_.span.length, 0, lower_.span.file};
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      const Span span = i < lower_.cells.size() ? lower_.cells[i].span : end;
      row.cells.push_back({row.unescaped.emplace_back(std::move(texts_[i])), span});
    }
    return row;
  }

 private:
  static std::string_view text_of(const CsvRecord& row, std::size_t column) {
    return column < row.cells.size() ? row.cells[column].text : std::string_view{};
  }

  void add(const GroupHeading& group, std::string_view above, std::string_view below) {
    if (is_blank(below)) {
      texts_.emplace_back(is_blank(above) ? std::string_view{} : above);
    } else {
      texts_.push_back(heading_in(group, std::string(below)));
    }
    if (!texts_.back().empty()) score_.add(read_heading(texts_.back(), known_));
  }

  void name_parts() {
    std::string_view above;
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      if (!is_blank(text_of(upper_, i))) above = text_of(upper_, i);
      const bool is_part = !is_blank(text_of(lower_, i)) && !is_blank(above) &&
                           !read_heading(texts_[i], known_).is_known() &&
                           read_heading(above, known_).fact;
      if (is_part) texts_[i] = heading_of_part(above, texts_[i]);
    }
  }

  [[nodiscard]] std::string heading_in(const GroupHeading& group, std::string below) const {
    if (!group.label.empty()) {
      std::string both = group.label + "." + below;
      if (read_heading(both, known_).is_known()) below = std::move(both);
    }
    if (group.unit.empty()) return below;
    // The unit of a group is that of its columns which can be counted so and name none.
    const HeadingMeaning meaning = read_heading(below, known_);
    const bool takes_unit = meaning.fact && meaning.unit.empty() &&
                            power_of_unit(group.unit, known_.dictionary->field(*meaning.fact));
    return takes_unit ? below + "（" + group.unit + "）" : below;
  }

  const CsvRecord& upper_;
  const CsvRecord& lower_;
  const KnownHeadings& known_;
  std::vector<std::string> texts_;
  Score score_;
};

}  // namespace

/// The beginning of a text as a table with one separator, and the best headings in it.
class LayoutSearch::Candidate {
 public:
  Candidate(CsvReader reader, const KnownHeadings& known)
      : known_(known), reader_(std::move(reader)) {}

  /// Takes the row with a number for that of the headings. False: it has too few that are known, or
  /// there is no such row (`has_row`).
  bool find_row(std::uint32_t number) {
    most_rows_ = number;
    while (const HeadRow* row = next_row()) {
      if (row->record.number < number) continue;
      if (row->record.number > number) break;
      const std::size_t index = rows_.size() - 1;
      const Score score = score_of(row->record, known_);
      take(index, false, score);
      if (index > 0) {
        const HeadRow& above = rows_[index - 1];
        const TwoRows both(above.record, row->record, known_);
        if (both.score().known > std::max(score.known, score_of(above.record, known_).known)) {
          take(index, true, both.score());
        }
      }
      has_row_ = true;
      break;
    }
    return best_.is_enough();
  }
  [[nodiscard]] bool has_row() const { return has_row_; }
  /// How many rows have been read, empty ones included.
  [[nodiscard]] std::uint32_t rows_read() const { return reader_.records(); }

  /// Looks for headings that are enough.
  bool find() {
    while (const HeadRow* row = best_.is_all() ? nullptr : next_row()) {
      const std::size_t index = rows_.size() - 1;
      const Score score = score_of(row->record, known_);
      if (index > 0) {
        const CsvRecord& above = rows_[index - 1].record;
        const TwoRows both(above, row->record, known_);
        // The unit in a title is that of the table, and adds nothing to the headings.
        const bool is_better =
            count_texts(above) < 2
                ? both.score().known > std::max(score.known, last_score_.known)
                : both.score().is_better_than(score) && both.score().is_better_than(last_score_);
        if (both.score().is_enough() && is_better) {
          take(index, true, both.score());
          return true;
        }
      }
      // The row above was enough, and this one adds nothing to it.
      if (best_.is_enough()) return true;
      last_score_ = score;
      if (score.is_enough() || (score.names_communities && score.known > best_.known)) {
        take(index, false, score);
      }
    }
    return best_.is_enough();
  }

  [[nodiscard]] bool has_rows() const { return !rows_.empty(); }
  [[nodiscard]] const Score& score() const { return best_; }
  [[nodiscard]] const HeadRow& first() const { return rows_.front(); }
  [[nodiscard]] doc::TextFault text_fault() const { return text_fault_; }

  [[nodiscard]] std::optional<TableLayout> layout(RowCells& cells, Diagnostics& diagnostics) && {
    HeadRow& lower = rows_[index_];
    cells = cells_of(lower.record);
    diagnostics.append(std::move(lower.faults));
    if (lower.found != CsvFound::Record) return std::nullopt;
    TableLayout layout{lower.after, {}, {}, index_ - (has_two_rows_ ? 1 : 0), {}, {}, {}};
    for (std::size_t i = 0; i < layout.titles; ++i) {
      layout.above.read(rows_[i].record.cells, *known_.dictionary);
    }
    for (std::size_t i = 0; i <= index_; ++i) layout.head.push_back(texts_of(rows_[i].record));
    layout.first_title = rows_.front().record.span;
    if (has_two_rows_) {
      layout.kinds.add(ReadingKind::HeadingRows);
      layout.above.read_groups(rows_[index_ - 1].record.cells, *known_.dictionary);
      layout.headings = TwoRows(rows_[index_ - 1].record, lower.record, known_).headings();
    } else {
      layout.headings = std::move(lower.record);
    }
    if (reader_.separator() != kComma) layout.kinds.add(ReadingKind::Separator);
    read_below(layout);
    return layout;
  }

 private:
  /// The next row that is not empty; nullptr: there is none, or it is too far down.
  const HeadRow* next_row() {
    while (rows_.size() < most_rows_ && !ended_) {
      HeadRow row{{}, CsvFound::End, {}, reader_};
      row.found = reader_.next(row.record, row.faults);
      if (row.found == CsvFound::End) return nullptr;
      ended_ = row.found == CsvFound::Rest;
      if (ended_) text_fault_ = reader_.text_fault();
      if (row.found == CsvFound::Record && is_empty_row(row.record)) continue;
      row.after = reader_;
      return &rows_.emplace_back(std::move(row));
    }
    return nullptr;
  }

  /// Passes over rows below the headings that belong to these: units, years, numbers of columns.
  void read_below(TableLayout& layout) const {
    constexpr std::size_t kMostRows = 3;
    for (std::size_t i = 0; i < kMostRows; ++i) {
      CsvReader below = layout.rows;
      CsvRecord row;
      Diagnostics later;  // they are named by who reads the rows
      CsvFound found = below.next(row, later);
      while (found == CsvFound::Record && is_empty_row(row)) found = below.next(row, later);
      if (found != CsvFound::Record) return;
      if (numbers_columns(row)) {
        if (layout.titles++ == 0) layout.first_title = row.span;
      } else if (add_units(row, known_, layout.headings) ||
                 add_parts(row, known_, layout.headings)) {
        layout.kinds.add(ReadingKind::HeadingRows);
      } else {
        return;
      }
      layout.rows = below;
      layout.head.push_back(texts_of(row));
    }
  }

  void take(std::size_t index, bool has_two_rows, const Score& score) {
    index_ = index;
    has_two_rows_ = has_two_rows;
    best_ = score;
  }

  static std::vector<std::string> texts_of(const CsvRecord& row) {
    std::vector<std::string> texts;
    for (const CsvCell& cell : row.cells) texts.emplace_back(without_blanks_around(cell.text));
    return texts;
  }

  KnownHeadings known_;
  CsvReader reader_;
  std::size_t most_rows_ = kMostHeadRows;
  bool has_row_ = false;
  std::deque<HeadRow> rows_;
  Score last_score_;  ///< of the last row by itself
  bool ended_ = false;
  doc::TextFault text_fault_ = doc::TextFault::None;
  std::size_t index_ = 0;
  bool has_two_rows_ = false;
  Score best_;
};

LayoutSearch::LayoutSearch(const Sources& sources, TableText where, const KnownHeadings& known)
    : known_(known),
      file_(where.file),
      path_(sources.path(where.file)),
      sheet_(sources.sheet(where.file)) {
  const auto row = known.map == nullptr ? std::nullopt : known.map->heading_row;
  for (const TableBeginning& begin : table_beginnings(sources.text(where.file))) {
    CsvReader reader(sources, where.file, {begin.separator, where.lies});
    if (begin.offset != 0) reader = reader.at(begin.offset, 0);
    auto candidate = std::make_unique<Candidate>(reader, known);
    const bool is_enough = row ? candidate->find_row(*row) : candidate->find();
    if (!candidate->has_rows()) return;
    if (!best_ || is_enough || candidate->score().known > best_->score().known) {
      best_ = std::move(candidate);
    }
    // What is no text is none with any separator.
    if (is_enough || best_->text_fault() != doc::TextFault::None) return;
  }
}

void LayoutSearch::no_such_row(Diagnostics& diagnostics) const {
  const std::uint32_t number = *known_.map->heading_row;
  const Span place = known_.in_map(known_.map->heading_row_place);
  const auto code = best_->rows_read() < number ? Message<2>(Code::NoSuchHeadingRow)
                                                : Message<2>(Code::EmptyHeadingRow);
  diagnostics.add(code, place, std::to_string(number), path_);
}

LayoutSearch search_stood(Sources& sources, FileId& file, StoodTable& stood,
                          const KnownHeadings& known) {
  file = sources.add_derived(file, std::move(stood.text), std::move(stood.parts));
  return {sources, {file, true}, known};
}

LayoutSearch::LayoutSearch(LayoutSearch&& other) noexcept = default;
LayoutSearch& LayoutSearch::operator=(LayoutSearch&& other) noexcept = default;
LayoutSearch::~LayoutSearch() = default;

bool LayoutSearch::has_headings() const { return best_ && best_->score().is_enough(); }

std::optional<TableLayout> LayoutSearch::layout(RowCells& cells, Diagnostics& diagnostics) && {
  if (!best_) {
    if (sheet_.empty()) {
      diagnostics.add(Code::EmptyFile, {0, 0, file_});
    } else {
      diagnostics.add(Code::EmptySheet, {0, 0, file_}, sheet_);
    }
    return std::nullopt;
  }
  if (known_.map != nullptr && known_.map->heading_row) {
    if (best_->has_row()) return std::move(*best_).layout(cells, diagnostics);
    cells = {};
    no_such_row(diagnostics);
    return std::nullopt;
  }
  if (best_->score().known > 0) return std::move(*best_).layout(cells, diagnostics);
  const HeadRow& first = best_->first();
  cells = cells_of(first.record);
  if (first.faults.empty()) {
    add_no_headings(first.record, *known_.dictionary, diagnostics);
  } else {
    diagnostics.append(first.faults);
  }
  return std::nullopt;
}

}  // namespace cbps::data
