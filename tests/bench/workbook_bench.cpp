// What reading a workbook costs, and what the libraries cost by themselves that it is read with.
//
//   bench_workbook room FILE                 all sheets, as rows of text cells
//   bench_workbook floor FILE PART [PART]    inflates each part twice (to check it, to use it), and
//   lets expat parse
//                                            it for handlers that do nothing
//
// Prints how many cells or elements there were. `workbook_data.py` makes a large .xlsx and .ods.

#include <expat.h>
#include <minizip/unzip.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <variant>
#include <vector>

#include "cbps/workbook/workbook.h"

namespace {

using namespace cbps::workbook;

[[noreturn]] void die(const char* what) {
  std::fprintf(stderr, "bench_workbook: %s\n", what);
  std::exit(2);
}

std::string bytes_of(const char* path) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  if (!file) die("no such file");
  std::string bytes(static_cast<std::size_t>(file.tellg()), '\0');
  file.seekg(0);
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return bytes;
}

std::size_t read_all(const char* path) {
  const std::string bytes = bytes_of(path);
  auto opened = Workbook::open(bytes);
  auto* const book = std::get_if<Workbook>(&opened);
  if (book == nullptr) die("no workbook");
  std::size_t cells = 0;
  for (std::size_t i = 0;; ++i) {
    if (book->find(i)) die("a fault");
    if (i == book->sheets().size()) return cells;
    SheetFacts facts;
    const auto take = [&](std::uint32_t /*row*/, std::span<const Cell> row) {
      cells += row.size();
      return true;
    };
    if (book->read(i, take, facts)) die("a fault");
  }
}

std::size_t elements = 0;

void on_start(void* /*user*/, const XML_Char* /*name*/, const XML_Char** /*attributes*/) {
  ++elements;
}
void on_end(void* /*user*/, const XML_Char* /*name*/) {}
void on_text(void* /*user*/, const XML_Char* /*text*/, int /*size*/) {}

void parse(const char* path, const char* part) {
  unzFile zip = unzOpen64(path);
  if (zip == nullptr || unzLocateFile(zip, part, 1) != UNZ_OK) die("no such part");
  constexpr int kPiece = 64 << 10;
  std::vector<char> piece(kPiece);
  unzOpenCurrentFile(zip);
  while (unzReadCurrentFile(zip, piece.data(), kPiece) > 0) {
  }
  if (unzCloseCurrentFile(zip) != UNZ_OK) die("a checksum");
  unzOpenCurrentFile(zip);
  XML_Parser parser = XML_ParserCreate(nullptr);
  XML_SetElementHandler(parser, on_start, on_end);
  XML_SetCharacterDataHandler(parser, on_text);
  for (int count = kPiece; count != 0;) {
    count = unzReadCurrentFile(zip, XML_GetBuffer(parser, kPiece), kPiece);
    if (XML_ParseBuffer(parser, count, count == 0) != XML_STATUS_OK) die("no XML");
  }
  XML_ParserFree(parser);
  unzCloseCurrentFile(zip);
  unzClose(zip);
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) die("usage: bench_workbook room FILE | floor FILE PART...");
  if (std::string(arguments[1]) == "room") {
    std::printf("%zu cells\n", read_all(arguments[2]));
    return 0;
  }
  for (int i = 3; i < count; ++i) parse(arguments[2], arguments[i]);
  std::printf("%zu elements\n", elements);
}
