// The floor: what a program costs that knows the 22 checks and the columns of this one table by
// heart. It maps the table, finds separators 64 bytes at a time, reads every cell as its column's
// type and range ask, and adds up verdicts and scores. It says nothing of use about a bad cell,
// rolls nothing up, does not look for ids given twice, for another year, for parts that exceed
// their whole, nor whether names are UTF-8, and cannot have line ends inside quotation marks.
//
//   floor CSV COLUMNS [-j THREADS] [--lines FILE]

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "columns.h"
#include "separators.h"
#include "verdicts.h"

using namespace bench22;

namespace {

constexpr std::size_t kBlockBytes = std::size_t{1} << 20U;
constexpr int kYear = 2024;

[[noreturn]] void die(std::string_view what, std::string_view text = {}) {
  std::fprintf(stderr, "floor: %.*s %.*s\n", static_cast<int>(what.size()), what.data(),
               static_cast<int>(text.size()), text.data());
  std::_Exit(2);
}

std::uint64_t load(const char* at) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, sizeof word);
  return word;
}

constexpr std::uint64_t kBytes = 0x0101010101010101U;

/// Eight decimal digits, the first in the lowest byte, each already less its '0'.
std::uint64_t eight_digits(std::uint64_t digits) {
  digits = digits * 10 + (digits >> 8U);
  return ((digits & 0x000000FF000000FFU) * 0x000F424000000064U +
          ((digits >> 16U) & 0x000000FF000000FFU) * 0x0000271000000001U) >>
         32U;
}

/// `text` as a number of digits only; -1 where it is none. Eight bytes before its end can be read.
std::int64_t whole_number(std::string_view text) {
  const std::size_t size = text.size();
  if (size - 1 >= 8) {
    if (size == 0 || size > 17) return -1;
    const std::int64_t high = whole_number(text.substr(0, size - 8));
    const std::int64_t low = whole_number(text.substr(size - 8));
    return high < 0 || low < 0 ? -1 : high * 100'000'000 + low;
  }
  const auto shift = static_cast<unsigned>(64 - 8 * size);
  const std::uint64_t digits = (load(text.data() + size - 8) ^ ('0' * kBytes)) >> shift << shift;
  if (((digits | (digits + 0x76 * kBytes)) & (0x80 * kBytes)) != 0) return -1;
  return static_cast<std::int64_t>(eight_digits(digits));
}

/// In hundredths; at most two digits after the point.
std::int64_t hundredths(std::string_view text) {
  const std::size_t size = text.size();
  std::size_t after = 0;
  if (size >= 4 && text[size - 3] == '.')
    after = 2;
  else if (size >= 3 && text[size - 2] == '.')
    after = 1;
  if (after == 0) {
    const std::int64_t whole = whole_number(text);
    return whole < 0 ? -1 : whole * 100;
  }
  const std::int64_t whole = whole_number(text.substr(0, size - after - 1));
  const std::int64_t rest = whole_number(text.substr(size - after));
  return whole < 0 || rest < 0 ? -1 : whole * 100 + (after == 1 ? rest * 10 : rest);
}

