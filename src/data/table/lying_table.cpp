#include "data/table/lying_table.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>
#include <utility>

#include "cbps/data/csv.h"
#include "cbps/data/spelling.h"
#include "cbps/text/csv_row.h"
#include "cbps/text/list.h"
#include "cbps/text/unicode.h"
#include "cbps/value/decimal.h"
#include "data/facts/community_id.h"
#include "data/facts/not_given.h"
#include "data/table/heading.h"
#include "data/table/row_words.h"
#include "data/table/table_beginning.h"
#include "data/table/table_map.h"

namespace cbps::data {
namespace {

constexpr std::size_t kMostBytes = std::size_t{64} << 20U;
constexpr std::size_t kMostRows = CsvLimits{}.columns;
/// So many rows tell whether a table lies.
constexpr std::size_t kTellingRows = 200;
constexpr std::size_t kEnoughHeadings = 3;
constexpr std::string_view kNameHeading = "社区名称";

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

bool is_number(std::string_view text) {
  constexpr unsigned kScale = 4;
  return parse_decimal(without_blanks_around(text), kScale).value.has_value();
}

/// What a column is for, going by what stands above the headings.
enum class Use : std::uint8_t {
  Communities,
  Units,
  Nothing,
  Dropped,  ///< figures that are not wanted: of the year before, or left out by name
  Example,
  Total,
};

class LyingTable {
 public:
  LyingTable(CsvReader reader, std::size_t headings, const KnownHeadings& known,
             const std::vector<std::string>& dropped)
      : reader_(std::move(reader)), headings_(headings), known_(known), dropped_(dropped) {}

