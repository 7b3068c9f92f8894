#pragma once

#include <string>
#include <variant>

#include "workbook/zip/package.h"

namespace cbps::workbook {

/// What the list of parts of an OpenDocument file says.
struct Manifest {
  std::string media_type;  ///< of the document; empty if it is not said
  bool is_encrypted = false;
};

/// An empty manifest where the package has none.
[[nodiscard]] std::variant<Manifest, Fault> read_manifest(const Package& package);

/// Whether a media type is that of a spreadsheet or of a template for one.
[[nodiscard]] bool is_spreadsheet_type(std::string_view media_type);

}  // namespace cbps::workbook
