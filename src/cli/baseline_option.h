#pragma once

#include <memory>
#include <optional>
#include <string>

#include "cbps/audit/baseline.h"
#include "cbps/diag/diagnostic.h"

namespace cbps::cli {

/// The saved result of `--baseline`, as far as a run is held against it.
struct BaselineFile {
  audit::Baseline outcomes;
  result::Baseline shown;
};

/// Reads it. Nothing where there is a fault, which is reported. The pack outlives the result.
[[nodiscard]] std::unique_ptr<const BaselineFile> read_baseline(const std::string& path,
                                                                const rules::RulePack& pack,
                                                                const audit::Selection& selection,
                                                                Sources& sources,
                                                                Diagnostics& diagnostics);

}  // namespace cbps::cli