  /// Reads all rows. False, and messages, if one of them cannot be read.
  bool read(Diagnostics& diagnostics) {
    CsvRecord row;
    while (true) {
      const CsvFound found = reader_.next(row, diagnostics);
      if (found == CsvFound::End) {
        settle_uses();
        return !is_one_row_a_value(diagnostics) && !has_several_columns_each(diagnostics);
      }
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
    table.above = above_;
    table.is_own_form = own_form_;
    table.below = std::move(below_);
    for (Row& row : rows_) {
      if (row.takes_unit) row.unit = unit_beside(row);
    }
    if (!says_names_ && has_names_above()) rows_[*above_facts_].is_dropped = false;
    std::optional<std::size_t> merged;  // who the columns to the right of it speak of
    for (std::size_t column = 0; column < columns_; ++column) {
      const bool is_identified = identified_.contains(column);
      switch (use(column)) {
        case Use::Communities:
          if (is_identified) merged.reset();
          append_row(column, merged, table);
          break;
        case Use::Dropped:
          if (is_identified) merged = column;
          note_ignored(column, table);
          break;
        case Use::Units:
        case Use::Nothing:
        case Use::Example: note_ignored(column, table); break;
        case Use::Total: ++table.totals; break;
      }
      table.text += '\n';
    }
    return table;
  }

 private:
  [[nodiscard]] Use use_of(std::string_view corner) const {
    const std::string word = unicode::normalise(corner);
    if (is_one_of(word, kUnitColumns)) return Use::Units;
    if (word == kExampleColumn) return Use::Example;
    if (is_one_of(word, kEarlierYears)) return Use::Dropped;
    if (std::find(dropped_.begin(), dropped_.end(), word) != dropped_.end()) return Use::Dropped;
    const HeadingMeaning meaning = read_heading(corner, known_);
    if (meaning.is_ignored) return meaning.mapped != nullptr ? Use::Dropped : Use::Nothing;
    return is_total(corner) ? Use::Total : Use::Communities;
  }

  /// What a row of the table is: a column of the one that stands.
  struct Row {
    std::size_t first_cell = 0;
    std::size_t cells = 0;
    bool is_dropped = false;   ///< a title, a section, a foot
    bool is_identity = false;  ///< who the communities are
    bool takes_unit = false;   ///< a fact whose heading names no unit
    std::string unit;          ///< to be added to the heading
  };

  /// The columns of this program's own form are no surprise to anybody, what was added to them is.
  void note_ignored(std::size_t column, StoodTable& table) const {
    const bool is_of_form =
        own_form_ && column >= headings_ && column < headings_ + kOwnForms.front().size();
    if (!is_of_form) ++table.ignored;
  }

  /// Whether a row has the headings of this program's own form.
  [[nodiscard]] bool heads_own_form(const CsvRecord& record) const {
    constexpr std::size_t kColumns = kOwnForms.front().size();
    if (record.cells.size() < headings_ + kColumns) return false;
    std::array<std::string, kColumns> words;
    for (std::size_t i = 0; i < kColumns; ++i) {
      words[i] = unicode::normalise(record.cells[headings_ + i].text);
    }
    return std::any_of(kOwnForms.begin(), kOwnForms.end(), [&words](const auto& form) {
      return std::equal(words.begin(), words.end(), form.begin());
    });
  }

  /// What stands before the headings are numbers and groups.
  [[nodiscard]] Use use(std::size_t column) const {
    if (column == headings_) return Use::Communities;
    return column < headings_ ? Use::Nothing : uses_[column];
  }

  /// What was met in a column beside facts.
  struct Seen {
    Span first;
    std::size_t cells = 0;
    std::size_t codes = 0;
    bool has_number = false;
  };

  void add(const CsvRecord& record) {
    Row row;
    row.first_cell = cells_.size();
    row.cells = record.cells.size();
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
    HeadingMeaning meaning = read_heading(heading, known_);
    if (!meaning.is_known() && known_.map != nullptr) {
      // The map may name the heading with the unit that stands beside it.
      const std::string unit = unit_in(record);
      const HeadingMeaning both = read_heading(std::string(heading) + in_brackets(unit), known_);
      if (!unit.empty() && both.mapped != nullptr) {
        meaning = both;
        row.unit = unit;
      }
    }
    if (meaning.is_known() || meaning.mapped != nullptr) {
      has_heading_ = true;
      says_names_ =
          says_names_ || (meaning.identity && meaning.identity->member == &Identity::name);
      if (meaning.fact) count_cells(record);
      row.is_identity = meaning.identity.has_value();
      if (meaning.identity) note_communities(record, *meaning.identity);
      row.takes_unit = meaning.fact && meaning.unit.empty() && row.unit.empty();
    } else if (!has_heading_) {
      row.is_dropped = true;
      read_above(record);
    } else {
      row.is_dropped = !has_values || is_foot(first->text);
      if (row.is_dropped || asks_for_unit(heading)) {
        const TableUnit unit = unit_of_table(record.cells, *known_.dictionary);
        if (!unit.word.empty()) below_.push_back(unit);
      }
    }
    rows_.push_back(std::move(row));
  }

  /// A row above the facts. A single text is a title; others stand above their columns, and the
  /// last one above a column says what it is for.
  void read_above(const CsvRecord& record) {
    const bool is_title = count_texts(record) < 2;
    own_form_ = own_form_ || heads_own_form(record);
    if (!is_title) corner_.clear();
    const std::span<const CsvCell> cells(record.cells);
    above_.read_all(cells, *known_.dictionary);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (is_blank(cells[i].text)) continue;
      if (const std::size_t count = cells_of_unit(cells.subspan(i)); count > 0) {
        i += count - 1;
        continue;
      }
      if (!is_title) {
        uses_[i] = use_of(cells[i].text);
        above_column_[i] = cells[i];
      }
      note_corner(cells[i], i, is_title);
    }
  }

  /// In how many cells from the first one on the unit of all of the table stands: 单位：万元, or
  /// 单位 and 万元.
  [[nodiscard]] std::size_t cells_of_unit(std::span<const CsvCell> cells) const {
    for (std::size_t count = 1; count <= std::min<std::size_t>(2, cells.size()); ++count) {
      if (!unit_of_table(cells.first(count), *known_.dictionary).word.empty()) return count;
      if (!asks_for_unit(cells.front().text)) return 0;
    }
    return 0;
  }

  /// A cell above the facts, in the row that is going to be number `rows_.size()`.
  void note_corner(const CsvCell& cell, std::size_t column, bool is_title) {
    if (column == headings_) return;
    const bool may_be_name = !is_title || ends_like_community(cell.text);
    if (column > headings_ && use(column) == Use::Communities && may_be_name) {
      above_facts_ = rows_.size();
    }
    const HeadingMeaning meaning = read_heading(cell.text, known_);
    if (meaning.identity) corner_[column] = cell.span;
  }

