#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/diag/diagnostic.h"
#include "cbps/report/format.h"

namespace cbps::cli {

/// A format that an output can have.
struct OutputFormat {
  std::string_view name;
  std::span<const std::string_view> endings;  ///< of files
  bool makes_folders = false;                 ///< with a page for each community
};

/// An output that was asked for.
struct Output {
  std::size_t format = 0;  ///< which of the formats
  std::string path;        ///< of the file; empty: standard output
  bool is_folder = false;
};

/// The outputs that `--format` and the values of `-o` name, in their order; standard output if
/// there is no `-o`. `format` is the name of a format, or empty. An output is `[FORMAT:]FILE`,
/// where `-` stands for standard output. Without a format, the ending of the file decides; a file
/// without an ending and standard output have the first format. Of formats with the same name the
/// ending decides, too. A path that ends with a slash is a
/// folder, of the first format that makes folders if none is named. What is wrong is reported, and
/// the result is then empty.
[[nodiscard]] std::vector<Output> read_outputs(std::span<const OutputFormat> formats,
                                               const std::string& format,
                                               const std::vector<std::string>& outputs,
                                               Diagnostics& diagnostics);

/// A report that was asked for.
struct ReportOutput {
  const report::Format* format = nullptr;
  std::string path;  ///< of the file; empty: standard output
  bool is_folder = false;
  bool is_step_summary = false;  ///< a summary at the end of a file that others write to, too
};

/// The same of reports.
[[nodiscard]] std::vector<ReportOutput> read_outputs(const std::string& format,
                                                     const std::vector<std::string>& outputs,
                                                     Diagnostics& diagnostics);

}  // namespace cbps::cli
