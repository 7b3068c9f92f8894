#pragma once

#include <memory>
#include <variant>

#include "workbook/book/book.h"
#include "workbook/zip/package.h"

namespace cbps::workbook {

[[nodiscard]] std::variant<std::unique_ptr<Book>, Fault> open_ods(Package package);

}  // namespace cbps::workbook
