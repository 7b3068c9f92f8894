#pragma once

#include "cbps/diag/diagnostic.h"

namespace cbps::data {

/// Messages about the headings of a table, of which those that say the same of several headings are
/// one that names them, at the place of the first. With what can be done about headings that are
/// not known.
[[nodiscard]] Diagnostics grouped_by_kind(Diagnostics faults);

}  // namespace cbps::data
