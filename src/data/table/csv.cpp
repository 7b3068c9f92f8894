#include "cbps/data/csv.h"

#include <algorithm>

#include "cbps/doc/encoding_check.h"
#include "cbps/text/unicode.h"

namespace cbps::data {
namespace {

/// Of one row. Who has more has another kind of problem, and the row is as lost.
constexpr std::size_t kMostFaults = 100;

bool is_space(char c) { return c == ' ' || c == '\t'; }

}  // namespace

CsvReader::CsvReader(std::string_view text, FileId file, CsvLimits limits, CsvForm form)
    : text_(text), file_(file), limits_(limits), form_(form) {
  if (text.starts_with(unicode::kByteOrderMark)) at_ = unicode::kByteOrderMark.size();
}

CsvReader::CsvReader(const Sources& sources, FileId file, CsvForm form)
    : CsvReader(sources.text(file), file, {}, form) {
  rest_ = sources.undecoded(file);
}

CsvReader CsvReader::at(std::size_t offset, std::uint32_t records) const {
  CsvReader reader = *this;
  reader.at_ = offset;
  reader.number_ = records;
  return reader;
}

CsvFound CsvReader::next(CsvRecord& record, Diagnostics& diagnostics) {
  record.cells.clear();
  record.missing = 0;
  record.unescaped.clear();
  if (at_ >= text_.size()) return CsvFound::End;
  record.number = ++number_;
  record.lies = form_.lies;
  row_begin_ = at_;
  cells_seen_ = 0;
  Diagnostics faults;
  bool readable = cell(record, faults);
  while (readable && at_separator()) {
    at_ += form_.separator.size();
    readable = cell(record, faults);
  }
  record.span = span(row_begin_, at_);
  if (readable && at_ - row_begin_ > limits_.row_bytes) {
    faults.add(Code::CsvRowTooLong, span(row_begin_, row_begin_), std::to_string(at_ - row_begin_),
               std::to_string(limits_.row_bytes));
  }
  if (readable && at_ < text_.size()) {
    at_ = std::min<std::size_t>(at_ + (text_[at_] == '\r' ? 2 : 1), text_.size());
  }
  // Of a file in another encoding all else would be said in vain.
  text_fault_ = doc::check_characters(text_, row_begin_, at_, file_, diagnostics, rest_);
  if (text_fault_ != doc::TextFault::None) {
    readable = false;
  } else {
    diagnostics.append(faults);
  }
  if (readable) return faults.empty() ? CsvFound::Record : CsvFound::Fault;
  at_ = text_.size();
  return CsvFound::Rest;
}

bool CsvReader::cell(CsvRecord& record, Diagnostics& faults) {
  CsvCell cell;
  const std::size_t begin = at_;
  if (at_ < text_.size() && text_[at_] == '"') {
    if (!quoted_cell(record, cell, faults)) return false;
  } else {
    plain_cell(cell, faults);
  }
  if (at_ - begin > limits_.cell_bytes && faults.size() < kMostFaults) {
    faults.add(Code::CsvCellTooLong, span(begin, begin), std::to_string(at_ - begin),
               std::to_string(limits_.cell_bytes));
  }
  if (cells_seen_ == limits_.columns) {
    faults.add(Code::CsvTooManyColumns, cell.span, std::to_string(limits_.columns));
  }
  if (++cells_seen_ <= limits_.columns) record.cells.push_back(cell);
  return true;
}

bool CsvReader::quoted_cell(CsvRecord& record, CsvCell& cell, Diagnostics& faults) {
  const std::size_t begin = at_++;
  // A quote that is never closed is not looked for to the end of a large file.
  const std::string_view row = text_.substr(0, row_begin_ + limits_.row_bytes);
  std::string* unescaped = nullptr;
  std::size_t piece = at_;
  while (true) {
    const std::size_t close = row.find('"', at_);
    if (close == std::string_view::npos) {
      faults.add(Code::CsvUnclosedQuote, span(begin, begin + 1));
      at_ = row.size();
      // No piece whose characters are checked ends inside a character or a line end.
      while (at_ < text_.size() && at_ > begin + 1 &&
             ((text_[at_] & 0xC0) == 0x80 || text_[at_] == '\n')) {
        --at_;
      }
      return false;
    }
    at_ = close + 1;
    if (at_ >= text_.size() || text_[at_] != '"') break;
    if (unescaped == nullptr) unescaped = &record.unescaped.emplace_back();
    unescaped->append(text_.substr(piece, at_ - piece));
    piece = ++at_;
  }
  cell.text = text_.substr(piece, at_ - 1 - piece);
  if (unescaped != nullptr) cell.text = unescaped->append(cell.text);
  cell.span = span(begin, at_);
  if (at_ >= text_.size() || at_separator() || at_line_end()) return true;
  faults.add(Code::CsvTextAfterQuote, span(at_, at_ + 1))
      .note(Code::SeeOpened, span(begin, begin + 1));
  return false;
}

void CsvReader::plain_cell(CsvCell& cell, Diagnostics& faults) {
  std::size_t begin = at_;
  at_ = find_end_of_plain(true);
  if (at_ < text_.size() && text_[at_] == '"') {
    if (faults.size() < kMostFaults) faults.add(Code::CsvStrayQuote, span(at_, at_ + 1));
    at_ = find_end_of_plain(false);
  }
  const bool carriage = at_ > begin && at_ < text_.size() && text_[at_] == '\n';
  if (carriage && text_[at_ - 1] == '\r') --at_;
  std::size_t end = at_;
  while (begin < end && is_space(text_[begin])) ++begin;
  while (begin < end && is_space(text_[end - 1])) --end;
  cell.text = text_.substr(begin, end - begin);
  cell.span = span(begin, end);
}

bool CsvReader::at_separator() const {
  return at_ < text_.size() && text_.compare(at_, form_.separator.size(), form_.separator) == 0;
}

std::size_t CsvReader::find_end_of_plain(bool quotes) const {
  const char first = form_.separator.front();
  const bool is_one_byte = form_.separator.size() == 1;
  for (std::size_t end = at_; end < text_.size(); ++end) {
    const char c = text_[end];
    if (c == '\n' || (c == '"' && quotes)) return end;
    // The first byte of a longer separator begins other characters too.
    if (c == first && (is_one_byte || text_.substr(end).starts_with(form_.separator))) return end;
  }
  return text_.size();
}

bool CsvReader::at_line_end() const { return text_[at_] == '\n' || text_.substr(at_, 2) == "\r\n"; }

Span CsvReader::span(std::size_t begin, std::size_t end) const {
  return {begin, static_cast<std::uint32_t>(end - begin), file_};
}

}  // namespace cbps::data
