#include "cli/report_outputs.h"

#include <algorithm>
#include <variant>

#include "cbps/system/files.h"
#include "cli/messages.h"

namespace cbps::cli {
namespace {

bool is_standard_output(const ReportOutput& output) { return output.path.empty(); }

bool is_shown_document(const ReportOutput& output) {
  return is_standard_output(output) && output.format->is_document();
}

}  // namespace

void refuse_inputs_as_outputs(const std::vector<ReportOutput>& outputs,
                              const std::vector<run::Input>& inputs, Diagnostics& diagnostics) {
  for (const ReportOutput& output : outputs) {
    if (is_standard_output(output) || !system::is_regular_file(output.path)) continue;
    const bool is_input = std::any_of(inputs.begin(), inputs.end(), [&](const run::Input& input) {
      return system::is_same_file(input.name, output.path);
    });
    if (is_input) diagnostics.add(Code::OutputIsInput, kCommandLine, output.path);
  }
}

void refuse_shared_outputs(const std::vector<ReportOutput>& outputs, Diagnostics& diagnostics) {
  const auto is_file = [](const ReportOutput& output) {
    return !is_standard_output(output) && system::is_regular_file(output.path);
  };
  for (auto output = outputs.begin(); output != outputs.end(); ++output) {
    const bool is_shared =
        is_file(*output) && std::any_of(outputs.begin(), output, [&](const ReportOutput& earlier) {
          return is_file(earlier) && system::is_same_file(earlier.path, output->path);
        });
    if (is_shared) diagnostics.add(Code::OutputTwice, kCommandLine, output->path);
  }
}

OpenOutputs::OpenOutputs(const std::vector<ReportOutput>& outputs, const Environment& environment)
    : outputs_(outputs), environment_(environment) {
  for (const ReportOutput& output : outputs) {
    files_.push_back(is_standard_output(output) ? nullptr : system::open_output_file(output.path));
  }
}

std::vector<run::Target> OpenOutputs::targets(const report::Style& common) const {
  constexpr std::size_t kFileWidth = 80;
  const system::Terminal& terminal = environment_.terminal;
  std::vector<run::Target> targets;
  for (std::size_t i = 0; i < outputs_.size(); ++i) {
    report::Style style = common;
    const bool is_file = files_[i] != nullptr;
    style.colour = !is_file && terminal.out_is_terminal && !terminal.no_color;
    style.width = is_file ? kFileWidth : terminal.width;
    system::Sink& sink = is_file ? *files_[i] : environment_.out;
    targets.push_back({outputs_[i].format, style, &sink});
  }
  return targets;
}

bool OpenOutputs::stream_to_terminal(run::YearSource year) const {
  return environment_.terminal.out_is_terminal &&
         std::any_of(outputs_.begin(), outputs_.end(), [year](const ReportOutput& output) {
           return is_standard_output(output) && run::writes_at_once(*output.format, year);
         });
}

bool OpenOutputs::show_document() const {
  return std::any_of(outputs_.begin(), outputs_.end(), is_shown_document);
}

bool OpenOutputs::have_shown_document(const std::vector<run::TargetResult>& results) const {
  for (std::size_t i = 0; i < outputs_.size(); ++i) {
    if (is_shown_document(outputs_[i]) && std::holds_alternative<run::Written>(results[i])) {
      return true;
    }
  }
  return false;
}

std::vector<system::WriteError> OpenOutputs::finish(const std::vector<run::TargetResult>& results) {
  std::vector<system::WriteError> failures;
  for (std::size_t i = 0; i < outputs_.size(); ++i) {
    if (const auto* error = std::get_if<system::WriteError>(&results[i])) {
      failures.push_back(*error);
    } else if (std::holds_alternative<run::Written>(results[i]) && files_[i] &&
               !files_[i]->finish()) {
      failures.push_back(files_[i]->error().value_or(system::WriteError{}));
    }
  }
  return failures;
}

}  // namespace cbps::cli
