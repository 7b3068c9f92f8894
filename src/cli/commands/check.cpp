#include <algorithm>
#include <array>
#include <utility>

#include "cbps/report/format.h"
#include "cbps/system/signal_cleanup.h"
#include "cli/commands/check_paths.h"
#include "cli/commands/commands.h"
#include "cli/messages.h"
#include "cli/output_option.h"
#include "cli/report_outputs.h"
#include "cli/shared_options.h"

namespace cbps::cli {
namespace {

constexpr std::array kExamples{
    Example{"cbps check examples/community.yaml",
            {"一个社区：差什么、差多少、先办什么",
             "one community: what is missing, by how much, what comes first"}},
    Example{"cbps check examples/district -o report.html",
            {"全区一页，可打印；-o report.xlsx 是工作簿，-o pages/ 是每个社区一页",
             "the district as a page to print; -o report.xlsx: a workbook; -o pages/: a page a "
             "community"}},
    Example{"cbps check examples/district -o ledger:ledger.csv",
            {"整改台账", "the ledger of what to put right"}},
    Example{"cbps check examples/district.csv --only 8,12.1",
            {"一张表，只查标准 8 和检查项 12.1", "a table; only standard 8 and check 12.1"}},
    Example{"cbps check examples/district --set area_per_100_households=30 --summary",
            {"改一个参数再看汇总", "the summary with another value of a parameter"}},
    Example{"cbps check examples/district --waivers examples/waivers.csv --summary",
            {"计入豁免", "with waivers"}},
};

constexpr CommandInfo kInfo{"check",
                            {"检查一个或多个社区档案", "Check one or more community profiles"},
                            kCheckExitCodes,
                            kExamples};

void declare(CommandBuilder& command, CheckOptions& options) {
  add_paths(command, options.paths);
  add_report_outputs(command, options.format, options.outputs);
  add_rule_options(command, options.rules);
  add_selection_options(command, options.selection,
                        {"只查这些标准或检查项，如 8,12.1 或 1-5，也可写名称",
                         "only these standards or checks, e.g. 8,12.1 or 1-5; titles, too"},
                        {"不查这些标准或检查项", "leave out these standards or checks"});
  add_calendar_options(command, options.calendar);
  command.option("--fail-under", values::kNumber, options.fail_under,
                 {"任一社区得分下限低于 N 时退出码为 1（代替默认判定）",
                  "exit 1 if a community's floor is under N (replaces the default gate)"});
  command.one_of("--fail-on", options.fail_on, {"unknown", "fail", "none"},
                 {"unknown：未达标或待定时退出码为 1（默认）；fail：仅未达标；none：从不",
                  "unknown: exit 1 on failed or undecided (default); fail: on failed only; none: "
                  "never"});
  command.list("--waivers", values::kFile, options.waivers,
               {"豁免文件（YAML 或 CSV）：哪个社区的哪一项由谁批准、到哪一天不作要求；可重复",
                "a file of waivers (YAML or CSV): which check of which community is waived, by "
                "whom and until when; may be repeated"});
  command.option("--baseline", values::kFile, options.baseline,
                 {"存下的结果：只有比它新增或变差的才使退出码为 1，已改好的也列出",
                  "a saved result: only what is new or worse since then makes the exit code 1; "
                  "what was fixed is named"});
  add_input_options(
      command, options.input,
      {"指标或键有误的社区整个不评估（默认只是那一个指标待定）",
       "leave out a community with an error in a fact or key (default: only that fact is "
       "undecided)"});
  add_jobs(command, options.jobs);
  const OptionBuilder only_summary = add_extent(command, options.summary, options.detail);
  command
      .flag("--with-facts", options.with_facts,
            {"json、jsonl（与 --detail 同用）：存下各社区的全部填报值，供日后比较、重新评估",
             "json, jsonl (with --detail): save all facts of each community, to be compared and "
             "assessed again later"})
      .excludes(only_summary);
  add_quiet(command, options.quiet);
}

constexpr system::SignalMessages kChinese{"cbps: 已中断，报告没有写完\n",
                                          "cbps: 输入文件在读取时被截短，没有报告\n"};
constexpr system::SignalMessages kEnglish{
    "cbps: interrupted, the report is not finished\n",
    "cbps: an input file was cut short while it was read, there is no report\n"};

/// Reports that facts are to be saved where no report has them.
void refuse_facts(const std::vector<ReportOutput>& outputs, const CheckOptions& options,
                  Diagnostics& diagnostics) {
  if (!options.with_facts) return;
  const auto has_facts = [](const ReportOutput& one) { return one.format->has_facts; };
  if (std::none_of(outputs.begin(), outputs.end(), has_facts)) {
    diagnostics.add(Code::FactsNeedJson, kCommandLine);
  }
  report::Style style;
  if (options.detail) style.extent = report::Extent::Detail;
  for (const ReportOutput& one : outputs) {
    if (!has_facts(one)) continue;
    if (report::community_form(*one.format, style) != report::CommunityForm::Full) {
      diagnostics.add(Code::FactsNeedDetail, kCommandLine, one.format->name);
    }
  }
}

int execute(const CheckOptions& options, Language language, const Environment& environment) {
  const system::SignalCleanup cleanup(language == Language::Zh ? kChinese : kEnglish, kUnusable);
  Diagnostics diagnostics;
  const ParsedOptions parsed = parse_options(options, environment, diagnostics);
  if (options.paths.empty()) diagnostics.add(Code::MissingPath, kCommandLine);
  std::vector<ReportOutput> outputs = read_outputs(options.format, options.outputs, diagnostics);
  if (!diagnostics.has_errors()) refuse_facts(outputs, options, diagnostics);
  add_step_summary(environment, outputs);
  refuse_workbooks(outputs, environment, diagnostics);
  return check_paths(options, parsed, outputs, language, environment, std::move(diagnostics));
}

}  // namespace

void add_check(CommandBuilder& program) { program.add(kInfo, declare, execute); }

}  // namespace cbps::cli
