// libFuzzer entry: any bytes are read as a workbook. What begins like a ZIP is taken as it is; all
// else is parts, which are put into a ZIP first: `\x1E name \x1F content` for each
// (workbook_seeds.py makes such files). Rows come in order and within the sheet, texts are UTF-8
// and not empty, and a second reading gives the same, whatever was read before.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "cbps/text/unicode.h"
#include "cbps/workbook/kind.h"
#include "cbps/workbook/workbook.h"
#include "support/zip_writer.h"

namespace {

using namespace cbps;
using namespace cbps::workbook;

/// So that one input does not take the time of thousands.
constexpr std::size_t kMostCells = 200'000;

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "%s\n", what);
  std::abort();
}

std::string zip_of_parts(std::string_view bytes) {
  std::vector<test::ZipPart> parts;
  while (!bytes.empty()) {
    bytes.remove_prefix(1);  // what begins a part
    const std::string_view whole = bytes.substr(0, bytes.find('\x1E'));
    bytes.remove_prefix(whole.size());
    const std::size_t name = whole.find('\x1F');
    if (name == std::string_view::npos) continue;
    constexpr bool kIsStored = true;
    parts.push_back(
        {std::string(whole.substr(0, name)), std::string(whole.substr(name + 1)), kIsStored});
  }
  return test::zip_of(parts);
}

struct Reading {
  std::size_t cells = 0;
  std::uint64_t sum = 0;  ///< of all that was handed out
  std::optional<Fault> fault{};
  SheetFacts facts{};
  bool operator==(const Reading&) const = default;
};

Reading read(Workbook& book, std::size_t sheet, std::size_t most_cells) {
  Reading reading;
  std::uint32_t last_row = 0;
  const auto take = [&](std::uint32_t row, std::span<const Cell> cells) {
    require(row > last_row && row <= kMostRows, "a row out of order");
    require(!cells.empty(), "a row without content");
    last_row = row;
    std::uint32_t next = 0;
    for (const Cell& cell : cells) {
      require(cell.column >= next && cell.column < kMostColumns, "a cell out of order");
      require(!cell.text.empty(), "a cell without content");
      // A long row that is repeated is the same text again.
      if (reading.cells < 10'000) require(!unicode::first_invalid_byte(cell.text), "not UTF-8");
      next = cell.column + 1;
      reading.sum = reading.sum * 31 + std::hash<std::string_view>()(cell.text) + cell.column;
      ++reading.cells;
    }
    return reading.cells < most_cells;
  };
  reading.fault = book.read(sheet, take, reading.facts);
  return reading;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  // A copy that ends where the bytes end, so that a look behind them is found.
  const std::string bytes = input.starts_with("PK") ? std::string(input) : zip_of_parts(input);
  (void)kind_of(input);
  (void)kind_of(bytes);
  auto opened = Workbook::open(bytes);
  auto* const book = std::get_if<Workbook>(&opened);
  if (book == nullptr) return 0;
  constexpr std::size_t kMostSheets = 4;
  std::vector<Reading> readings;
  for (std::size_t i = 0; i < kMostSheets && !book->find(i) && i < book->sheets().size(); ++i) {
    readings.push_back(read(*book, i, kMostCells));
    require(read(*book, i, kMostCells) == readings.back(), "a second reading gives something else");
  }
  // What was read in part or passed over before, and sheets read backwards, give the same.
  auto again = Workbook::open(bytes);
  auto* const other = std::get_if<Workbook>(&again);
  require(other != nullptr, "it opens only once");
  for (std::size_t i = 0; i < readings.size(); ++i) {
    require(!other->find(i), "a sheet is found only once");
    if (i % 2 == 0) (void)read(*other, i, 1);
  }
  for (std::size_t i = readings.size(); i-- > 0;) {
    require(read(*other, i, kMostCells) == readings[i], "another order gives something else");
  }
  return 0;
}
