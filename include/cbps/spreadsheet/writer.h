#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "cbps/spreadsheet/fault.h"
#include "cbps/spreadsheet/sheet.h"

namespace cbps::spreadsheet {

inline constexpr std::size_t kMostRows = 1'048'576;  ///< of a sheet
inline constexpr std::size_t kMostOfCell = 32'767;   ///< characters

/// What a cell holds of a text: all of it, or its beginning and a sign that there is more.
[[nodiscard]] std::string shortened(std::string_view text);

/// Whether this program was built with what writes workbooks.
[[nodiscard]] bool is_built_in();

/// Writes a workbook as .xlsx, row by row, so that memory does not grow with the rows. The same
/// workbook gives the same parts on every day; how they are packed depends on the version of zlib.
class Writer {
 public:
  Writer() = default;
  virtual ~Writer() = default;
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  /// Begins the next sheet, and returns its number, counted from 0. The first one is the one that
  /// is seen first.
  virtual std::size_t begin_sheet(const Layout& layout) = 0;
  /// Adds the next row to a sheet. Sheets may be filled beside each other.
  virtual void add_row(std::size_t sheet, const Row& row) = 0;
  /// Shows numbers of a sheet as a picture beside them.
  virtual void add_chart(std::size_t sheet, const Chart& chart) = 0;
  /// Appends the workbook to `out`, or says why there is none.
  virtual std::optional<Fault> finish(std::string& out) = 0;
};

[[nodiscard]] std::unique_ptr<Writer> writer(const Properties& properties);

/// Appends a whole workbook to `out`, or says why there is none.
[[nodiscard]] std::optional<Fault> write(const Book& book, std::string& out);

}  // namespace cbps::spreadsheet
