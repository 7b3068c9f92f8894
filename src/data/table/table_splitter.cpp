#include "cbps/data/table_splitter.h"

#include <algorithm>
#include <bit>

#include "data/fast/byte_block.h"

namespace cbps::data {
namespace {

/// Rows that are not plain are slow to cut, and while that is done other threads wait.
constexpr std::uint32_t kMostOtherRows = 256;

std::uint32_t count(std::uint64_t bits) { return static_cast<std::uint32_t>(std::popcount(bits)); }

/// A byte at a time is too slow for a row of 100 MB.
std::uint32_t line_feeds(std::string_view text) {
  std::uint32_t found = 0;
  for (std::size_t at = 0; at < text.size(); at += ByteBlock::kBytes) {
    found += count(ByteBlock(text.data() + at, text.size() - at).equal('\n'));
  }
  return found;
}

/// A block of a table's text in which quotes stand, or which begins inside of some.
class QuotedBlock {
 public:
  /// `inside`: it begins inside quotes. `after_quote`: the byte before it is a closing one.
  QuotedBlock(std::string_view text, char separator, std::size_t base, std::size_t begin,
              const ByteBlock& block, bool inside, bool after_quote)
      : quotes_(block.equal('"')) {
    inside_ = prefix_parity(quotes_) ^ (inside ? ~std::uint64_t{0} : 0);
    const std::uint64_t closing = quotes_ & ~inside_;
    const std::uint64_t opening = quotes_ & inside_;
    const std::uint64_t separators = block.equal(separator);
    const std::uint64_t feeds = block.equal('\n');
    // The first byte of a block follows one of another, or begins the rows.
    const char before = base == begin ? '\n' : text[base - 1];
    const bool opens_first = before == separator || before == '\n' || before == '"';
    const std::uint64_t opens_after =
        (separators | feeds | closing) << 1U | static_cast<std::uint64_t>(opens_first);
    const std::uint64_t after_closing = closing << 1U | static_cast<std::uint64_t>(after_quote);
    const std::uint64_t in_text = bits_below(text.size() - base);
    std::uint64_t odd = after_closing & ~(separators | feeds | quotes_) & in_text;
    misplaced_ = opening & ~opens_after;
    for (; odd != 0; odd &= odd - 1) {
      const auto bit = static_cast<std::size_t>(std::countr_zero(odd));
      if (text.substr(base + bit, 2) != "\r\n") misplaced_ |= std::uint64_t{1} << bit;
    }
  }

  /// Bytes that are inside quotes, or open them.
  [[nodiscard]] std::uint64_t inside() const { return inside_; }
  /// Quotes, or what follows them, that are out of place.
  [[nodiscard]] std::uint64_t misplaced() const { return misplaced_; }
  [[nodiscard]] bool ends_inside() const { return (inside_ >> 63U) != 0; }
  [[nodiscard]] bool ends_with_closing() const { return (quotes_ & ~inside_) >> 63U != 0; }

 private:
  std::uint64_t quotes_;
  std::uint64_t inside_ = 0;
  std::uint64_t misplaced_ = 0;
};

}  // namespace

TableSplitter::TableSplitter(const TableFile& table, std::size_t chunk_bytes)
    : rows_(table.rows()), chunk_bytes_(chunk_bytes) {
  line_ += line_feeds(rows_.text().substr(0, rows_.offset()));
}

double TableSplitter::share() const {
  const std::size_t size = rows_.text().size();
  return size == 0 ? 1 : static_cast<double>(rows_.offset()) / static_cast<double>(size);
}

bool TableSplitter::next(TableChunk& chunk) {
  if (rows_.offset() >= rows_.text().size()) return false;
  chunk = {rows_.offset(), 0, rows_.records() + 1, line_, true};
  Cut cut = plain_rows();
  if (cut.rows == 0) {
    chunk.plain = false;
    cut = other_rows();
  }
  chunk.end = cut.end;
  rows_ = rows_.at(cut.end, rows_.records() + cut.rows);
  line_ += cut.lines;
  return true;
}

TableSplitter::Cut TableSplitter::plain_rows() const {
  const std::string_view text = rows_.text();
  const std::size_t begin = rows_.offset();
  // Where cells are parted by a Chinese sign, only `CsvReader` knows it.
  if (rows_.separator().size() != 1) return {begin, 0, 0};
  const char separator = rows_.separator().front();
  const std::size_t enough = begin + chunk_bytes_;
  // A row that is longer is a fault, or one of very few; it is not looked through again and again.
  const std::size_t most = enough + rows_.limits().row_bytes;
  Cut cut{begin, 0, 0};
  std::uint32_t rows = 0;
  std::uint32_t lines = 0;
  bool inside = false;
  bool after_quote = false;
  std::size_t base = begin;
  for (; base < text.size(); base += ByteBlock::kBytes) {
    if (base >= enough && (cut.rows > 0 || base >= most)) return cut;
    const ByteBlock block(text.data() + base, text.size() - base);
    if (!block.has('"', '\n') && !after_quote) continue;
    const std::uint64_t feeds = block.equal('\n');
    std::uint64_t ends = feeds;
    std::uint64_t misplaced = 0;
    if (inside || after_quote || block.equal('"') != 0) {
      const QuotedBlock quoted(text, separator, base, begin, block, inside, after_quote);
      misplaced = quoted.misplaced();
      ends &= ~quoted.inside();
      inside = quoted.ends_inside();
      after_quote = quoted.ends_with_closing();
      if (misplaced != 0) {
        ends &= bits_below(static_cast<std::size_t>(std::countr_zero(misplaced)));
      }
    }
    if (ends != 0) {
      const std::size_t last = 63U - static_cast<std::size_t>(std::countl_zero(ends));
      rows += count(ends);
      cut = {base + last + 1, rows, lines + count(feeds & bits_below(last + 1))};
    }
    lines += count(feeds);
    if (misplaced != 0) return cut;
  }
  // The last row need not end with a line.
  if (!inside && cut.end < text.size()) cut = {text.size(), rows + 1, lines};
  return cut;
}

TableSplitter::Cut TableSplitter::other_rows() {
  const std::size_t begin = rows_.offset();
  CsvReader reader = rows_;
  std::uint32_t rows = 0;
  // The first is the one that is out of order; most others are not.
  for (CsvFound found = CsvFound::Fault;
       found == CsvFound::Fault && rows < kMostOtherRows && reader.offset() < begin + chunk_bytes_;
       ++rows) {
    Diagnostics faults;  // they are named by who reads the chunk
    found = reader.next(record_, faults);
    if (found == CsvFound::End) break;
  }
  const std::size_t end = reader.offset();
  return {end, rows, line_feeds(rows_.text().substr(begin, end - begin))};
}

}  // namespace cbps::data
