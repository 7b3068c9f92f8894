#pragma once

#include <string>

#include "cbps/cli/run.h"
#include "cbps/diag/diagnostic.h"
#include "cbps/run/compare_saved.h"

namespace cbps::cli {

/// Finds the rules of an earlier assessment: those in `folder`, or, if it is empty, the built-in
/// ones, with the parameters that the assessment had. Where their digest is not that of the
/// assessment, they are others: that is reported if a folder was given. The arguments outlive the
/// result.
[[nodiscard]] run::FindOldRules find_old_rules(const std::string& folder,
                                               const Environment& environment, Sources& sources,
                                               Diagnostics& diagnostics);

}  // namespace cbps::cli
