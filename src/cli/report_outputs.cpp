#include "cli/report_outputs.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <variant>

#include "cbps/report/page_name.h"
#include "cbps/spreadsheet/writer.h"
#include "cbps/system/files.h"
#include "cli/messages.h"

namespace cbps::cli {
namespace {

bool is_standard_output(const ReportOutput& output) { return output.path.empty(); }

bool is_shown_document(const ReportOutput& output) {
  return is_standard_output(output) && output.format->is_document();
}

std::optional<system::FileIdentity> identity_of(const std::string& path) {
  return path.empty() ? system::identity_of_standard_output() : system::identity_of(path);
}

Bilingual step_summary_name(const std::string& path) {
  return {path + "（环境变量 GITHUB_STEP_SUMMARY）",
          path + " (environment variable GITHUB_STEP_SUMMARY)"};
}

std::string name_of(const std::string& path) { return path.empty() ? "-" : path; }

}  // namespace

report::Style fitted(report::Style style, bool is_file, const system::Terminal& terminal) {
  constexpr std::size_t kFileWidth = 80;
  style.colour = !is_file && terminal.out_is_terminal && !terminal.no_color;
  style.width = is_file ? kFileWidth : terminal.width;
  return style;
}

void refuse_outputs_that_are_read(const std::vector<std::string>& outputs,
                                  const std::vector<run::Input>& inputs,
                                  const std::vector<std::string>& rules, Diagnostics& diagnostics) {
  std::map<system::FileIdentity, std::string> written;
  for (const std::string& output : outputs) {
    if (const auto identity = identity_of(output)) written.emplace(*identity, name_of(output));
  }
  // Nearly always all outputs are new, and no input need be asked about.
  if (written.empty()) return;
  const auto refuse = [&](const std::string& path, Message<1> why) {
    const auto identity = system::identity_of(path);
    const auto found = identity ? written.find(*identity) : written.end();
    if (found == written.end()) return;
    diagnostics.add(why, kCommandLine, found->second);
    written.erase(found);
  };
  for (const run::Input& input : inputs) refuse(input.name, Code::OutputIsInput);
  for (const std::string& path : rules) refuse(path, Code::OutputIsRule);
}

void refuse_shared_outputs(const std::vector<std::string>& outputs, Diagnostics& diagnostics) {
  std::set<system::FileIdentity> written;
  std::set<std::string> to_be_made;
  for (const std::string& output : outputs) {
    const auto identity = identity_of(output);
    const bool is_first = identity ? written.insert(*identity).second
                                   : to_be_made.insert(system::resolved(output)).second;
    if (!is_first) diagnostics.add(Code::OutputTwice, kCommandLine, name_of(output));
  }
}

void refuse_workbooks(const std::vector<ReportOutput>& outputs, const Environment& environment,
                      Diagnostics& diagnostics) {
  bool is_built_in = true;
  for (const ReportOutput& output : outputs) {
    if (!output.format->is_workbook) continue;
    is_built_in = is_built_in && spreadsheet::is_built_in();
    if (is_standard_output(output) && environment.terminal.out_is_terminal) {
      diagnostics.add(Code::NotOnTerminal, kCommandLine, output.format->name);
    }
  }
  if (!is_built_in) diagnostics.add(Code::XlsxNotBuiltIn, kCommandLine);
}

void add_step_summary(const Environment& environment, std::vector<ReportOutput>& outputs) {
  const std::string& path = environment.terminal.step_summary;
  const bool is_wanted = std::any_of(outputs.begin(), outputs.end(), [](const ReportOutput& one) {
    return one.format->has_step_summary;
  });
  if (path.empty() || !is_wanted) return;
  outputs.push_back({report::find_format("markdown"), path, false, true});
}

OpenOutputs::OpenOutputs(const std::vector<ReportOutput>& outputs, const Environment& environment)
    : outputs_(outputs), environment_(environment) {
  for (const ReportOutput& output : outputs) {
    std::unique_ptr<system::OutputFolder> folder;
    if (output.is_folder) {
      folder = system::open_output_folder(output.path, std::string(report::kIndexPage));
    }
    folders_.push_back(folder.get());
    if (folder) {
      files_.push_back(std::move(folder));
    } else if (output.is_step_summary) {
      files_.push_back(system::open_appended_file(output.path, step_summary_name(output.path)));
    } else {
      files_.push_back(is_standard_output(output) ? nullptr
                                                  : system::open_output_file(output.path));
    }
  }
}

std::vector<run::Target> OpenOutputs::targets(const report::Style& common) const {
  std::vector<run::Target> targets;
  for (std::size_t i = 0; i < outputs_.size(); ++i) {
    const bool is_file = files_[i] != nullptr;
    report::Style style = fitted(common, is_file, environment_.terminal);
    system::Sink& sink = is_file ? *files_[i] : environment_.out;
    style.several = style.several || folders_[i] != nullptr;
    // The service takes no more than a megabyte.
    if (outputs_[i].is_step_summary && style.several) style.extent = report::Extent::Summary;
    // A summary shows no single communities, in a folder neither.
    style.in_folder = folders_[i] != nullptr && style.extent != report::Extent::Summary;
    targets.push_back({outputs_[i].format, style, &sink, style.in_folder ? folders_[i] : nullptr});
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
    const auto* error = std::get_if<system::WriteError>(&results[i]);
    // Who has closed the pipe has seen enough of the report.
    const bool was_shown = std::holds_alternative<run::Written>(results[i]) ||
                           (error != nullptr && error->is_closed_pipe);
    if (is_shown_document(outputs_[i]) && was_shown) return true;
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
