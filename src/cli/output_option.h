#pragma once

#include <string>
#include <vector>

#include "cbps/diag/diagnostic.h"
#include "cbps/report/format.h"

namespace cbps::cli {

/// A report that was asked for.
struct ReportOutput {
  const report::Format* format = nullptr;
  std::string path;  ///< of the file; empty: standard output
};

/// The reports that `--format` and the values of `-o` name, in their order; standard output if
/// there is no `-o`. `format` is the name of a format, or empty. An output is `[FORMAT:]FILE`,
/// where `-` stands for standard output. Without a format, the ending of the file decides; a file
/// without an ending and standard output are text. What is wrong is reported, and the result is
/// then empty.
[[nodiscard]] std::vector<ReportOutput> read_outputs(const std::string& format,
                                                     const std::vector<std::string>& outputs,
                                                     Diagnostics& diagnostics);

}  // namespace cbps::cli
