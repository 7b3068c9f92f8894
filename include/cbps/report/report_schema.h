#pragma once

#include <string>

#include "cbps/text/language.h"

namespace cbps::report {

/// The JSON Schema (draft 2020-12) of the JSON report. Under `$defs/line`, it also describes the
/// lines of JSON Lines. Every object is closed: a report has no properties that the schema does not
/// name.
[[nodiscard]] std::string report_schema(Language language);

/// The same of comparisons.
[[nodiscard]] std::string comparison_schema(Language language);

}  // namespace cbps::report
