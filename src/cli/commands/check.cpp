#include <algorithm>
#include <memory>
#include <set>
#include <utility>

#include "cbps/report/format.h"
#include "cbps/run/assess_inputs.h"
#include "cbps/system/output.h"
#include "cbps/system/signal_cleanup.h"
#include "cli/commands/commands.h"
#include "cli/listing.h"
#include "cli/messages.h"
#include "cli/option_values.h"
#include "cli/output_option.h"
#include "cli/pack.h"
#include "cli/report_outputs.h"
#include "cli/run_messages.h"
#include "cli/shared_options.h"

namespace cbps::cli {
namespace {

constexpr CommandInfo kInfo{
    "check", {"检查一个或多个社区档案", "Check one or more community profiles"}, kCheckExitCodes};

struct CheckOptions {
  std::vector<std::string> paths;
  std::string format;                ///< empty: as `outputs` say
  std::vector<std::string> outputs;  ///< `[FORMAT:]FILE`, as written; empty: standard output
  RuleOptions rules;
  SelectionOptions selection;
  CalendarOptions calendar;
  std::string fail_under;
  std::string fail_on;
  std::string input_format;  ///< empty: by the endings of the files
  std::string jobs;          ///< empty: as many as there are processors
  bool strict = false;
  bool drop_personal = false;
  bool summary = false;
  bool detail = false;
};

void declare(CommandBuilder& command, CheckOptions& options) {
  command.positionals(
      "PATH", options.paths,
      {"档案（YAML）、表格（CSV，一行一个社区）、存放它们的文件夹，或 -（标准输入）",
       "profiles (YAML), tables (CSV, a community a row), folders of them, or - "
       "for standard input"});
  std::vector<std::string> formats;
  for (const report::Format& format : report::formats()) formats.emplace_back(format.name);
  const Bilingual help = format_help(formats);
  command.one_of(kFormatNames, options.format, formats, {help.zh, help.en});
  command.list("-o,--output", options.outputs,
               {"写入文件（整份写成，否则不写）；可重复。格式看扩展名，也可写在前面，如 "
                "-o json:a.txt；- 是标准输出",
                "write to a file, whole or not at all; may be repeated. The ending tells the "
                "format, or a prefix, e.g. -o json:a.txt; - is standard output"});
  add_rule_options(command, options.rules);
  add_selection_options(
      command, options.selection,
      {"只查这些标准或检查项，如 8,12.1", "only these standards or checks, e.g. 8,12.1"},
      {"不查这些标准或检查项", "leave out these standards or checks"});
  add_calendar_options(command, options.calendar);
  command.option("--fail-under", options.fail_under,
                 {"任一社区得分下限低于 N 时退出码为 1（代替默认判定）",
                  "exit 1 if a community's floor is under N (replaces the default gate)"});
  command.one_of("--fail-on", options.fail_on, {"unknown", "fail", "none"},
                 {"unknown：未达标或待定时退出码为 1（默认）；fail：仅未达标；none：从不",
                  "unknown: exit 1 on failed or undecided (default); fail: on failed only; none: "
                  "never"});
  command.one_of("--input-format", options.input_format, {"yaml", "csv"},
                 {"按名称给出的文件和标准输入的格式：yaml 或 csv（默认看扩展名）",
                  "format of files given by name and of standard input: yaml or csv (default: by "
                  "the ending)"});
  command.flag("--strict", options.strict,
               {"指标或键有误的社区整个不评估（默认只是那一个指标待定）",
                "leave out a community with an error in a fact or key (default: only that fact is "
                "undecided)"});
  command.option("--jobs", options.jobs,
                 {"用几个线程（默认等于处理器数），结果不变",
                  "how many threads (default: one a processor); the result is the same"});
  command.flag("--drop-personal", options.drop_personal,
               {"涉及个人信息的列、键和值只提醒、不读取，不算错误（默认算错误）",
                "leave out columns, keys and values about persons with a remark (default: an "
                "error)"});
  const OptionBuilder summary = command.flag(
      "--summary", options.summary, {"只要汇总，不列各社区", "only the summary, no communities"});
  command
      .flag("--detail", options.detail,
            {"更详细：一个社区时也列出达标项及其原文，多个社区时列出每个社区的差距",
             "say more: of one community also what is met, with its clause; of several the gaps "
             "of each"})
      .excludes(summary);
}

/// The values of the options, as far as they could be read.
struct ParsedOptions {
  std::optional<int> year;
  std::optional<Date> as_of;
  std::optional<Fraction> fail_under;
  std::vector<rules::Override> overrides;
  std::size_t jobs = 1;
};

ParsedOptions parse_options(const CheckOptions& options, const Environment& environment,
                            Diagnostics& diagnostics) {
  return {read_period(options.calendar.period, diagnostics),
          read_as_of(options.calendar.as_of, environment, diagnostics),
          read_fail_under(options.fail_under, diagnostics),
          read_overrides(options.rules.set, diagnostics), read_jobs(options.jobs, diagnostics)};
}

constexpr system::SignalMessages kChinese{"cbps: 已中断，报告没有写完\n",
                                          "cbps: 输入文件在读取时被截短，没有报告\n"};
constexpr system::SignalMessages kEnglish{
    "cbps: interrupted, the report is not finished\n",
    "cbps: an input file was cut short while it was read, there is no report\n"};

class CheckCommand {
 public:
  CheckCommand(const CheckOptions& options, Language language, const Environment& environment)
      : options_(options), language_(language), environment_(environment) {}

