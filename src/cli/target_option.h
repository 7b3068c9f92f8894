#pragma once

#include <string>
#include <vector>

#include "cbps/diag/diagnostic.h"
#include "cbps/report/format.h"

namespace cbps::cli {

/// Where a report is written to, and how.
struct Target {
  const report::Format* format;
  std::string path;  ///< empty: standard output
};

/// The targets that `--format` and the values of `-o` name, in their order; standard output if
/// there is no `-o`. `format` is the name of a format, or empty. An output is `[FORMAT:]FILE`,
/// where `-` stands for standard output. Without a format, the ending of the file decides; a file
/// without an ending and standard output are text. What is wrong is reported, and the result is
/// then empty.
[[nodiscard]] std::vector<Target> read_targets(const std::string& format,
                                               const std::vector<std::string>& outputs,
                                               Diagnostics& diagnostics);

}  // namespace cbps::cli
