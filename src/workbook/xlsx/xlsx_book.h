#pragma once

#include <memory>
#include <variant>

#include "workbook/book/book.h"
#include "workbook/zip/package.h"

namespace cbps::workbook {

/// The name of the part that a package is about, such as a document or a workbook.
[[nodiscard]] std::variant<std::string, Fault> main_part(const Package& package);

[[nodiscard]] std::variant<std::unique_ptr<Book>, Fault> open_xlsx(Package package,
                                                                   MakeOverflow overflow);

}  // namespace cbps::workbook