  /// Notes the columns that have the code or the name of a community in a row of these.
  void note_communities(const CsvRecord& record, const IdentityHeading& identity) {
    for (std::size_t i = headings_ + 1; i < record.cells.size(); ++i) {
      const std::string_view text = record.cells[i].text;
      const bool is_known_by =
          identity.member == &Identity::id || identity.member == &Identity::name;
      if (is_known_by && !is_blank(text)) identified_.insert(i);
      if (identity.member == &Identity::id && holds_code(text) && is_code(text)) {
        coded_.insert(i);
      } else if (identity.member == &Identity::name && ends_like_community(text) &&
                 is_plain_name(text)) {
        named_.insert(i);
      }
    }
  }

  /// A column of a community is one whatever stands above it, but an example may look like one, and
  /// a total may have the code of what it is the total of.
  void settle_uses() {
    for (std::size_t column = 0; column < uses_.size(); ++column) {
      const bool is_named = named_.contains(column);
      switch (uses_[column]) {
        case Use::Communities:
        case Use::Dropped:
        case Use::Example: break;
        case Use::Units:
        case Use::Nothing:
          if (is_named || coded_.contains(column)) uses_[column] = Use::Communities;
          break;
        case Use::Total:
          if (is_named) uses_[column] = Use::Communities;
          break;
      }
    }
  }

  void count_cells(const CsvRecord& record) {
    for (std::size_t i = 0; i < record.cells.size(); ++i) {
      const std::string_view text = record.cells[i].text;
      if (i == headings_ || is_blank(text)) continue;
      Seen& seen = columns_seen_[i];
      if (seen.cells++ == 0) seen.first = record.cells[i].span;
      if (holds_code(text)) ++seen.codes;
      seen.has_number = seen.has_number || is_number(text);
    }
  }

  /// Whether a column says who each row speaks of, and another one what is so: then each row has
  /// one fact of one community.
  bool is_one_row_a_value(Diagnostics& diagnostics) const {
    constexpr std::size_t kEnoughCodes = 2;
    for (const auto& [column, seen] : columns_seen_) {
      const auto heading = corner_.find(column);
      if (heading == corner_.end() && seen.codes < kEnoughCodes) continue;
      const bool has_others = std::any_of(
          columns_seen_.begin(), columns_seen_.end(), [this, column = column](const auto& other) {
            return other.first != column && other.first > headings_ && other.second.cells > 0 &&
                   use(other.first) == Use::Communities;
          });
      if (!has_others) continue;
      diagnostics.add(Code::OneRowAValue, heading == corner_.end() ? seen.first : heading->second);
      return true;
    }
    return false;
  }

  /// Whether a community has columns with figures of several kinds, each with a word above it: two
  /// years, or what should be and what is. Its code and name stand in the first one.
  bool has_several_columns_each(Diagnostics& diagnostics) const {
    std::vector<std::string_view> names;
    Span first;
    for (std::size_t column = headings_ + 1; column < uses_.size(); ++column) {
      const auto above = above_column_.find(column);
      if (use(column) != Use::Communities || above == above_column_.end()) continue;
      const bool is_identified = identified_.contains(column);
      if (is_identified && names.size() > 1) break;
      if (is_identified) {
        names = {above->second.text};
        first = above->second.span;
      } else if (!names.empty() && has_numbers(column)) {
        names.push_back(above->second.text);
      }
    }
    if (names.size() < 2) return false;
    diagnostics
        .add(Code::SeveralColumnsOfOne, first, std::to_string(names.size()),
             first_of(names, names.size()))
        .note(Code::HelpOneColumn, names.back());
    return true;
  }

  /// A column that has none beside facts holds remarks.
  [[nodiscard]] bool has_numbers(std::size_t column) const {
    const auto seen = columns_seen_.find(column);
    return seen != columns_seen_.end() && seen->second.has_number;
  }

  /// Whether the row above the facts has the names of communities, and nothing else there.
  [[nodiscard]] bool has_names_above() const {
    if (!above_facts_) return false;
    const Row& row = rows_[*above_facts_];
    std::size_t names = 0;
    for (std::size_t column = headings_ + 1; column < row.cells; ++column) {
      const std::string_view text = inside(cells_[row.first_cell + column]);
      if (use(column) != Use::Communities || is_blank(text)) continue;
      if (!ends_with_one(text, kCommunityEndings)) return false;
      ++names;
    }
    return names > 0;
  }

