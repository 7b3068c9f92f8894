#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cbps/cli/run.h"
#include "cbps/report/comparison.h"
#include "cbps/run/compare_saved.h"
#include "cbps/system/output.h"
#include "cli/command_builder.h"
#include "cli/output_option.h"

namespace cbps::cli {

/// `--format` and `-o` of commands that compare.
void add_comparison_outputs(CommandBuilder& command, std::string& format,
                            std::vector<std::string>& outputs);
/// The formats, for `read_outputs`.
[[nodiscard]] std::vector<OutputFormat> comparison_output_formats();

/// Hands a comparison to its reports, and their bytes to where they go.
class ComparisonOutputs final : public run::ComparisonReceiver {
 public:
  /// Creates the files. The formats of the outputs are those of `report::comparison_formats`.
  ComparisonOutputs(const std::vector<Output>& outputs, Language language,
                    const Environment& environment);

  void begin(const result::ComparisonHead& head, const result::Run& before,
             const result::Run& after) override;
  void add(const result::CommunityChange& community) override;
  void end(const result::ComparisonSummary& summary) override;

  /// Puts the files whose reports were written in their places. What could not be written is
  /// reported, and no file is there for it.
  void finish(Diagnostics& diagnostics);

  [[nodiscard]] bool has_worse() const { return has_worse_; }
  /// Whether anything is another in the two assessments.
  [[nodiscard]] bool has_differences() const { return has_differences_; }

 private:
  struct Report {
    std::unique_ptr<report::ComparisonWriter> writer;
    std::unique_ptr<system::OutputFile> file;  ///< nullptr: standard output
    system::Sink* sink = nullptr;
    std::string text;  ///< that has not been written yet

    void flush();
  };

  std::vector<Report> reports_;
  bool has_worse_ = false;
  bool has_differences_ = false;
};

}  // namespace cbps::cli
