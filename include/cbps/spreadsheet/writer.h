#pragma once

#include <memory>
#include <optional>
#include <string>

#include "cbps/spreadsheet/fault.h"
#include "cbps/spreadsheet/sheet.h"

namespace cbps::spreadsheet {

/// Writes a workbook as .xlsx, row by row, so that memory does not grow with the rows. The same
/// workbook gives the same parts on every day; how they are packed depends on the version of zlib.
class Writer {
 public:
  Writer() = default;
  virtual ~Writer() = default;
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  /// Begins the next sheet. The first one is the one that is seen first.
  virtual void begin_sheet(const Layout& layout) = 0;
  /// Adds the next row to the sheet that was begun last.
  virtual void add_row(const Row& row) = 0;
  /// Appends the workbook to `out`, or says why there is none.
  virtual std::optional<Fault> finish(std::string& out) = 0;
};

[[nodiscard]] std::unique_ptr<Writer> writer(const Properties& properties);

/// Appends a whole workbook to `out`, or says why there is none.
[[nodiscard]] std::optional<Fault> write(const Book& book, std::string& out);

}  // namespace cbps::spreadsheet