  /// What the columns of units say of a row.
  [[nodiscard]] std::string unit_in(const CsvRecord& record) const {
    std::string unit;
    for (std::size_t i = 0; i < record.cells.size(); ++i) {
      if (uses_[i] != Use::Units || says_not_given(record.cells[i].text)) continue;
      unit = std::string(record.cells[i].text);
    }
    return unit;
  }

  [[nodiscard]] std::string unit_beside(const Row& row) const {
    std::string unit;
    for (std::size_t i = 0; i < row.cells; ++i) {
      const std::string_view text = inside(cells_[row.first_cell + i]);
      if (uses_[i] == Use::Units && !says_not_given(text)) unit = text;
    }
    return unit;
  }

  static std::string in_brackets(const std::string& unit) { return "（" + unit + "）"; }

  /// `merged` is the column in which it says who a column without a code and name speaks of: merged
  /// cells hold their text in the first one.
  void append_row(std::size_t column, std::optional<std::size_t> merged, StoodTable& table) const {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (i > 0) table.text += ',';
      const Row& row = rows_[i];
      const bool is_empty_here =
          column >= row.cells || is_blank(inside(cells_[row.first_cell + column]));
      const std::size_t from = merged && row.is_identity && is_empty_here ? *merged : column;
      if (row.is_dropped || from >= row.cells) continue;
      const Cell cell = cells_[row.first_cell + from];
      table.parts.push_back({static_cast<std::uint32_t>(table.text.size()), cell.begin});
      if (column == headings_ && i == above_facts_) {
        table.text += kNameHeading;
        continue;
      }
      const std::string_view written = text_of(cell);
      const bool is_quoted = written.size() > 1 && written.front() == '"';
      if (!is_quoted) {
        append_csv_cell(std::string(written) + unit_of(column, row), table.text);
      } else {
        table.text += written.substr(0, written.size() - 1);
        table.text += unit_of(column, row) + '"';
      }
    }
  }

  [[nodiscard]] std::string_view text_of(const Cell& cell) const {
    return reader_.text().substr(cell.begin, cell.length);
  }

  /// What stands in a cell, without quotes around it.
  [[nodiscard]] std::string_view inside(const Cell& cell) const {
    const std::string_view text = text_of(cell);
    const bool is_quoted = text.size() > 1 && text.front() == '"';
    return is_quoted ? text.substr(1, text.size() - 2) : text;
  }

  /// What is added to a heading.
  [[nodiscard]] std::string unit_of(std::size_t column, const Row& row) const {
    return column == headings_ && !row.unit.empty() ? in_brackets(row.unit) : std::string();
  }

  CsvReader reader_;
  std::size_t headings_;
  KnownHeadings known_;
  const std::vector<std::string>& dropped_;
  std::vector<Cell> cells_;
  std::vector<Row> rows_;
  std::vector<Use> uses_;                        ///< by column
  std::set<std::size_t> coded_;                  ///< columns with the code of a community
  std::set<std::size_t> named_;                  ///< columns with the name of a community
  std::set<std::size_t> identified_;             ///< columns in which a code or name stands
  std::map<std::size_t, CsvCell> above_column_;  ///< by column: the last word above the facts
  AboveTable above_;
  std::vector<TableUnit> below_;
  std::map<std::size_t, Span> corner_;        ///< by column: headings of who a community is
  std::map<std::size_t, Seen> columns_seen_;  ///< by column
  std::optional<std::size_t> above_facts_;    ///< the last row with texts above the figures
  bool says_names_ = false;                   ///< a row has the names of the communities
  std::size_t columns_ = 0;
  bool has_heading_ = false;  ///< a known heading was met
  bool own_form_ = false;     ///< it is this program's own
};

}  // namespace

Standing stand_up(const Sources& sources, FileId file, const KnownHeadings& known,
                  const std::vector<std::string>& dropped, Diagnostics& diagnostics) {
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
      return {std::nullopt, true};
    }
    LyingTable table(reader, static_cast<std::size_t>(most - counts.begin()), known, dropped);
    if (!table.read(diagnostics)) return {std::nullopt, true};
    return {std::move(table).stand(), false};
  }
  return {};
}

}  // namespace cbps::data
