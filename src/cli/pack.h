#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cbps/cli/run.h"
#include "cbps/diag/diagnostic.h"
#include "cbps/doc/document.h"
#include "cbps/rules/compile.h"

namespace cbps::cli {

/// The document of the built-in rules, or of those in `folder` where it is given, with its files
/// among `sources`.
[[nodiscard]] std::optional<doc::Document> read_bundle(const std::string& folder,
                                                       const Environment& environment,
                                                       Sources& sources, Diagnostics& diagnostics);

/// The document of the pack's cases: those built in, or `folder`/tests.
[[nodiscard]] std::optional<doc::Document> read_cases_bundle(const std::string& folder,
                                                             const Environment& environment,
                                                             Sources& sources,
                                                             Diagnostics& diagnostics);

/// The same as `read_bundle`, compiled; null where it has faults. The pack is kept by the
/// environment.
[[nodiscard]] const rules::RulePack* read_pack(const std::string& folder,
                                               const std::vector<rules::Override>& overrides,
                                               const Environment& environment, Sources& sources,
                                               Diagnostics& diagnostics);

}  // namespace cbps::cli
