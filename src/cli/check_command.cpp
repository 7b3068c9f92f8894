#include "cli/check_command.h"

#include <algorithm>
#include <memory>
#include <set>
#include <utility>

#include "cbps/report/format.h"
#include "cbps/run/assess_inputs.h"
#include "cbps/system/file_name.h"
#include "cbps/system/output.h"
#include "cbps/system/signal_cleanup.h"
#include "cli/listing.h"
#include "cli/messages.h"
#include "cli/option_values.h"
#include "cli/pack.h"
#include "cli/report_outputs.h"
#include "cli/run_messages.h"

namespace cbps::cli {
namespace {

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
  return {read_period(options.period, diagnostics),
          read_as_of(options.as_of, environment, diagnostics),
          read_fail_under(options.fail_under, diagnostics),
          read_overrides(options.set, diagnostics), read_jobs(options.jobs, diagnostics)};
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
    const std::vector<ReportOutput> outputs = choose_outputs(diagnostics);
    const auto pack =
        read_pack(options_.rules, parsed.overrides, environment_, sources_, diagnostics);
    if (!pack || diagnostics.has_errors()) return stop(diagnostics);
    const audit::Selection selection =
        audit::select(*pack, options_.only, options_.skip, diagnostics);
    if (diagnostics.has_errors()) return stop(diagnostics);
    print(std::exchange(diagnostics, {}));

    const Listing listing =
        list_inputs(options_.paths, options_.input_format, sources_, diagnostics);
    // Folders that cannot be read are named in the report, and all other input is assessed.
    std::vector<result::Rejected> unreadable = rejected(diagnostics);
    name_left_out(listing.left_out, diagnostics);
    print(std::exchange(diagnostics, {}));
    refuse_inputs_as_outputs(outputs, listing.files, diagnostics);
    if (diagnostics.has_errors()) return stop(diagnostics);
    run::InputQueue queue(listing.files, read_input, pack->dictionary);
    const run::Survey survey = queue.survey(parsed.year.has_value());
    const Period period{parsed.year ? *parsed.year : survey.year.value_or(1)};
    const audit::Task task{*pack, selection, {period, parsed.as_of.value_or(period.end())}};
    const result::Run head = audit::describe(task, language_, CBPS_VERSION, shown_options());
    run::YearSource year = survey.year ? run::YearSource::Found : run::YearSource::None;
    if (parsed.year) year = run::YearSource::Given;
    const std::size_t most_rows = survey.has_several ? eval::kBatchRows : 1;
    OpenOutputs open(outputs, environment_);
    return assess({task, head, open.targets(style(survey)), most_rows, gate(parsed), year,
                   parsed.jobs, listing.left_out.size(), std::move(unreadable)},
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

  /// The reports that were asked for: where to, and in which format.
  std::vector<ReportOutput> choose_outputs(Diagnostics& diagnostics) const {
    const report::Format* format = choose_format(diagnostics);
    if (format == nullptr) return {};
    return {{format, output()}};
  }

  /// The format that was asked for, or the one that the ending of the output file means.
  const report::Format* choose_format(Diagnostics& diagnostics) const {
    if (!options_.format.empty()) return report::find_format(options_.format);
    const std::string ending = system::ending_of(output());
    if (ending.empty()) return &report::formats().front();
    std::string known;
    for (const report::Format& format : report::formats()) {
      for (const std::string_view one : format.endings) {
        if (ending == one) return &format;
        known += (known.empty() ? "" : " ") + std::string(one);
      }
    }
    diagnostics.add(Code::UnknownOutputEnding, kCommandLine, output(), known);
    return nullptr;
  }

  /// The path of the output file; empty: standard output, which `-` stands for too.
  [[nodiscard]] std::string output() const {
    return options_.output == "-" ? std::string() : options_.output;
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
    if (outcome.some_rejected) return kUnusable;
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
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> shown_options() const {
    std::vector<std::pair<std::string, std::string>> shown;
    const auto add = [&shown](const char* name, const std::string& value) {
      if (!value.empty()) shown.emplace_back(name, value);
    };
    const auto joined = [](const std::vector<std::string>& all) {
      std::string text;
      for (const std::string& one : all) text += (text.empty() ? "" : ",") + one;
      return text;
    };
    add("rules", options_.rules);
    add("set", joined(options_.set));
    add("only", joined(options_.only));
    add("skip", joined(options_.skip));
    add("period", options_.period);
    add("as-of", options_.as_of == "today" ? "" : options_.as_of);
    add("fail-under", options_.fail_under);
    add("fail-on", options_.fail_on);
    return shown;
  }

  const CheckOptions& options_;
  Language language_;
  const Environment& environment_;
  Sources sources_;
};

}  // namespace

int check_command(const CheckOptions& options, Language language, const Environment& environment) {
  return CheckCommand(options, language, environment).run();
}

}  // namespace cbps::cli
