#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
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
#include "cli/rule_folder.h"
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
  std::string max_input;     ///< empty: 16 GiB
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
  command.option("--jobs", options.jobs,
                 {"用几个线程（默认等于处理器数），结果不变",
                  "how many threads (default: one a processor); the result is the same"});
  command.option("--max-input", options.max_input,
                 {"一个输入最多多大，如 512M、16G（默认 16G）",
                  "the most bytes of an input, e.g. 512M, 16G (default: 16G)"});
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
  std::uint64_t max_input = 0;
};

ParsedOptions parse_options(const CheckOptions& options, const Environment& environment,
                            Diagnostics& diagnostics) {
  return {read_period(options.calendar.period, diagnostics),
          read_as_of(options.calendar.as_of, environment, diagnostics),
          read_fail_under(options.fail_under, diagnostics),
          read_overrides(options.rules.set, diagnostics),
          read_jobs(options.jobs, diagnostics),
          read_max_input(options.max_input, diagnostics)};
}

constexpr system::SignalMessages kChinese{"cbps: 已中断，报告没有写完\n",
                                          "cbps: 输入文件在读取时被截短，没有报告\n"};
constexpr system::SignalMessages kEnglish{
    "cbps: interrupted, the report is not finished\n",
    "cbps: an input file was cut short while it was read, there is no report\n"};

/// Whether a community meets the conditions of the run. Without options no check may fail or be
/// undecided. `--fail-under` replaces this rule; where `--fail-on` is given too, both must hold.
run::Gate gate(const CheckOptions& options, const ParsedOptions& parsed) {
  const bool by_floor_only = parsed.fail_under && options.fail_on.empty();
  const bool never = by_floor_only || options.fail_on == "none";
  return {never, never || options.fail_on == "fail", parsed.fail_under};
}

/// What is the same in all passes over the inputs.
struct Setting {
  const CheckOptions& options;
  const ParsedOptions& parsed;
  const rules::RulePack& pack;
  const audit::Selection& selection;
  const run::Survey& survey;
  std::size_t files_left_out = 0;
  std::vector<result::Rejected> unreadable;
  Language language;
  const Environment& environment;
};

/// The year of a pass, and how it is known.
struct PassYear {
  std::optional<int> year;
  run::YearSource source = run::YearSource::None;
  bool counts_only = false;
};

/// Assesses the inputs: in one pass, or, where most communities state another year than the first
/// that was found, in two.
class Assessment {
 public:
  Assessment(Setting setting, run::InputQueue& queue, OpenOutputs& outputs)
      : setting_(std::move(setting)), queue_(queue), outputs_(outputs) {}

  int run() {
    PassYear pass = first_year();
    run::Outcome outcome = assess(pass);
    Diagnostics diagnostics;
    if (is_given_up(pass, outcome)) {
      pass = {outcome.better_year ? outcome.better_year : pass.year, run::YearSource::Found, false};
      if (!is_not_before(setting_.parsed.as_of, Period{*pass.year}, diagnostics)) {
        print(diagnostics);
        return kUnusable;
      }
      queue_.rewind();
      outcome = assess(pass);
    }
    for (const system::WriteError& failure : failures_) system::report(failure, diagnostics);
    // A run whose reports have all failed ended early and does not know the rest.
    const bool is_complete = failures_.size() < outcome.targets.size();
    if (is_complete) report_what_is_missing(pass, outcome, diagnostics);
    print(diagnostics);
    if (!diagnostics.empty() || !failures_.empty() || outcome.some_rejected) return kUnusable;
    return outcome.gate_met ? kGateMet : kGateNotMet;
  }

 private:
  [[nodiscard]] PassYear first_year() const {
    if (const auto given = setting_.parsed.year) return {given, run::YearSource::Given, false};
    const std::optional<int> tried = setting_.survey.year;
    if (!tried) return {};
    const auto& as_of = setting_.parsed.as_of;
    // Nothing can be assessed before a year begins, but it may not be the year of most communities.
    return {tried, run::YearSource::Tried, as_of && *as_of < Period{*tried}.start()};
  }

  static bool is_given_up(const PassYear& pass, const run::Outcome& outcome) {
    return outcome.better_year || pass.counts_only;
  }

