#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cbps/workbook/sheet.h"
#include "workbook/xml/xml.h"

namespace cbps::workbook {

/// A cell as it stands in the part, without its paragraphs.
struct OdsCell {
  std::string type;   ///< empty: a text, or nothing
  std::string value;  ///< the attribute with the value, whatever the type
  std::string formula;
  bool has_value = false;
  bool has_formula = false;
  bool is_error = false;
  std::uint32_t repeated = 1;
  std::uint32_t columns = 1;  ///< that are merged with it
  std::uint32_t rows = 1;

  /// False: a number among the attributes is none.
  [[nodiscard]] bool read(const XmlAttributes& attributes);
};

struct OdsText {
  CellKind kind = CellKind::Text;
  std::string_view text;
  bool lacks_year = false;  ///< of a date that is shown without one
};

/// What a cell says, `shown` being its paragraphs. `scratch` holds what has to be put together.
[[nodiscard]] OdsText text_of_cell(const OdsCell& cell, std::string_view shown,
                                   std::string& scratch);

}  // namespace cbps::workbook
