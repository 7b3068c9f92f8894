#pragma once

#include <optional>
#include <vector>

#include "cbps/diag/diagnostic.h"
#include "cbps/run/assess_inputs.h"

namespace cbps::run {

/// Makes the reports of a saved assessment (`cbps/result/archive.h`) without profiles or rules.
/// They are byte for byte those of the run that saved it, except where that run rejected more
/// communities than a report lists. Whether there are several communities is known from the file,
/// so `Style::several` of the targets matters only where it is set. Of a saved summary all reports
/// are summaries.
///
/// The file is read twice, and nothing is written until all of it has been found to be sound. What
/// is wrong with it is reported, and the result is then nothing.
[[nodiscard]] std::optional<std::vector<TargetResult>> report_saved(
    FileId file, const Sources& sources, std::vector<Target> targets,
    const system::MakeSpool& make_spool, Diagnostics& diagnostics);

}  // namespace cbps::run
