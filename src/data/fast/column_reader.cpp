#include "cbps/data/column_reader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "cbps/doc/encoding_check.h"
#include "data/fast/byte_block.h"
#include "data/fast/cell_grid.h"
#include "data/fast/column_parser.h"
#include "data/fast/head_reader.h"
#include "data/profile/profile_builder.h"
#include "data/table/row_words.h"

namespace cbps::data {

class ColumnReader::Reader {
 public:
  Reader(const TableFile& table, const Calendar& calendar, bool year_may_be_absent)
      : table_(table),
        text_(table.rows().text()),
        columns_(table.columns().size()),
        grid_(columns_, table.rows().separator().front()),
        heads_reader_(table, calendar.period, year_may_be_absent),
        parser_(table, calendar) {}

  void start(const TableChunk& chunk) {
    chunk_ = chunk;
    at_ = chunk.begin;
    number_ = chunk.first_row;
    line_ = chunk.first_line;
  }

  std::span<const RowHead> next(Table& facts, std::size_t most) {
    facts.clear(most);
    heads_.clear();
    if (readings_.size() < most) readings_.resize(most);
    if (chunk_.plain) {
      while (at_ < chunk_.end && heads_.size() < most) read_grid(facts, most);
    } else {
      find_rows(most);
    }
    facts.cut(heads_.size());
    return heads_;
  }

 private:
  /// What the slow reader makes of a row.
  enum class Look : std::uint8_t { Empty, Other, Rest };

  void read_grid(Table& facts, std::size_t most) {
    const std::size_t first = heads_.size();
    const std::size_t last = std::min(most, first + CellGrid::kMostRows);
    grid_.clear(text_, chunk_.begin);
    while (at_ < chunk_.end && heads_.size() < last) {
      if (!add_row(first)) break;
    }
    const std::uint64_t refused = parser_.parse(grid_, places_.data(), first, facts);
    for (std::size_t row = 0; row < grid_.rows(); ++row) {
      RowHead& head = heads_[first + places_[row]];
      const std::uint64_t bit = std::uint64_t{1} << places_[row];
      ReadingKinds kinds;
      head.taken = (refused & bit) == 0 && heads_reader_.read(grid_, row, head, kinds);
      if (head.taken) {
        note_readings(first + places_[row], places_[row], kinds);
        continue;
      }
      parser_.forget(bit);
      head = begin_of(head);
      const std::size_t end = head_end(first + places_[row]);
      Diagnostics faults;  // they are named by who reads the row
      const bool is_text = doc::check_characters(text_, head.offset, end, FileId::None, faults) ==
                           doc::TextFault::None;
      if (is_text && (heads_reader_.has_code(grid_, row) || look_at(head) != Look::Rest)) continue;
      // Nothing after it can be read, so nothing of it was.
      parser_.forget(~bits_below(places_[row] + 1U));
      heads_.resize(first + places_[row] + 1U);
      at_ = chunk_.end;
      return;
    }
  }

  /// Notes of a head what the parser has read at a place, and what was read of the head itself.
  void note_readings(std::size_t at, std::size_t place, ReadingKinds kinds) {
    if (kinds.empty() && !parser_.has_readings(place)) return;
    readings_[at].clear();
    parser_.add_readings(place, readings_[at]);
    readings_[at].add(kinds, {});
    heads_[at].readings = &readings_[at];
  }

  /// A head that says nothing but where its row begins.
  static RowHead begin_of(const RowHead& other) {
    RowHead head;
    head.offset = other.offset;
    head.number = other.number;
    head.line = other.line;
    return head;
  }

  /// Where the row of a head ends, or an empty one after it.
  [[nodiscard]] std::size_t head_end(std::size_t head) const {
    return head + 1 < heads_.size() ? heads_[head + 1].offset : at_;
  }

  /// Adds the next row, unless it is empty. False: nothing can be read after it.
  bool add_row(std::size_t first) {
    RowHead head;
    head.offset = at_;
    head.number = number_;
    head.line = line_;
    const CellGrid::Row row = grid_.add(at_);
    at_ = row.end;
    ++number_;
    line_ += row.line_feeds;
    const std::size_t length = row.content_end - head.offset;
    // Spreadsheets like to end with thousands of these.
    if (length == 0 || (row.taken && length == columns_ - 1)) {
      if (row.taken) grid_.drop_last();
      return true;
    }
    Look look = Look::Other;
    if (!row.taken || heads_reader_.may_be_empty(grid_, grid_.rows() - 1)) {
      look = look_at(head);
      if (row.taken && look != Look::Other) grid_.drop_last();
      if (look == Look::Empty) return true;
    }
    if (look == Look::Other && row.taken) {
      places_[grid_.rows() - 1] = static_cast<std::uint8_t>(heads_.size() - first);
    }
    heads_.push_back(head);
    if (look != Look::Rest) return true;
    at_ = chunk_.end;
    return false;
  }

  Look look_at(const RowHead& head) {
    CsvReader rows = table_.row_at(head.offset, head.number);
    Diagnostics faults;
    return look(rows.next(record_, faults));
  }

  [[nodiscard]] Look look(CsvFound found) const {
    if (found == CsvFound::Rest) return Look::Rest;
    if (found != CsvFound::Record) return Look::Other;
    if (is_empty_row(record_)) return Look::Empty;
    return table_.kind_of(record_) == RowKind::OtherTable ? Look::Rest : Look::Other;
  }

  void find_rows(std::size_t most) {
    CsvReader rows = table_.row_at(at_, number_);
    while (at_ < chunk_.end && heads_.size() < most) {
      RowHead head;
      head.offset = at_;
      head.number = number_++;
      head.line = line_;
      Diagnostics faults;
      const Look found = look(rows.next(record_, faults));
      at_ = rows.offset();
      line_ += static_cast<std::uint32_t>(
          std::count(text_.data() + head.offset, text_.data() + at_, '\n'));
      if (found != Look::Empty) heads_.push_back(head);
    }
  }

  const TableFile& table_;
  std::string_view text_;
  std::size_t columns_;
  CellGrid grid_;
  std::array<std::uint8_t, CellGrid::kMostRows> places_{};
  HeadReader heads_reader_;
  ColumnParser parser_;
  std::vector<RowHead> heads_;
  std::vector<Readings> readings_;  ///< by head
  CsvRecord record_;

  TableChunk chunk_;
  std::size_t at_ = 0;
  std::uint32_t number_ = 0;
  std::uint32_t line_ = 0;
};

ColumnReader::ColumnReader(const TableFile& table, const Calendar& calendar,
                           bool year_may_be_absent)
    : reader_(std::make_unique<Reader>(table, calendar, year_may_be_absent)) {}
ColumnReader::ColumnReader(ColumnReader&& other) noexcept = default;
ColumnReader& ColumnReader::operator=(ColumnReader&& other) noexcept = default;
ColumnReader::~ColumnReader() = default;

void ColumnReader::start(const TableChunk& chunk) { reader_->start(chunk); }

std::span<const RowHead> ColumnReader::next(Table& facts, std::size_t most) {
  return reader_->next(facts, most);
}

}  // namespace cbps::data
