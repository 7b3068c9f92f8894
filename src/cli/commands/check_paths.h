#pragma once

#include <optional>
#include <vector>

#include "cbps/cli/run.h"
#include "cli/commands/check_options.h"
#include "cli/report_outputs.h"
#include "cli/saved_file.h"

namespace cbps::cli {

/// The values of the options. What is wrong with them is reported.
[[nodiscard]] ParsedOptions parse_options(const CheckOptions& options,
                                          const Environment& environment, Diagnostics& diagnostics);

/// Assesses what the PATHs stand for, and writes the reports. `diagnostics` are those on the
/// options: they are printed first, and with errors nothing is read. `written_later` are the paths
/// of files that the caller writes afterwards: none of them may be read here. Returns the exit code
/// of `cbps check`. The caller has set up what a signal does.
[[nodiscard]] int check_paths(const CheckOptions& options, const ParsedOptions& parsed,
                              const std::vector<ReportOutput>& outputs, Language language,
                              const Environment& environment, Diagnostics diagnostics,
                              const std::vector<std::string>& written_later = {});

/// Assesses what the PATHs stand for with all facts into a temporary file, which is called `name`
/// in messages. Nothing where no community could be assessed or the file could not be written,
/// which has been said. What is wrong with single communities has been said, too, and is in the
/// file.
[[nodiscard]] std::optional<SavedFile> check_to_file(CheckOptions options, const std::string& name,
                                                     const std::vector<std::string>& written_later,
                                                     Language language,
                                                     const Environment& environment,
                                                     Sources& sources);

}  // namespace cbps::cli
