#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <vector>

#include "cbps/audit/selection.h"
#include "cbps/cli/run.h"
#include "cbps/run/assess_inputs.h"
#include "cli/baseline_option.h"
#include "cli/commands/check_options.h"
#include "cli/report_outputs.h"

namespace cbps::cli {

/// What is the same in all passes over the inputs. All that it refers to outlives the assessment.
struct AssessmentSetting {
  const CheckOptions& options;
  const ParsedOptions& parsed;
  const rules::RulePack& pack;
  const audit::Selection& selection;
  const run::Survey& survey;
  const std::vector<result::Waiver>& waivers;
  const BaselineFile* baseline = nullptr;  ///< nullptr: there is none
  std::size_t files_left_out = 0;
  std::vector<result::Rejected> unreadable;
  Language language;
  const Environment& environment;
};

/// Assesses the inputs of `cbps check`: in one pass, or, where most communities state another year
/// than the first that was found, in two.
class Assessment {
 public:
  Assessment(AssessmentSetting setting, run::InputQueue& queue, OpenOutputs& outputs);

  /// Called once. Returns the exit code; prints what no single community is to blame for.
  [[nodiscard]] int run();

 private:
  /// The year of a pass, and how it is known.
  struct PassYear {
    std::optional<int> year;
    run::YearSource source = run::YearSource::None;
    bool counts_only = false;
  };

  [[nodiscard]] PassYear first_year() const;
  static bool is_given_up(const PassYear& pass, const run::Outcome& outcome);
  run::Outcome assess(const PassYear& pass);
  [[nodiscard]] result::Run describe(const audit::Task& task, const PassYear& pass) const;
  [[nodiscard]] std::size_t rows_of_batch(const std::vector<run::Target>& targets) const;
  [[nodiscard]] report::Style style() const;
  [[nodiscard]] result::Options shown_options() const;
  void print(const Diagnostics& diagnostics) const;

  AssessmentSetting setting_;
  run::InputQueue& queue_;
  OpenOutputs& outputs_;
  std::vector<system::WriteError> failures_;  ///< what could not be written
};

}  // namespace cbps::cli
