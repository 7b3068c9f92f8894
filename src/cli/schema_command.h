#pragma once

#include "cbps/cli/run.h"
#include "cli/options.h"

namespace cbps::cli {

/// `cbps schema profile`: the JSON Schema of profiles. Returns the exit code.
[[nodiscard]] int profile_schema_command(const SchemaOptions& options, Language language,
                                         const Environment& environment);
/// `cbps schema report`: the JSON Schema of reports. Returns the exit code.
[[nodiscard]] int report_schema_command(Language language, const Environment& environment);

}  // namespace cbps::cli
