#include <array>
#include <string>
#include <utility>
#include <vector>

#include "cbps/report/comparison.h"
#include "cbps/run/compare_saved.h"
#include "cbps/system/files.h"
#include "cbps/system/signal_cleanup.h"
#include "cli/commands/commands.h"
#include "cli/comparison_outputs.h"
#include "cli/messages.h"
#include "cli/old_rules.h"
#include "cli/output_option.h"
#include "cli/pack.h"
#include "cli/report_outputs.h"
#include "cli/saved_file.h"
#include "cli/shared_options.h"

namespace cbps::cli {
namespace {

constexpr std::array kExamples{
    Example{"cbps compare before.json after.json",
            {"上一期和这一期：哪些社区、哪些项目进步了、退步了",
             "last quarter and this one: which communities and checks are better or worse"}},
    Example{"cbps compare before.json after.json -o changes.html -o changes.csv",
            {"写成网页和表格", "as a page and as a table"}},
};

constexpr CommandInfo kInfo{
    "compare",
    {"比较两次存下的结果（JSON，或带 --detail 的 JSON Lines）：进步、退步、得分的变化",
     "Compare two saved results (JSON, or JSON Lines with --detail): what is better, what is "
     "worse"},
    {"退出码：0 没有退步；1 有退步；2 文件不能用，或用法有误",
     "Exit codes: 0 nothing is worse; 1 something is; 2 a file cannot be used, or wrong use"},
    kExamples};

enum class FailOn : std::uint8_t { Worse, None };
constexpr std::array kFailOn{Choice<FailOn>{"worse", FailOn::Worse},
                             Choice<FailOn>{"none", FailOn::None}};

struct CompareOptions {
  std::string before;
  std::string after;
  std::string old_rules;  ///< empty: the built-in ones
  std::string format;
  std::vector<std::string> outputs;
  FailOn fail_on = FailOn::Worse;
};

void declare(CommandBuilder& command, CompareOptions& options) {
  command.positional(ValueKind{"BEFORE", Completion::Files}, options.before,
                     {"之前的结果", "the earlier result"});
  command.positional(ValueKind{"AFTER", Completion::Files}, options.after,
                     {"之后的结果", "the later result"});
  std::vector<std::string> formats;
  for (const report::ComparisonFormat& one : report::comparison_formats()) {
    formats.emplace_back(one.name);
  }
  const Bilingual help = format_help(formats);
  command.one_of(kFormatNames, options.format, formats, {help.zh, help.en});
  command.list("-o,--output", values::kFile, options.outputs,
               {"写入文件（整份写成，否则不写）；可重复。格式看扩展名，也可写在前面，如 "
                "-o json:a.txt；- 是标准输出",
                "write to a file, whole or not at all; may be repeated. The ending tells the "
                "format, or a prefix, e.g. -o json:a.txt; - is standard output"});
  command.option("--old-rules", values::kFolder, options.old_rules,
                 {"之前的结果所用的规则（默认内置规则）；规则不同而之后的结果存了全部指标的，"
                  "变化分成填报和规则两部分",
                  "the rules of the earlier result (default: the built-in ones); where the rules "
                  "differ and the later result has facts, what is due to either is told apart"});
  command.choice("--fail-on", options.fail_on, kFailOn,
                 {"worse：有退步时退出码为 1（默认）；none：从不",
                  "worse: exit 1 if something is worse (default); none: never"});
}

std::vector<OutputFormat> output_formats() {
  std::vector<OutputFormat> all;
  for (const report::ComparisonFormat& one : report::comparison_formats()) {
    all.push_back({one.name, one.endings});
  }
  return all;
}

int execute(const CompareOptions& options, Language language, const Environment& environment) {
  const system::SignalCleanup cleanup(saved_file_signals(language), kUnusable);
  Sources sources;
  Diagnostics diagnostics;
  const auto stop = [&] {
    print_diagnostics(diagnostics, sources, language, environment);
    return kUnusable;
  };
  if (options.before.empty() || options.after.empty()) {
    diagnostics.add(Code::TwoResults, kCommandLine);
  }
  if (options.before == options.after && options.before == system::kStandardInput) {
    diagnostics.add(Code::BothStandardInput, kCommandLine);
  }
  // Rules that were named are looked at, whether or not they will be needed.
  if (!options.old_rules.empty()) {
    (void)read_pack(options.old_rules, {}, environment, sources, diagnostics);
  }
  const auto outputs = read_outputs(output_formats(), options.format, options.outputs, diagnostics);
  const std::vector<std::string> paths = paths_of(outputs);
  refuse_outputs_that_are_read(paths, {{.name = options.before}, {.name = options.after}}, {},
                               diagnostics);
  refuse_shared_outputs(paths, diagnostics);
  if (diagnostics.has_errors()) return stop();
  const auto before = open_saved(options.before, sources, diagnostics);
  const auto after = open_saved(options.after, sources, diagnostics);
  if (!before || !after) return stop();
  ComparisonOutputs reports(outputs, language, environment);
  Diagnostics found;
  const auto old_rules = find_old_rules(options.old_rules, environment, sources, found);
  const bool is_compared =
      run::compare_saved(before->id, after->id, sources, old_rules, reports, found);
  if (!are_unchanged({*before, *after}, diagnostics)) return stop();
  diagnostics.append(std::move(found));
  if (!is_compared) return stop();
  reports.finish(diagnostics);
  print_diagnostics(diagnostics, sources, language, environment);
  if (diagnostics.has_errors()) return kUnusable;
  return reports.has_worse() && options.fail_on == FailOn::Worse ? kGateNotMet : kGateMet;
}

}  // namespace

void add_compare(CommandBuilder& program) { program.add(kInfo, declare, execute); }

}  // namespace cbps::cli
