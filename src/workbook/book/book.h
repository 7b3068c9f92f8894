#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "cbps/workbook/workbook.h"

namespace cbps::workbook {

/// What a format does for `Workbook`.
class Book {
 public:
  Book() = default;
  virtual ~Book() = default;
  Book(const Book&) = delete;
  Book& operator=(const Book&) = delete;

  [[nodiscard]] virtual Format format() const = 0;
  [[nodiscard]] virtual std::span<const Sheet> sheets() const = 0;
  [[nodiscard]] virtual std::optional<Fault> find(std::size_t sheet) = 0;
  /// `sheet` is one that was found.
  [[nodiscard]] virtual std::optional<Fault> read(std::size_t sheet, const TakeRow& take,
                                                  SheetFacts& facts) = 0;
};

}  // namespace cbps::workbook
