#pragma once

#include "cbps/diag/diagnostic.h"

namespace cbps::data {

/// Items that are wrong in the same way, at one place, are one message that names them all: these
/// messages are equal but for one text of the user. All others stay as they are.
[[nodiscard]] Diagnostics merged_items(Diagnostics faults);

}  // namespace cbps::data
