#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "cbps/diag/diagnostic.h"
#include "cbps/diag/source.h"

/// A sheet of a workbook becomes the text of a table.
namespace cbps::cli {

/// Whether the bytes of a file are to be read as a workbook, or named as one that cannot be read.
[[nodiscard]] bool is_workbook(std::string_view bytes);

/// Says of a workbook that is not read as a table how it can be.
void refuse_workbook(const std::string& path, std::string_view bytes, Sources& sources,
                     Diagnostics& diagnostics);

struct SheetChoice {
  std::string asked;  ///< by name or number; empty: the first that holds a table
  /// Whether the beginning of a sheet's text shows a table.
  std::function<bool(std::string_view text)> holds_table;
};

/// Adds the text of a sheet to `sources`: a line for each row, with commas between the cells.
/// Remarks say which sheet of several is read, and what of it is hidden. Nothing, and messages,
/// where the workbook cannot be read or has no such sheet.
[[nodiscard]] std::optional<FileId> add_sheet_text(const std::string& path, std::string_view bytes,
                                                   const SheetChoice& choice, Sources& sources,
                                                   Diagnostics& remarks, Diagnostics& diagnostics);

}  // namespace cbps::cli
