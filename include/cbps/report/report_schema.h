#pragma once

#include <string>

#include "cbps/diag/language.h"

namespace cbps::report {

/// The JSON Schema (draft 2020-12) of the JSON report, and under `$defs/line` of the lines of JSON
/// Lines. Every object is closed: what the schema does not name is not in a report.
[[nodiscard]] std::string report_schema(Language language);

}  // namespace cbps::report
