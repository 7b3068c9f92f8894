#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <variant>

#include "cbps/workbook/fault.h"
#include "cbps/workbook/overflow.h"
#include "cbps/workbook/sheet.h"

/// Workbooks, .xlsx and .ods, as sheets of rows of text cells. Nothing of them is run or fetched:
/// macros, links, pictures and the like are not looked at.
namespace cbps::workbook {

enum class Format : std::uint8_t { Xlsx, Ods };

/// Reads sheets of one format; private.
class Book;

/// An open workbook. It reads from the bytes while it lives, and keeps little of them in memory:
/// the names of parts, the sheets, the formats of cells, and the shared strings of an .xlsx.
class Workbook {
 public:
  /// Finds the first sheet, if there is one. `bytes` is the whole file and outlives the workbook.
  /// May be called from any thread; a workbook itself is used by one thread at a time.
  [[nodiscard]] static std::variant<Workbook, Fault> open(std::string_view bytes,
                                                          MakeOverflow overflow = {});

  explicit Workbook(std::unique_ptr<Book> book);
  Workbook(Workbook&& other) noexcept;
  Workbook& operator=(Workbook&& other) noexcept;
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;
  ~Workbook();

  [[nodiscard]] Format format() const;
  /// Those that have been found, in the order in which a person sees them.
  [[nodiscard]] std::span<const Sheet> sheets() const;
  /// Finds all sheets up to this number; there may be fewer. A fault on the way to them is given
  /// back. An .ods has no list of its sheets, and they all lie in one part: it is parsed once if
  /// each of them is read before the next is looked for, or not at all, and from its beginning
  /// again for one that is read later.
  [[nodiscard]] std::optional<Fault> find(std::size_t sheet);

  /// Hands out the rows of a sheet that has been found. No row comes before the checksum of all
  /// that it is made of was found right; a fault of another sort may still come after rows, and
  /// ends the sheet. `facts` are set in both cases. A sheet can be read several times, and does not
  /// check its sums again.
  [[nodiscard]] std::optional<Fault> read(std::size_t sheet, const TakeRow& take,
                                          SheetFacts& facts);

 private:
  std::unique_ptr<Book> book_;
};

}  // namespace cbps::workbook
