#pragma once

#include "cbps/convert/format.h"

/// The rows of `formats`, each made where its writer is.
namespace cbps::convert {

[[nodiscard]] Format csv_format();
[[nodiscard]] Format yaml_format();
[[nodiscard]] Format json_format();
[[nodiscard]] Format xlsx_format();

}  // namespace cbps::convert
