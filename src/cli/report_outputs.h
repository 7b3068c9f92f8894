#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cbps/cli/run.h"
#include "cbps/run/assess_inputs.h"
#include "cbps/system/output.h"
#include "cli/output_option.h"

/// Where the reports of a run go.
namespace cbps::cli {

/// The paths of outputs (`Output`, `ReportOutput`); empty for standard output.
template <class OneOutput>
[[nodiscard]] std::vector<std::string> paths_of(const std::vector<OneOutput>& outputs) {
  std::vector<std::string> paths;
  paths.reserve(outputs.size());
  for (const OneOutput& output : outputs) paths.push_back(output.path);
  return paths;
}

/// The style of a report, with the colour and the width that fit where it goes.
[[nodiscard]] report::Style fitted(report::Style style, bool is_file,
                                   const system::Terminal& terminal);

/// Reports each output, given by its path, that is also one of the inputs or of the files
/// of the rules, by whatever path or stream it is reached: it is not written.
void refuse_outputs_that_are_read(const std::vector<std::string>& outputs,
                                  const std::vector<run::Input>& inputs,
                                  const std::vector<std::string>& rules, Diagnostics& diagnostics);

/// Reports each output, given by its path, whose file is also that of an earlier output, such as
/// one that is reached through a link.
void refuse_shared_outputs(const std::vector<std::string>& outputs, Diagnostics& diagnostics);
/// Reports workbooks that cannot be written: this program cannot, or a terminal would show them.
void refuse_workbooks(const std::vector<ReportOutput>& outputs, const Environment& environment,
                      Diagnostics& diagnostics);

/// Adds a summary where the environment names a file for one and an output goes to who shows it.
void add_step_summary(const Environment& environment, std::vector<ReportOutput>& outputs);

/// The outputs of a run while they are written. A file that could not be created has an error, and
/// its report is not made.
class OpenOutputs {
 public:
  /// Creates the files. Both arguments must outlive the object.
  OpenOutputs(const std::vector<ReportOutput>& outputs, const Environment& environment);

  /// The targets of the run, in the order of the outputs. `common` is what is the same for all of
  /// them; colour and width depend on the output.
  [[nodiscard]] std::vector<run::Target> targets(const report::Style& common) const;

  /// Whether standard output is a terminal that a report is written to while the input is read.
  [[nodiscard]] bool stream_to_terminal(run::YearSource year) const;

  /// Whether a document goes to standard output: it names what the messages of the run say.
  [[nodiscard]] bool show_document() const;
  /// Whether such a document was written.
  [[nodiscard]] bool have_shown_document(const std::vector<run::TargetResult>& results) const;

  /// Puts the files whose reports were written in their places; all others are not written. Returns
  /// what could not be written, in the order of the outputs.
  [[nodiscard]] std::vector<system::WriteError> finish(
      const std::vector<run::TargetResult>& results);

 private:
  const std::vector<ReportOutput>& outputs_;
  const Environment& environment_;
  /// Same indices as `outputs_`; nullptr: standard output.
  std::vector<std::unique_ptr<system::OutputFile>> files_;
  std::vector<system::OutputFolder*> folders_;  ///< those of `files_` that are one; nullptr: none
};

}  // namespace cbps::cli