  int run() {
    const system::SignalCleanup cleanup(language_ == Language::Zh ? kChinese : kEnglish, kUnusable);
    Diagnostics diagnostics;
    const ParsedOptions parsed = parse_options(options_, environment_, diagnostics);
    if (options_.paths.empty()) diagnostics.add(Code::MissingPath, kCommandLine);
    const std::vector<ReportOutput> outputs =
        read_outputs(options_.format, options_.outputs, diagnostics);
    const auto pack =
        read_pack(options_.rules.folder, parsed.overrides, environment_, sources_, diagnostics);
    if (!pack || diagnostics.has_errors()) return stop(diagnostics);
    const audit::Selection selection =
        audit::select(*pack, options_.selection.only, options_.selection.skip, diagnostics);
    if (diagnostics.has_errors()) return stop(diagnostics);
    print(std::exchange(diagnostics, {}));

    const Listing listing =
        list_inputs(options_.paths, options_.input_format, sources_, diagnostics);
    // Folders that cannot be read are named in the report, and all other input is assessed.
    std::vector<result::Rejected> unreadable = rejected(diagnostics);
    name_left_out(listing.left_out, diagnostics);
    print(std::exchange(diagnostics, {}));
    refuse_inputs_as_outputs(outputs, listing.files, diagnostics);
    refuse_shared_outputs(outputs, diagnostics);
    if (diagnostics.has_errors()) return stop(diagnostics);
    run::InputQueue queue(listing.files, read_input, pack->dictionary,
                          {.drop_personal = options_.drop_personal});
    const run::Survey survey = queue.survey(parsed.year.has_value());
    const Period period{parsed.year ? *parsed.year : survey.year.value_or(1)};
    const audit::Task task{*pack, selection, {period, parsed.as_of.value_or(period.end())}};
    result::Run head = audit::describe(task, CBPS_VERSION, shown_options());
    head.several = survey.has_several;
    const bool has_dictionary =
        std::any_of(outputs.begin(), outputs.end(),
                    [](const ReportOutput& one) { return one.format->has_dictionary; });
    if (has_dictionary) audit::add_dictionary(task, head);
    run::YearSource year = survey.year ? run::YearSource::Found : run::YearSource::None;
    if (parsed.year) year = run::YearSource::Given;
    const std::size_t most_rows = survey.has_several ? eval::kBatchRows : 1;
    OpenOutputs open(outputs, environment_);
    return assess({.task = task,
                   .head = head,
                   .targets = open.targets(style(survey)),
                   .most_rows = most_rows,
                   .gate = gate(parsed),
                   .year = year,
                   .jobs = parsed.jobs,
                   .strict = options_.strict,
                   .files_left_out = listing.left_out.size(),
                   .unreadable = std::move(unreadable)},
                  queue, open);
  }

