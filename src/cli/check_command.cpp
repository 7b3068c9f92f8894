#include "cli/check_command.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

#include "cbps/report/format.h"
#include "cli/audit_run.h"
#include "cli/messages.h"
#include "cli/option_values.h"
#include "cli/pack.h"
#include "cli/signals.h"

namespace cbps::cli {
namespace {

/// The values among the options, once they have been read.
struct Wishes {
  std::optional<int> year;
  std::optional<Date> as_of;
  std::optional<Fraction> fail_under;
  std::vector<rules::Override> overrides;
  std::size_t jobs = 1;
};

Wishes read_wishes(const CheckOptions& options, const Environment& environment,
                   Diagnostics& diagnostics) {
  return {read_period(options.period, diagnostics),
          read_as_of(options.as_of, environment, diagnostics),
          read_fail_under(options.fail_under, diagnostics),
          read_overrides(options.set, diagnostics), read_jobs(options.jobs, diagnostics)};
}

class CheckCommand {
 public:
  CheckCommand(const CheckOptions& options, Language language, const Environment& environment)
      : options_(options), language_(language), environment_(environment) {}

  int run() {
    const TidyEnd tidy_end(language_);
    Diagnostics diagnostics;
    const Wishes wishes = read_wishes(options_, environment_, diagnostics);
    if (options_.paths.empty()) diagnostics.add(Code::MissingPath, kCommandLine);
    const report::Format* format = choose_format(diagnostics);
    const auto pack =
        read_pack(options_.rules, wishes.overrides, environment_, sources_, diagnostics);
    if (!pack || diagnostics.has_errors()) return stop(diagnostics);
    const audit::Selection selection =
        audit::select(*pack, options_.only, options_.skip, diagnostics);
    if (diagnostics.has_errors()) return stop(diagnostics);
    print(std::exchange(diagnostics, {}));

    const Listing listing =
        list_inputs(options_.paths, options_.input_format, sources_, diagnostics);
    // What cannot be read at all is in the report too, and the others are assessed.
    std::vector<result::Rejected> unreadable = rejected(diagnostics);
    name_left_out(listing.left_out, diagnostics);
    print(std::exchange(diagnostics, {}));
    if (is_output_among(listing.files)) {
      diagnostics.add(Code::OutputIsInput, kCommandLine, output());
      return stop(diagnostics);
    }
    InputQueue queue(listing.files, pack->dictionary);
    const Survey survey = queue.survey(wishes.year.has_value());
    const Period period{wishes.year ? *wishes.year : survey.year.value_or(1)};
    const audit::Task task{*pack, selection, {period, wishes.as_of.value_or(period.end())}};
    const result::Run run = audit::describe(task, language_, CBPS_VERSION, shown_options());
    const report::Style asked = style(survey);
    YearSource year = survey.year ? YearSource::Found : YearSource::None;
    if (wishes.year) year = YearSource::Given;
    // A thread that finds nothing to do costs as much as a small report.
    const std::size_t jobs = survey.has_several ? wishes.jobs : 1;
    const std::size_t most_rows = survey.has_several ? eval::kBatchRows : 1;
    return assess({{task, run, *format, asked, most_rows}, gate(wishes), year, jobs,
                   listing.left_out.size(), std::move(unreadable)},
                  queue);
  }

 private:
  void print(const Diagnostics& diagnostics) const {
    print_diagnostics(diagnostics, sources_, language_, environment_);
  }
  int stop(const Diagnostics& diagnostics) const {
    print(diagnostics);
    return kUnusable;
  }

  /// As asked for, or as the name of the file to be written says.
  const report::Format* choose_format(Diagnostics& diagnostics) const {
    if (!options_.format.empty()) return report::find_format(options_.format);
    const std::string ending = std::filesystem::path(output()).extension().string();
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

  /// Empty: standard output, which has a name too.
  [[nodiscard]] std::string output() const {
    return options_.output == kStandardInput ? std::string() : options_.output;
  }

  [[nodiscard]] bool is_output_among(const std::vector<Input>& files) const {
    std::error_code error;
    if (output().empty() || !std::filesystem::is_regular_file(output(), error)) return false;
    return std::any_of(files.begin(), files.end(), [this](const Input& input) {
      std::error_code ignored;
      return std::filesystem::equivalent(input.path, output(), ignored);
    });
  }

  static void name_left_out(const std::vector<std::string>& paths, Diagnostics& diagnostics) {
    constexpr std::size_t kMostNamed = 100;
    const std::size_t named = std::min(paths.size(), kMostNamed);
    for (std::size_t i = 0; i < named; ++i) diagnostics.add(Code::LeftOut, kCommandLine, paths[i]);
    if (named == paths.size()) return;
    diagnostics.add(Code::MoreLeftOut, kCommandLine, std::to_string(paths.size() - named));
  }

  /// A folder stands for the communities in it.
  [[nodiscard]] std::vector<result::Rejected> rejected(const Diagnostics& diagnostics) const {
    std::vector<result::Rejected> all;
    for (const Diagnostic& one : diagnostics.all()) {
      const result::Remark remark = audit::remark(one, sources_);
      all.push_back({{}, remark.location, {remark}, true});
    }
    return all;
  }

  [[nodiscard]] report::Style style(const Survey& survey) const {
    const bool to_terminal = output().empty() && environment_.out_is_terminal;
    report::Extent extent = report::Extent::Normal;
    if (options_.detail) extent = report::Extent::Detail;
    if (options_.summary) extent = report::Extent::Summary;
    constexpr std::size_t kFileWidth = 80;
    return {language_, to_terminal && !environment_.no_color,
            output().empty() ? environment_.width : kFileWidth, extent, survey.has_several};
  }

  /// Without options: nothing failed, nothing undecided. `--fail-under` replaces that; both given,
  /// both must hold.
  [[nodiscard]] Gate gate(const Wishes& wishes) const {
    const bool by_floor_only = wishes.fail_under && options_.fail_on.empty();
    const bool never = by_floor_only || options_.fail_on == "none";
    return {never, never || options_.fail_on == "fail", wishes.fail_under};
  }

  int assess(const AuditPlan& plan, InputQueue& queue) {
    AuditOutcome outcome;
    {
      Output output(this->output(), environment_);
      if (!output.failed()) outcome = AuditRun(plan, queue, output, environment_).run();
      if (output.failed()) {
        Diagnostics diagnostics;
        output.explain(diagnostics);
        return stop(diagnostics);
      }
    }
    Diagnostics diagnostics;
    if (!outcome.other_years.empty()) {
      outcome.other_years.insert(plan.task.calendar.period.year);
      diagnostics.add(Code::SeveralPeriods, kCommandLine, listed(outcome.other_years));
    } else if (outcome.silent > 0) {
      diagnostics.add(Code::NoPeriodAnywhere, kCommandLine, std::to_string(outcome.silent));
    } else if (outcome.communities == 0) {
      diagnostics.add(Code::NothingChecked, kCommandLine);
    }
    if (!diagnostics.empty()) return stop(diagnostics);
    if (outcome.some_rejected) return kUnusable;
    return outcome.gate_met ? kGateMet : kGateNotMet;
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
