#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cbps/workbook/sheet.h"
#include "workbook/cell/date_text.h"
#include "workbook/xlsx/shared_strings.h"
#include "workbook/xlsx/styles.h"

namespace cbps::workbook {

/// What the cells of an .xlsx refer to.
struct CellContext {
  const SharedStrings* strings = nullptr;  ///< none: there are none
  Styles styles;                           ///< empty: all cells have the same
  Epoch epoch = Epoch::Of1900;
};

/// A cell as it stands in the part. The texts are those of its elements.
struct RawCell {
  std::string_view type = "n";  ///< its attribute
  std::uint32_t style = 0;
  bool has_value = false;
  bool has_formula = false;
  bool has_inline = false;
  std::string value;
  std::string formula;
  std::string_view inline_text;
};

/// What a cell says.
struct CellText {
  CellKind kind = CellKind::Text;
  std::string_view text;    ///< in the cell, the shared strings, `scratch` or forever
  bool is_shared = false;   ///< it lives longer than the row
  bool lacks_year = false;  ///< of a date that is shown without one
};

/// `scratch` holds what has to be put together. A fault has no place yet.
[[nodiscard]] std::variant<CellText, FaultKind> text_of_cell(const RawCell& cell,
                                                             const CellContext& context,
                                                             std::string& scratch);

}  // namespace cbps::workbook