  run::Outcome assess(const PassYear& pass) {
    const ParsedOptions& parsed = setting_.parsed;
    const Period period{pass.year.value_or(1)};
    const Calendar calendar{period, parsed.as_of.value_or(period.end())};
    const audit::Task task{setting_.pack, setting_.selection, calendar};
    const result::Run head = describe(task, pass);
    const bool has_several = setting_.survey.has_several;
    const run::Plan plan{task,
                         head,
                         outputs_.targets(style()),
                         has_several ? eval::kBatchRows : 1,
                         gate(setting_.options, parsed),
                         pass.source,
                         pass.counts_only,
                         parsed.jobs,
                         setting_.files_left_out,
                         setting_.unreadable};
    const MessagePlace place =
        outputs_.show_document() ? MessagePlace::Report : MessagePlace::StandardError;
    RunMessages messages(setting_.environment, setting_.language, place,
                         outputs_.stream_to_terminal(pass.source),
                         pass.source == run::YearSource::Tried);
    run::Outcome outcome = run::assess_inputs(plan, queue_, system::temporary_spool, messages);
    if (is_given_up(pass, outcome)) {
      messages.run_given_up();
      return outcome;
    }
    failures_ = outputs_.finish(outcome.targets);
    messages.run_ended(outputs_.have_shown_document(outcome.targets));
    return outcome;
  }

  [[nodiscard]] result::Run describe(const audit::Task& task, const PassYear& pass) const {
    result::Run head = audit::describe(task, CBPS_VERSION, shown_options());
    head.several = setting_.survey.has_several;
    if (!pass.year) {
      head.year.reset();
      head.as_of = setting_.parsed.as_of;
    }
    if (outputs_.need_dictionary()) audit::add_dictionary(task, head);
    return head;
  }

  /// What is the same in all reports.
  [[nodiscard]] report::Style style() const {
    report::Extent extent = report::Extent::Normal;
    if (setting_.options.detail) extent = report::Extent::Detail;
    if (setting_.options.summary) extent = report::Extent::Summary;
    report::Style style;
    style.language = setting_.language;
    style.extent = extent;
    style.several = setting_.survey.has_several;
    return style;
  }

  /// The options that shape the result, for the report.
  [[nodiscard]] result::Options shown_options() const {
    const CheckOptions& options = setting_.options;
    const std::string& day = options.calendar.as_of;
    return {options.rules.folder,    options.rules.set,       setting_.selection.only,
            setting_.selection.skip, options.calendar.period, day == "today" ? std::string() : day,
            options.fail_under,      options.fail_on};
  }

  /// Reports what no single community is to blame for.
  static void report_what_is_missing(const PassYear& pass, const run::Outcome& outcome,
                                     Diagnostics& diagnostics) {
    if (pass.year && outcome.years.size() > 1) report_years(*pass.year, outcome.years, diagnostics);
    if (!pass.year && outcome.without_year > 0) {
      diagnostics.add(Code::NoPeriodAnywhere, kCommandLine, std::to_string(outcome.without_year));
    } else if (outcome.communities == 0) {
      diagnostics.add(Code::NothingChecked, kCommandLine);
    }
  }

  static void report_years(int year, const std::map<int, std::size_t>& years,
                           Diagnostics& diagnostics) {
    Bilingual others;
    std::size_t of_this_year = 0;
    for (const auto& [other, count] : years) {
      if (other == year) {
        of_this_year = count;
        continue;
      }
      others.zh += fmt::format("{}{} 年度 {} 个", others.zh.empty() ? "" : "、", other, count);
      others.en += fmt::format("{}{}: {}", others.en.empty() ? "" : ", ", other, count);
    }
    diagnostics.add(Code::OtherYears, kCommandLine, std::to_string(year),
                    std::to_string(of_this_year), others);
  }

  void print(const Diagnostics& diagnostics) const {
    print_diagnostics(diagnostics, Sources(), setting_.language, setting_.environment);
  }

  Setting setting_;
  run::InputQueue& queue_;
  OpenOutputs& outputs_;
  std::vector<system::WriteError> failures_;  ///< what could not be written
};

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
    if (parsed.year) (void)is_not_before(parsed.as_of, Period{*parsed.year}, diagnostics);
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
    const std::string& rules = options_.rules.folder;
    refuse_outputs_that_are_read(outputs, listing.files,
                                 rules.empty() ? std::vector<std::string>() : rule_files(rules),
                                 diagnostics);
    refuse_shared_outputs(outputs, diagnostics);
    if (diagnostics.has_errors()) return stop(diagnostics);
    run::InputQueue queue(listing.files, input_reader(parsed.max_input, pack->dictionary),
                          pack->dictionary);
    const run::Survey survey = queue.survey(parsed.year.has_value());
    OpenOutputs open(outputs, environment_);
    return Assessment({options_, parsed, *pack, selection, survey, listing.left_out.size(),
                       std::move(unreadable), language_, environment_},
                      queue, open)
        .run();
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
