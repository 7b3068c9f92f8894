#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "cbps/data/column_reader.h"
#include "cbps/data/table_file.h"
#include "cbps/data/table_splitter.h"
#include "data/fast/cell_grid.h"
#include "support/catch.h"
#include "support/pack.h"

// A mapped table may be changed by another program between two reads of the same byte. What is read
// then may be anything; but nothing may be read outside of the text, and every reader must end.
using namespace cbps;

namespace {

constexpr std::array kBytes{'"', ',', '\n', '\r', '\0', 'a', ' ', '\x80'};

constexpr std::string_view kTable =
    "id,name,period,households,centre.built,organisation.established,meetings.group,"
    "centre.five_affairs,organisation.form\n"
    "990101001001,\"甲\",2024,1000,是,2001-02-03,2024-03-05、2024-06-07,党务、居务,党支部\r\n"
    "\"990101001002\",乙,2024,\"1\",\"否\",,\"2024-03-05;2024-06-07\",\"全部\",党委\n"
    ",,,,,,,,\n"
    "a,\"b\"\"c\",\"2024\",1 ,\"\",\"2001-02-03\",无,,\n"
    "990101001003,丙,2024,7,x,,,\"党务\",党总支\r\n";

/// A text that can be changed while a table reads it.
class ChangingTable {
 public:
  ChangingTable() : bytes_(std::make_shared<std::string>(kTable)) {
    file_ = sources_.add("a.csv", std::string_view(*bytes_), bytes_);
    data::RowCells header;
    Diagnostics faults;
    table_ = data::TableFile::open(sources_, file_, test::pack().dictionary, header, faults);
    REQUIRE(table_);
    begin_ = table_->rows().offset();
  }

  [[nodiscard]] std::size_t begin() const { return begin_; }
  [[nodiscard]] const data::TableFile& table() const { return *table_; }
  void change(std::size_t from, std::size_t to, char byte) {
    std::fill(bytes_->begin() + static_cast<std::ptrdiff_t>(from),
              bytes_->begin() + static_cast<std::ptrdiff_t>(to), byte);
  }
  void restore() { std::copy(kTable.begin(), kTable.end(), bytes_->begin()); }

  [[nodiscard]] bool holds(std::string_view part) const {
    if (part.empty()) return true;
    return part.data() >= bytes_->data() &&
           part.data() + part.size() <= bytes_->data() + bytes_->size();
  }
  [[nodiscard]] bool holds(Span span) const { return span.begin + span.length <= bytes_->size(); }

  /// Reads a row as what `ColumnReader` does not take is read.
  void read_slowly(const data::RowHead& head) {
    data::CsvReader rows = table_->row_at(head.offset, head.number);
    Diagnostics faults;
    data::RowKind kind{};
    const data::CsvFound found = table_->next(rows, record_, kind, faults);
    CHECK(rows.offset() <= bytes_->size());
    for (const data::CsvCell& cell : record_.cells) CHECK(holds(cell.span));
    if (found != data::CsvFound::Record) return;
    data::Origin origin = table_->origin(record_);
    (void)table_->year(record_, faults);
    one_row_.clear(1);
    table_->read(record_, kCalendar, one_row_, 0, origin, faults);
    (void)data::place_in_row(*bytes_, head, origin.span.begin);
  }

  static constexpr Calendar kCalendar{Period{2024}, Date{20088}};

 private:
  std::shared_ptr<std::string> bytes_;
  Sources sources_;
  FileId file_{};
  std::optional<data::TableFile> table_;
  std::size_t begin_ = 0;
  data::CsvRecord record_;
  Table one_row_{test::pack().dictionary, 1};
};

/// Calls `visit` with each change: of one byte, and of all from one on.
template <class Visit>
void each_change(std::size_t begin, const Visit& visit) {
  for (std::size_t at = begin; at < kTable.size(); ++at) {
    for (const char byte : kBytes) {
      visit(at, at + 1, byte);
      if (at % 7 == 0) visit(at, kTable.size(), byte);
    }
  }
}

}  // namespace

TEST_CASE("cells of a text that was changed lie inside of it", "[data]") {
  std::string text(kTable);
  const std::size_t begin = text.find('\n') + 1;
  constexpr std::size_t kColumns = 9;
  std::size_t cells = 0;
  each_change(begin, [&](std::size_t from, std::size_t to, char byte) {
    text = kTable;
    data::CellGrid grid(kColumns, ',');
    grid.clear(text, begin);
    for (std::size_t at = begin; at < text.size();) at = grid.add(at).end;
    REQUIRE(grid.rows() == 5);
    std::fill(text.begin() + static_cast<std::ptrdiff_t>(from),
              text.begin() + static_cast<std::ptrdiff_t>(to), byte);
    for (std::size_t column = 0; column < kColumns; ++column) {
      grid.for_cells(column, [&](std::size_t row, const char* first, const char* last) {
        ++cells;
        const std::string_view cell = grid.cell(row, column).text;
        const bool is_sound = first <= last && first >= text.data() + begin &&
                              last <= text.data() + text.size() && cell.size() < 50 &&
                              cell.data() >= text.data() + begin;
        if (!is_sound) FAIL("row " << row << ", column " << column << ", byte " << from);
      });
    }
  });
  CHECK(cells > 100'000);
}

TEST_CASE("a table that is changed between two steps is read to its end", "[data]") {
  ChangingTable changing;
  std::size_t taken = 0;
  // After the table was cut, and after its rows were found.
  for (const bool is_late : {false, true}) {
    each_change(changing.begin(), [&](std::size_t from, std::size_t to, char byte) {
      changing.restore();
      data::TableSplitter splitter(changing.table(), 64);
      data::ColumnReader columns(changing.table(), ChangingTable::kCalendar, true);
      Table facts(test::pack().dictionary, 8);
      std::size_t rows = 0;
      for (data::TableChunk chunk; splitter.next(chunk);) {
        if (!is_late) changing.change(from, to, byte);
        columns.start(chunk);
        for (auto heads = columns.next(facts, 8); !heads.empty(); heads = columns.next(facts, 8)) {
          if (is_late) changing.change(from, to, byte);
          for (const data::RowHead& head : heads) {
            ++rows;
            if (head.taken) ++taken;
            if (!head.taken) changing.read_slowly(head);
            if (!changing.holds(head.id) || !changing.holds(head.name) ||
                !changing.holds(head.span)) {
              FAIL("row " << head.number << ", byte " << from);
            }
          }
        }
      }
      REQUIRE(rows <= kTable.size());
    });
  }
  CHECK(taken > 1'000);
}