/// YYYYMMDD; -1 where it is no day.
std::int64_t day(std::string_view text) {
  if (text.size() != 10) return -1;
  // Y Y Y Y - M M - and then D D.
  const std::uint64_t first = load(text.data()) ^ 0x2D30302D30303030U;
  const std::uint64_t last = static_cast<unsigned char>(text[8]) ^ '0';
  const std::uint64_t least = static_cast<unsigned char>(text[9]) ^ '0';
  if (((first | (first + 0x7F76767F76767676U)) & (0x80 * kBytes)) != 0 || last > 9 || least > 9) {
    return -1;
  }
  // Month and year move together to where eight digits would be; the days follow.
  const std::uint64_t year = eight_digits(first << 32U);
  const auto month = ((first >> 40U) & 0xFFU) * 10 + ((first >> 48U) & 0xFFU);
  const auto days = last * 10 + least;
  constexpr std::array<std::uint8_t, 13> kDays{0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year == 0 || month - 1 >= 12 || days - 1 >= kDays[month]) return -1;
  const bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  if (month == 2 && days == 29 && !is_leap) return -1;
  return static_cast<std::int64_t>(year * 10'000 + month * 100 + days);
}

std::int64_t boolean(std::string_view text) {
  if (text == "是" || text == "yes" || text == "true") return 1;
  if (text == "否" || text == "no" || text == "false") return 0;
  return -1;
}

/// Calls `each` for the items of a list, until one is not good.
template <class Each>
bool for_items(std::string_view text, const Each& each) {
  while (true) {
    std::size_t at = 0;
    std::size_t width = 1;
    for (; at < text.size() && text[at] != ';'; ++at) {
      const std::string_view rest = text.substr(at, 3);
      if (text[at] != '\xE3' && text[at] != '\xEF') continue;
      if (rest == "、" || rest == "；") {
        width = 3;
        break;
      }
    }
    if (!each(text.substr(0, at))) return false;
    if (at >= text.size()) return true;
    text.remove_prefix(at + width);
  }
}

/// A bit for each month of the year.
std::int64_t months(std::string_view text) {
  if (text == "无") return 0;
  std::int64_t bits = 0;
  const auto add = [&bits](std::string_view item) {
    const std::int64_t one = day(item);
    bits |= std::int64_t{1} << ((one / 100 % 100 - 1) & 15);
    return one / 10'000 == kYear;
  };
  while (text.size() > 10 && text[10] == ';') {
    if (!add(text.substr(0, 10))) return -1;
    text.remove_prefix(11);
  }
  return for_items(text, add) ? bits : -1;
}

bool is_between(std::string_view text) {
  return text.empty() || text[0] == ';' || text.starts_with("、") || text.starts_with("；");
}

/// The option whose label `text` begins with, as far as a separator; its label goes. -1 where there
/// is none.
int take_label(const Column& column, std::string_view& text) {
  const std::uint64_t first = load(text.data());
  for (const Column::Label& label : column.labels) {
    if (((first ^ label.first) & label.mask) != 0) continue;
    if (!text.starts_with(label.text) || !is_between(text.substr(label.text.size()))) continue;
    text.remove_prefix(label.text.size());
    return label.option;
  }
  return -1;
}

std::int64_t parts(const Column& column, std::string_view text) {
  if (text == "全部") return column.all_parts();
  if (text == "无") return 0;
  std::int64_t bits = 0;
  while (true) {
    const int part = take_label(column, text);
    if (part < 0) break;
    bits |= std::int64_t{1} << part;
    if (text.empty()) return bits;
    text.remove_prefix(text[0] == ';' ? 1 : 3);
  }
  const auto add = [&](std::string_view item) {
    const int part = column.option(item);
    if (part < 0) return false;
    bits |= std::int64_t{1} << part;
    return true;
  };
  return for_items(text, add) ? bits : -1;
}

template <Column::Kind kind>
std::int64_t value([[maybe_unused]] const Column& column, std::string_view text) {
  if constexpr (kind == Column::Bool) return boolean(text);
  if constexpr (kind == Column::Int) return whole_number(text);
  if constexpr (kind == Column::Decimal) return hundredths(text);
  if constexpr (kind == Column::Date) return day(text);
  if constexpr (kind == Column::Dates) return months(text);
  if constexpr (kind == Column::Choice) return column.option(text);
  if constexpr (kind == Column::Set) return parts(column, text);
}

/// What one thread does.
class Reader {
 public:
  explicit Reader(const Columns& columns, bool writes_lines)
      : columns_(columns),
        writes_lines_(writes_lines),
        values_(columns.all.size()),
        known_(columns.all.size()),
        ends_(columns.all.size()) {}

  /// Rows that begin at `begin` and end before `end`.
  void read(const char* begin, const char* end, std::string& lines) {
    const char* cell = begin;
    std::size_t count = 0;
    const bool closed = for_separators(begin, end, [&](const char* at) {
      if (count == ends_.size()) die("too many cells at", {cell, 12});
      ends_[count++] = at;
      if (*at != '\n') return;
      if (count != ends_.size()) die("too few cells at", {cell, 12});
      row(cell, lines);
      cell = at + 1;
      count = 0;
    });
    if (!closed || count != 0) die("a row without an end at", {cell, 12});
  }

  Totals totals;

 private:
  void row(const char* begin, std::string& lines) {
    // One kind after the other: the branches of each are the same for all its columns.
    cells<Column::Bool>(begin);
    cells<Column::Int>(begin);
    cells<Column::Decimal>(begin);
    cells<Column::Date>(begin);
    cells<Column::Dates>(begin);
    cells<Column::Choice>(begin);
    cells<Column::Set>(begin);
    Facts facts;
    for (std::size_t i = 0; i < kFacts; ++i) {
      facts.value[i] = values_[columns_.of_fact[i]];
      facts.known[i] = known_[columns_.of_fact[i]];
    }
    const Outcome outcome = assess(facts);
    totals.add(outcome);
    if (!writes_lines_) return;
    lines += line({begin, static_cast<std::size_t>(ends_[0] - begin)}, outcome);
  }

  template <Column::Kind kind>
  void cells(const char* begin) {
    for (const Place& place : columns_.by_kind[kind]) {
      const std::size_t i = place.column;
      const char* from = i == 0 ? begin : ends_[i - 1] + 1;
      std::string_view text(from, static_cast<std::size_t>(ends_[i] - from));
      if (text.starts_with('"')) text = text.substr(1, text.size() - 2);
      known_[i] = !text.empty();
      if (text.empty()) continue;
      const std::int64_t number = value<kind>(columns_.all[i], text);
      if (number < place.least || number > place.most) die("not good:", text);
      values_[i] = number;
    }
  }

  const Columns& columns_;
  bool writes_lines_;
  std::vector<std::int64_t> values_;
  std::vector<std::uint8_t> known_;
  std::vector<const char*> ends_;
};

std::string_view map(const char* path) {
  const int file = ::open(path, O_RDONLY | O_CLOEXEC);
  struct stat status {};
  if (file < 0 || ::fstat(file, &status) != 0) die("cannot read", path);
  const auto size = static_cast<std::size_t>(status.st_size);
  // A page of zeros after it: eight bytes can be read from wherever a cell begins.
  constexpr std::size_t kAfter = 4096;
  void* room = ::mmap(nullptr, size + kAfter, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  void* bytes = ::mmap(room, size, PROT_READ, MAP_PRIVATE | MAP_FIXED, file, 0);
  if (bytes == MAP_FAILED) die("cannot map", path);
  ::close(file);
  return {static_cast<const char*>(bytes), size};
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) die("usage: floor CSV COLUMNS [-j THREADS] [--lines FILE]");
  unsigned threads = 1;
  const char* lines_path = nullptr;
  for (int i = 3; i + 1 < count; i += 2) {
    if (std::string_view(arguments[i]) == "-j")
      threads = static_cast<unsigned>(atoi(arguments[i + 1]));
    else if (std::string_view(arguments[i]) == "--lines")
      lines_path = arguments[i + 1];
    else
      die("unknown option", arguments[i]);
  }
  const std::string_view text = map(arguments[1]);
  const std::size_t header_end = text.find('\n') + 1;
  const Columns columns(text.substr(0, header_end - 1), arguments[2]);

  // Blocks that end with a row, taken by whoever is free.
  std::vector<std::size_t> cuts{header_end};
  while (cuts.back() < text.size()) {
    const std::size_t near = cuts.back() + kBlockBytes;
    const std::size_t end = near < text.size() ? text.find('\n', near) : text.size() - 1;
    cuts.push_back(end + 1);
  }
  std::vector<std::string> lines(cuts.size());
  std::vector<Reader> readers(threads, Reader(columns, lines_path != nullptr));
  std::atomic<std::size_t> next{0};
  const auto work = [&](Reader& reader) {
    for (std::size_t i = next++; i + 1 < cuts.size(); i = next++) {
      reader.read(text.data() + cuts[i], text.data() + cuts[i + 1], lines[i]);
    }
  };
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < readers.size(); ++i) others.emplace_back(work, std::ref(readers[i]));
  work(readers[0]);
  for (std::thread& one : others) one.join();

  Totals totals;
  for (const Reader& one : readers) totals.add(one.totals);
  print(totals);
  if (std::fflush(stdout) != 0) die("cannot write the sums");
  if (lines_path == nullptr) return 0;
  std::FILE* out = std::fopen(lines_path, "wb");
  if (out == nullptr) die("cannot write", lines_path);
  for (const std::string& block : lines) std::fwrite(block.data(), 1, block.size(), out);
  return std::fclose(out) == 0 ? 0 : 2;
}
