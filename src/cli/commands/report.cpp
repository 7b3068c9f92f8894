#include <array>
#include <string>
#include <utility>
#include <vector>

#include "cbps/run/saved_reports.h"
#include "cbps/system/output.h"
#include "cbps/system/signal_cleanup.h"
#include "cli/commands/commands.h"
#include "cli/messages.h"
#include "cli/report_outputs.h"
#include "cli/saved_file.h"
#include "cli/shared_options.h"

namespace cbps::cli {
namespace {

constexpr std::array kExamples{
    Example{"cbps report saved.json -o report.html",
            {"把存下的结果写成网页，不要档案，也不要规则",
             "a saved result as a page, without profiles or rules"}},
};

constexpr CommandInfo kInfo{
    "report",
    {"把存下的结果（JSON，或带 --detail 的 JSON Lines）写成任何一种报告",
     "Write a saved result (JSON, or JSON Lines with --detail) as a report in any format"},
    {"退出码：0 已写出；2 文件不能用，或用法有误",
     "Exit codes: 0 written; 2 the file cannot be used, or wrong use"},
    kExamples};

struct ReportOptions {
  std::string saved;
  std::string format;
  std::vector<std::string> outputs;
  bool summary = false;
  bool detail = false;
};

void declare(CommandBuilder& command, ReportOptions& options) {
  command.positional(ValueKind{"SAVED", Completion::Files}, options.saved,
                     {"cbps check 存下的结果，或 -（标准输入）",
                      "a result that cbps check has saved, or - for standard input"});
  add_report_outputs(command, options.format, options.outputs);
  add_extent(command, options.summary, options.detail);
}

report::Style style(const ReportOptions& options, Language language) {
  report::Style style;
  style.language = language;
  if (options.detail) style.extent = report::Extent::Detail;
  if (options.summary) style.extent = report::Extent::Summary;
  return style;
}

int execute(const ReportOptions& options, Language language, const Environment& environment) {
  const system::SignalCleanup cleanup(saved_file_signals(language), kUnusable);
  Sources sources;
  Diagnostics diagnostics;
  const auto stop = [&] {
    print_diagnostics(diagnostics, sources, language, environment);
    return kUnusable;
  };
  if (options.saved.empty()) diagnostics.add(Code::MissingPath, kCommandLine);
  std::vector<ReportOutput> outputs = read_outputs(options.format, options.outputs, diagnostics);
  add_step_summary(environment, outputs);
  refuse_workbooks(outputs, environment, diagnostics);
  refuse_shared_outputs(paths_of(outputs), diagnostics);
  refuse_outputs_that_are_read(paths_of(outputs), {{.name = options.saved}}, {}, diagnostics);
  if (diagnostics.has_errors()) return stop();
  const auto saved = open_saved(options.saved, sources, diagnostics);
  if (!saved) return stop();
  OpenOutputs open(outputs, environment);
  Diagnostics found;
  const auto results = run::report_saved(saved->id, sources, open.targets(style(options, language)),
                                         system::temporary_spool, found);
  if (!are_unchanged({*saved}, diagnostics)) return stop();
  diagnostics.append(std::move(found));
  if (!results) return stop();
  for (const system::WriteError& failure : open.finish(*results)) {
    system::report(failure, diagnostics);
  }
  print_diagnostics(diagnostics, sources, language, environment);
  return diagnostics.has_errors() ? kUnusable : kGateMet;
}

}  // namespace

void add_report(CommandBuilder& program) { program.add(kInfo, declare, execute); }

}  // namespace cbps::cli
