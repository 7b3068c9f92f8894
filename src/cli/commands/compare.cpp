#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cbps/report/comparison.h"
#include "cbps/run/compare_saved.h"
#include "cbps/system/files.h"
#include "cbps/system/signal_cleanup.h"
#include "cli/commands/check_paths.h"
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
    Example{"cbps compare before.json examples/community.yaml",
            {"上一期的结果和现在的档案；文件夹、表格也可以",
             "last quarter's result and the profile as it is now; folders and tables, too"}},
};

constexpr CommandInfo kInfo{
    "compare",
    {"比较前后两次：存下的结果（JSON，或带 --detail 的 JSON Lines），或档案、表格、文件夹",
     "Compare two assessments: saved results (JSON, or JSON Lines with --detail), or profiles, "
     "tables and folders"},
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
  CheckOptions checked;  ///< how a side is assessed that is no saved result
};

void declare(CommandBuilder& command, CompareOptions& options) {
  command.positional(ValueKind{"BEFORE", Completion::Files}, options.before,
                     {"之前的结果，或那时的档案", "the earlier result, or the profiles then"});
  command.positional(ValueKind{"AFTER", Completion::Files}, options.after,
                     {"之后的结果，或现在的档案", "the later result, or the profiles now"});
  add_comparison_outputs(command, options.format, options.outputs);
  command.option("--old-rules", values::kFolder, options.old_rules,
                 {"之前的结果所用的规则（默认内置规则）；规则不同而之后的结果存了全部指标的，"
                  "变化分成填报和规则两部分",
                  "the rules of the earlier result (default: the built-in ones); where the rules "
                  "differ and the later result has facts, what is due to either is told apart"});
  command.choice("--fail-on", options.fail_on, kFailOn,
                 {"worse：有退步时退出码为 1（默认）；none：从不",
                  "worse: exit 1 if something is worse (default); none: never"});
  add_rule_options(command, options.checked.rules);
  add_selection_options(
      command, options.checked.selection,
      {"评估档案时只查这些标准或检查项",
       "only these standards or checks, where profiles are assessed"},
      {"评估档案时不查这些标准或检查项", "leave these out where profiles are assessed"});
  add_calendar_options(command, options.checked.calendar);
  add_input_options(command, options.checked.input,
                    {"指标或键有误的社区整个不评估", "leave out a community with an error"});
  add_jobs(command, options.checked.jobs);
  add_quiet(command, options.checked.quiet);
}

/// The first of the options that say how profiles are assessed; empty: none was given.
std::string option_for_paths(const CheckOptions& options) {
  const std::pair<std::string_view, bool> given[]{
      {"--rules", !options.rules.folder.empty()},
      {"--set", !options.rules.set.empty()},
      {"--only", !options.selection.only.empty()},
      {"--skip", !options.selection.skip.empty()},
      {"--period", !options.calendar.period.empty()},
      {"--as-of", !options.calendar.as_of.empty()},
      {"--input-format", !options.input.format.empty()},
      {"--encoding", options.input.encoding.has_value()},
      {"--sheet", !options.input.sheet.empty()},
      {"--map", !options.input.map.empty()},
      {"--ignore-column", !options.input.ignored_columns.empty()},
      {"--extra-columns", !options.input.extra_columns.empty()},
      {"--drop-personal", options.input.drop_personal},
      {"--strict", options.input.strict},
      {"--max-input", !options.input.max_input.empty()},
      {"--jobs", !options.jobs.empty()},
  };
  for (const auto& [name, is_given] : given) {
    if (is_given) return std::string(name);
  }
  return {};
}

class CompareCommand {
 public:
  CompareCommand(const CompareOptions& options, Language language, const Environment& environment)
      : options_(options), language_(language), environment_(environment) {}

  int run() {
    const system::SignalCleanup cleanup(saved_file_signals(language_), kUnusable);
    const auto outputs =
        read_outputs(comparison_output_formats(), options_.format, options_.outputs, diagnostics_);
    check_options();
    paths_ = paths_of(outputs);
    refuse_outputs_that_are_read(paths_, {{.name = options_.before}, {.name = options_.after}}, {},
                                 diagnostics_);
    refuse_shared_outputs(paths_, diagnostics_);
    if (diagnostics_.has_errors()) return stop();
    const auto before = open(options_.before);
    const auto after = open(options_.after);
    if (!before || !after) return stop();
    ComparisonOutputs reports(outputs, language_, environment_);
    Diagnostics found;
    const auto old_rules = find_old_rules(options_.old_rules, environment_, sources_, found);
    const bool is_compared =
        run::compare_saved(before->id, after->id, sources_, old_rules, reports, found);
    if (!are_unchanged({*before, *after}, diagnostics_)) return stop();
    diagnostics_.append(std::move(found));
    if (!is_compared) return stop();
    reports.finish(diagnostics_);
    print_diagnostics(diagnostics_, sources_, language_, environment_);
    if (diagnostics_.has_errors()) return kUnusable;
    return reports.has_worse() && options_.fail_on == FailOn::Worse ? kGateNotMet : kGateMet;
  }

 private:
  void check_options() {
    if (options_.before.empty() || options_.after.empty()) {
      diagnostics_.add(Code::TwoResults, kCommandLine);
      return;
    }
    if (options_.before == options_.after && options_.before == system::kStandardInput) {
      diagnostics_.add(Code::BothStandardInput, kCommandLine);
    }
    const std::string unused = option_for_paths(options_.checked);
    if (!unused.empty() && is_saved_file(options_.before) && is_saved_file(options_.after)) {
      diagnostics_.add(Code::OptionsNeedPath, kCommandLine, unused);
    }
    // Rules that were named are looked at, whether or not they will be needed.
    if (!options_.old_rules.empty()) {
      (void)read_pack(options_.old_rules, {}, environment_, sources_, diagnostics_);
    }
  }

  [[nodiscard]] std::optional<SavedFile> open(const std::string& path) {
    if (is_saved_file(path)) return open_saved(path, sources_, diagnostics_);
    CheckOptions checked = options_.checked;
    checked.paths = {path};
    return check_to_file(checked, path, paths_, language_, environment_, sources_);
  }

  [[nodiscard]] int stop() const {
    print_diagnostics(diagnostics_, sources_, language_, environment_);
    return kUnusable;
  }

  const CompareOptions& options_;
  Language language_;
  const Environment& environment_;
  Sources sources_;
  Diagnostics diagnostics_;
  std::vector<std::string> paths_;  ///< of the outputs
};

int execute(const CompareOptions& options, Language language, const Environment& environment) {
  return CompareCommand(options, language, environment).run();
}

}  // namespace

void add_compare(CommandBuilder& program) { program.add(kInfo, declare, execute); }

}  // namespace cbps::cli