 private:
  void print(const Diagnostics& diagnostics) const {
    print_diagnostics(diagnostics, sources_, language_, environment_);
  }
  int stop(const Diagnostics& diagnostics) const {
    print(diagnostics);
    return kUnusable;
  }

  static void name_left_out(const std::vector<std::string>& paths, Diagnostics& diagnostics) {
    constexpr std::size_t kMostNamed = 100;
    const std::size_t named = std::min(paths.size(), kMostNamed);
    for (std::size_t i = 0; i < named; ++i) diagnostics.add(Code::LeftOut, kCommandLine, paths[i]);
    if (named == paths.size()) return;
    diagnostics.add(Code::MoreLeftOut, kCommandLine, std::to_string(paths.size() - named));
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

  /// What is the same in all reports.
  [[nodiscard]] report::Style style(const run::Survey& survey) const {
    report::Extent extent = report::Extent::Normal;
    if (options_.detail) extent = report::Extent::Detail;
    if (options_.summary) extent = report::Extent::Summary;
    report::Style style;
    style.language = language_;
    style.extent = extent;
    style.several = survey.has_several;
    return style;
  }

  /// Without options no check may fail or be undecided. `--fail-under` replaces this rule; where
  /// `--fail-on` is given too, both must hold.
  [[nodiscard]] run::Gate gate(const ParsedOptions& parsed) const {
    const bool by_floor_only = parsed.fail_under && options_.fail_on.empty();
    const bool never = by_floor_only || options_.fail_on == "none";
    return {never, never || options_.fail_on == "fail", parsed.fail_under};
  }

  int assess(const run::Plan& plan, run::InputQueue& queue, OpenOutputs& outputs) const {
    const bool may_have_report = plan.year != run::YearSource::None;
    const MessagePlace place = may_have_report && outputs.show_document()
                                   ? MessagePlace::Report
                                   : MessagePlace::StandardError;
    RunMessages messages(environment_, language_, place, outputs.stream_to_terminal(plan.year));
    const run::Outcome outcome = run::assess_inputs(plan, queue, system::temporary_spool, messages);
    const std::vector<system::WriteError> failures = outputs.finish(outcome.targets);
    messages.run_ended(outputs.have_shown_document(outcome.targets));
    Diagnostics diagnostics;
    for (const system::WriteError& failure : failures) system::report(failure, diagnostics);
    // A run whose reports have all failed ended early and does not know the rest.
    const bool is_complete = failures.size() < outcome.targets.size();
    if (is_complete) report_what_is_missing(outcome, plan, diagnostics);
    if (!diagnostics.empty()) return stop(diagnostics);
    if (outcome.has_errors) return kUnusable;
    return outcome.gate_met ? kGateMet : kGateNotMet;
  }

  /// Reports why there is no report, or that no community stands in it.
  static void report_what_is_missing(const run::Outcome& outcome, const run::Plan& plan,
                                     Diagnostics& diagnostics) {
    if (!outcome.other_years.empty()) {
      std::set<int> years = outcome.other_years;
      years.insert(plan.task.calendar.period.year);
      diagnostics.add(Code::SeveralPeriods, kCommandLine, listed(years));
    } else if (outcome.without_year > 0) {
      diagnostics.add(Code::NoPeriodAnywhere, kCommandLine, std::to_string(outcome.without_year));
    } else if (outcome.communities == 0) {
      diagnostics.add(Code::NothingChecked, kCommandLine);
    }
  }

  static std::string listed(const std::set<int>& years) {
    std::string all;
    for (const int year : years) all += (all.empty() ? "" : ", ") + std::to_string(year);
    return all;
  }

  /// The options that shape the result, for the report.
  [[nodiscard]] result::Options shown_options() const {
    const std::string& day = options_.calendar.as_of;
    return {options_.rules.folder,   options_.rules.set,       options_.selection.only,
            options_.selection.skip, options_.calendar.period, day == "today" ? std::string() : day,
            options_.fail_under,     options_.fail_on};
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
