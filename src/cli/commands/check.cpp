#include <algorithm>
#include <array>
#include <utility>

#include "cbps/cli/rule_folder.h"
#include "cbps/report/format.h"
#include "cbps/run/input_queue.h"
#include "cbps/system/signal_cleanup.h"
#include "cli/commands/assessment.h"
#include "cli/commands/check_options.h"
#include "cli/commands/commands.h"
#include "cli/listing.h"
#include "cli/map_option.h"
#include "cli/messages.h"
#include "cli/option_values.h"
#include "cli/output_option.h"
#include "cli/pack.h"
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
  add_input_options(
      command, options.input,
      {"指标或键有误的社区整个不评估（默认只是那一个指标待定）",
       "leave out a community with an error in a fact or key (default: only that fact is "
       "undecided)"});
  command.option("--jobs", values::kNumber, options.jobs,
                 {"用几个线程（默认等于处理器数），结果不变",
                  "how many threads (default: one a processor); the result is the same"});
  const OptionBuilder only_summary = add_extent(command, options.summary, options.detail);
  command
      .flag("--with-facts", options.with_facts,
            {"json、jsonl（与 --detail 同用）：存下各社区的全部填报值，供日后比较、重新评估",
             "json, jsonl (with --detail): save all facts of each community, to be compared and "
             "assessed again later"})
      .excludes(only_summary);
  command.flag("--quiet", options.quiet,
               {"标准错误上只写错误，不写警告、提醒和进度",
                "on standard error only errors: no warnings, remarks or progress"});
}

ParsedOptions parse_options(const CheckOptions& options, const Environment& environment,
                            Diagnostics& diagnostics) {
  return {read_period(options.calendar.period, diagnostics),
          read_as_of(options.calendar.as_of, environment, diagnostics),
          read_fail_under(options.fail_under, diagnostics),
          read_overrides(options.rules.set, diagnostics),
          read_jobs(options.jobs, diagnostics),
          read_max_input(options.input.max_input, diagnostics)};
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

class CheckCommand {
 public:
  CheckCommand(const CheckOptions& options, Language language, const Environment& environment)
      : options_(options), language_(language), environment_(environment) {}

  int run() {
    const system::SignalCleanup cleanup(language_ == Language::Zh ? kChinese : kEnglish, kUnusable);
    Diagnostics diagnostics;
    const ParsedOptions parsed = parse_options(options_, environment_, diagnostics);
    if (options_.paths.empty()) diagnostics.add(Code::MissingPath, kCommandLine);
    std::vector<ReportOutput> outputs =
        read_outputs(options_.format, options_.outputs, diagnostics);
    if (!diagnostics.has_errors()) refuse_facts(outputs, options_, diagnostics);
    add_step_summary(environment_, outputs);
    refuse_workbooks(outputs, environment_, diagnostics);
    if (parsed.year) (void)is_not_before(parsed.as_of, Period{*parsed.year}, diagnostics);
    const auto pack =
        read_pack(options_.rules.folder, parsed.overrides, environment_, sources_, diagnostics);
    if (!pack || diagnostics.has_errors()) return stop(diagnostics);
    const audit::Selection selection =
        audit::select(*pack, options_.selection.only, options_.selection.skip, diagnostics);
    if (diagnostics.has_errors()) return stop(diagnostics);
    print(std::exchange(diagnostics, {}));

    const MapFile map = read_map(options_.input.map, pack->dictionary, sources_, diagnostics);
    if (diagnostics.has_errors()) return stop(diagnostics);
    const Listing listing = list_inputs(options_.paths, options_.input.format, pack->dictionary,
                                        map, sources_, diagnostics);
    // Folders that cannot be read are named in the report, and all other input is assessed.
    std::vector<result::Rejected> unreadable = rejected(diagnostics);
    name_left_out(listing, sources_, diagnostics);
    print(std::exchange(diagnostics, {}));
    const std::string& rules = options_.rules.folder;
    refuse_outputs_that_are_read(paths_of(outputs), files_read(listing, map),
                                 rules.empty() ? std::vector<std::string>() : rule_files(rules),
                                 diagnostics);
    refuse_shared_outputs(paths_of(outputs), diagnostics);
    if (diagnostics.has_errors()) return stop(diagnostics);
    run::InputQueue queue(
        listing.files,
        input_reader(parsed.max_input, {options_.input.encoding, options_.input.sheet}, parsed.jobs,
                     pack->dictionary, map.map),
        pack->dictionary, input_options(options_.input, map.map));
    const run::Survey survey = queue.survey(parsed.year.has_value());
    OpenOutputs open(outputs, environment_);
    return Assessment({options_, parsed, *pack, selection, survey, listing.left_out.size(),
                       std::move(unreadable), language_, environment_},
                      queue, open)
        .run();
  }

 private:
  void print(const Diagnostics& diagnostics) const {
    print_diagnostics(options_.quiet ? errors_of(diagnostics) : diagnostics, sources_, language_,
                      environment_);
  }
  int stop(const Diagnostics& diagnostics) const {
    print(diagnostics);
    return kUnusable;
  }

  /// A folder that cannot be read stands in the report for the communities in it.
  [[nodiscard]] std::vector<result::Rejected> rejected(const Diagnostics& diagnostics) const {
    std::vector<result::Rejected> all;
    for (const Diagnostic& one : diagnostics.all()) {
      const result::Remark remark = audit::remark(one, sources_);
      all.push_back({{}, remark.location, {remark}, true});
    }
    return all;
  }

  const CheckOptions& options_;
  Language language_;
  const Environment& environment_;
  Sources sources_;
};

int execute(const CheckOptions& options, Language language, const Environment& environment) {
  return CheckCommand(options, language, environment).run();
}

}  // namespace

void add_check(CommandBuilder& program) { program.add(kInfo, declare, execute); }

}  // namespace cbps::cli
