#include "cbps/report/rules.h"

#include <memory>
#include <string>
#include <vector>

#include "cbps/cases/coverage.h"
#include "cbps/cases/runner.h"
#include "cli/commands/commands.h"
#include "cli/messages.h"
#include "cli/pack.h"
#include "cli/shared_options.h"

namespace cbps::cli {
namespace {

constexpr CommandInfo kInfo{
    "test",
    {"运行规则自带的用例（规则文件夹下的 tests/*.yaml）",
     "Run the cases of a pack (tests/*.yaml in the folder of the rules)"},
    {"退出码：0 全部通过（用 --coverage 时也没有缺漏）；1 有不通过或缺漏；2 规则、用例或用法有误",
     "Exit codes: 0 all cases pass (with --coverage: and nothing is missing); 1 one does not, or "
     "something is missing; 2 the rules, the cases or the use are wrong"}};

struct RulesTestOptions {
  std::string folder;  ///< of the rules; empty: the built-in pack
  bool coverage = false;
};

void declare(CommandBuilder& command, RulesTestOptions& options) {
  add_rule_folder_argument(command, options.folder);
  command.flag("--coverage", options.coverage,
               {"还列出没有用例的检查项、结果和界限",
                "also name checks, outcomes and thresholds that no case tries"});
}

int execute(const RulesTestOptions& options, Language language, const Environment& environment) {
  Sources sources;
  Diagnostics diagnostics;
  const auto bundle = read_bundle(options.folder, environment, sources, diagnostics);
  const auto files =
      bundle ? read_cases_bundle(options.folder, environment, sources, diagnostics) : std::nullopt;
  // Cases set parameters, each set makes a pack: of the document the digest is made once.
  const std::string digest = bundle ? rules::document_digest(*bundle) : std::string();
  const auto pack =
      bundle ? rules::compile(sources, *bundle, {}, diagnostics, {digest}) : std::nullopt;
  cases::Suite suite;
  if (pack && files && !diagnostics.has_errors()) {
    suite = cases::read_cases(*files, diagnostics);
  }
  if (pack && suite.cases.empty() && !diagnostics.has_errors()) {
    diagnostics.add(Code::NoCases, kCommandLine);
  }
  if (diagnostics.has_errors()) {
    print_diagnostics(diagnostics, sources, language, environment);
    return kUnusable;
  }
  const auto packs = [&](const std::vector<rules::Override>& set, Diagnostics& found) {
    auto compiled = rules::compile(sources, *bundle, set, found, {digest, true});
    return compiled ? std::make_unique<const rules::RulePack>(std::move(*compiled)) : nullptr;
  };
  cases::Runner runner(packs, sources);
  cases::Coverage coverage(*pack, std::move(suite.exemptions));
  report::CasesSummary summary{suite.cases.size(), 0, std::nullopt};
  for (const cases::Case& one : suite.cases) {
    const bool good = runner.run(one, diagnostics, [&](const auto& tried, const auto& trial) {
      coverage.note(tried, trial);
    });
    if (!good) ++summary.failed;
  }
  if (options.coverage) {
    Diagnostics missing;
    coverage.report(*bundle, missing);
    summary.missing = missing.size();
    diagnostics.append(std::move(missing));
  }
  print_diagnostics(diagnostics, sources, language, environment);
  const bool is_good = summary.failed == 0 && summary.missing.value_or(0) == 0;
  return print_result(report::cases_text(summary, language), language, environment,
                      is_good ? kGateMet : kGateNotMet);
}

}  // namespace

void add_rules_test(CommandBuilder& rules) { rules.add(kInfo, declare, execute); }

}  // namespace cbps::cli
