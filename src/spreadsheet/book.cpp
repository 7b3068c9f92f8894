#include "cbps/spreadsheet/writer.h"

namespace cbps::spreadsheet {

std::optional<Fault> write(const Book& book, std::string& out) {
  const auto target = writer(book.properties);
  for (const Sheet& sheet : book.sheets) {
    const std::size_t number = target->begin_sheet(sheet.layout);
    for (const Row& row : sheet.rows) target->add_row(number, row);
  }
  return target->finish(out);
}

}  // namespace cbps::spreadsheet
