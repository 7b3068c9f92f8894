#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cbps/result/archive.h"
#include "cbps/run/compare_saved.h"
#include "cbps/system/files.h"
#include "cbps/system/signal_cleanup.h"
#include "cli/commands/check_paths.h"
#include "cli/commands/commands.h"
#include "cli/comparison_outputs.h"
#include "cli/messages.h"
#include "cli/output_option.h"
#include "cli/report_outputs.h"
#include "cli/saved_file.h"
#include "cli/shared_options.h"

namespace cbps::cli {
namespace {

constexpr std::array kExamples{
    Example{"cbps verify saved.json examples/district",
            {"重新评估一遍，看存下的结果是否还成立",
             "assess again and see whether the saved result still holds"}},
};

constexpr CommandInfo kInfo{
    "verify",
    {"核对存下的结果：用同样的选项重新评估，说出填报、规则、结论有哪些不同",
     "Verify a saved result: assess again with the same options, and say which facts, rules or "
     "verdicts differ"},
    {"退出码：0 一致；1 有不同；2 文件不能用，或用法有误",
     "Exit codes: 0 nothing differs; 1 something does; 2 a file cannot be used, or wrong use"},
    kExamples};

struct VerifyOptions {
  std::string saved;
  std::string rules;  ///< empty: those that the saved result names
  std::string format;
  std::vector<std::string> outputs;
  CheckOptions checked;  ///< paths, and how they are read
};

void declare(CommandBuilder& command, VerifyOptions& options) {
  command.positional(ValueKind{"SAVED", Completion::Files}, options.saved,
                     {"cbps check 存下的结果", "a result that cbps check has saved"});
  add_paths(command, options.checked.paths);
  add_comparison_outputs(command, options.format, options.outputs);
  command.option("--rules", values::kFolder, options.rules,
                 {"规则文件夹（默认是存下的结果所写的）",
                  "the folder of the rules (default: what the saved result names)"});
  command.list("--waivers", values::kFile, options.checked.waivers,
               {"豁免文件（默认是存下的结果所写的）；可重复",
                "a file of waivers (default: those that the saved result names); may be repeated"});
  command.option("--baseline", values::kFile, options.checked.baseline,
                 {"作为基准的结果（默认是存下的结果所写的）",
                  "the baseline (default: the one that the saved result names)"});
  add_input_options(command, options.checked.input,
                    {"指标或键有误的社区整个不评估，与当时相同",
                     "leave out a community with an error, as it was done then"});
  add_jobs(command, options.checked.jobs);
  add_quiet(command, options.checked.quiet);
}

/// Keeps the head of a saved result.
class HeadReader final : public result::ArchiveReceiver {
 public:
  void begin(const result::Run& run, bool /*has_communities*/) override { run_ = run; }
  void add(result::Community /*community*/, std::uint64_t /*begin*/) override {}
  void end(result::Summary /*summary*/) override {}

  [[nodiscard]] const result::Run& run() const { return run_; }

 private:
  result::Run run_;
};

/// Assesses as the saved result was made.
CheckOptions as_saved(const VerifyOptions& options, const result::Run& saved) {
  CheckOptions checked = options.checked;
  checked.rules.folder = options.rules.empty() ? saved.options.rules : options.rules;
  checked.rules.set = saved.options.set;
  checked.selection = {saved.options.only, saved.options.skip};
  checked.calendar.period = saved.options.period;
  if (checked.waivers.empty()) checked.waivers = saved.options.waivers;
  if (checked.baseline.empty()) checked.baseline = saved.options.baseline;
  // The day of a run that was made "today" is only in its head.
  const bool has_own_day = saved.year && saved.as_of && *saved.as_of != Period{*saved.year}.end();
  checked.calendar.as_of = has_own_day ? to_string(*saved.as_of) : saved.options.as_of;
  return checked;
}

class VerifyCommand {
 public:
  VerifyCommand(const VerifyOptions& options, Language language, const Environment& environment)
      : options_(options), language_(language), environment_(environment) {}

  int run() {
    const system::SignalCleanup cleanup(saved_file_signals(language_), kUnusable);
    if (options_.saved.empty() || options_.checked.paths.empty()) {
      diagnostics_.add(Code::VerifyNeedsBoth, kCommandLine);
    }
    const auto outputs =
        read_outputs(comparison_output_formats(), options_.format, options_.outputs, diagnostics_);
    const std::vector<std::string> paths = paths_of(outputs);
    refuse_outputs_that_are_read(paths, {{.name = options_.saved}}, {}, diagnostics_);
    refuse_shared_outputs(paths, diagnostics_);
    if (diagnostics_.has_errors()) return stop();
    const auto saved = open_saved(options_.saved, sources_, diagnostics_);
    if (!saved) return stop();
    HeadReader head;
    if (!read_archive(saved->id, sources_, head, diagnostics_)) return stop();
    const auto anew = check_to_file(as_saved(options_, head.run()), options_.checked.paths.front(),
                                    paths, language_, environment_, sources_);
    if (!anew) return kUnusable;
    ComparisonOutputs reports(outputs, language_, environment_);
    Diagnostics found;
    const bool is_compared = run::verify_saved(saved->id, anew->id, sources_, reports, found);
    if (!are_unchanged({*saved, *anew}, diagnostics_)) return stop();
    diagnostics_.append(std::move(found));
    if (!is_compared) return stop();
    reports.finish(diagnostics_);
    print_diagnostics(diagnostics_, sources_, language_, environment_);
    if (diagnostics_.has_errors()) return kUnusable;
    return reports.has_differences() ? kGateNotMet : kGateMet;
  }

 private:
  [[nodiscard]] int stop() const {
    print_diagnostics(diagnostics_, sources_, language_, environment_);
    return kUnusable;
  }

  const VerifyOptions& options_;
  Language language_;
  const Environment& environment_;
  Sources sources_;
  Diagnostics diagnostics_;
};

int execute(const VerifyOptions& options, Language language, const Environment& environment) {
  return VerifyCommand(options, language, environment).run();
}

}  // namespace

void add_verify(CommandBuilder& program) { program.add(kInfo, declare, execute); }

}  // namespace cbps::cli
