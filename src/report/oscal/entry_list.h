#pragma once

#include <memory>

#include "cbps/report/assembler.h"

namespace cbps::report::oscal {

/// Makes one JSON array of the entries of all pieces. An entry is a line of a piece of a community
/// or of the end, and begins with `{`. All other lines are placed as they are.
[[nodiscard]] std::unique_ptr<Assembler> entry_list();

}  // namespace cbps::report::oscal
