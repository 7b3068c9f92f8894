#include "cbps/workbook/workbook.h"

#include <utility>

#include "workbook/book/book.h"
#include "workbook/printable.h"

namespace cbps::workbook {

Workbook::Workbook(std::unique_ptr<Book> book) : book_(std::move(book)) {}
Workbook::Workbook(Workbook&& other) noexcept = default;
Workbook& Workbook::operator=(Workbook&& other) noexcept = default;
Workbook::~Workbook() = default;

Format Workbook::format() const { return book_->format(); }

std::span<const Sheet> Workbook::sheets() const { return book_->sheets(); }

std::optional<Fault> Workbook::find(std::size_t sheet) {
  const auto fault = book_->find(sheet);
  return fault ? std::optional(printable(*fault)) : std::nullopt;
}

std::optional<Fault> Workbook::read(std::size_t sheet, const TakeRow& take, SheetFacts& facts) {
  facts = {};
  const auto fault = book_->read(sheet, take, facts);
  return fault ? std::optional(printable(*fault)) : std::nullopt;
}

}  // namespace cbps::workbook
