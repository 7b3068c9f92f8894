#include "cli/rules_command.h"

#include <memory>
#include <string>
#include <vector>

#include "cbps/cases/coverage.h"
#include "cbps/cases/runner.h"
#include "cbps/lint/lint.h"
#include "cbps/report/rules.h"
#include "cli/messages.h"
#include "cli/pack.h"

namespace cbps::cli {

int lint_command(const RulesOptions& options, Language language, const Environment& environment) {
  Sources sources;
  Diagnostics diagnostics;
  const auto bundle = read_bundle(options.folder, environment, sources, diagnostics);
  const auto pack = bundle ? rules::compile(sources, *bundle, {}, diagnostics) : std::nullopt;
  if (pack) diagnostics.append(lint::findings(*pack, *bundle, sources));
  print_diagnostics(diagnostics, sources, language, environment);
  if (!pack) return kUnusable;
  std::size_t checks = 0;
  for (const rules::Standard& standard : pack->standards) checks += standard.checks.size();
  const report::LintSummary summary{pack->standards.size(), checks, pack->dictionary.fields.size(),
                                    diagnostics.size()};
  if (!environment.out.write(report::lint_text(summary, language))) return kUnusable;
  return diagnostics.empty() ? kGateMet : kGateNotMet;
}

int test_command(const RulesTestOptions& options, Language language,
                 const Environment& environment) {
  Sources sources;
  Diagnostics diagnostics;
  const auto bundle = read_bundle(options.folder, environment, sources, diagnostics);
  const auto files =
      bundle ? read_cases_bundle(options.folder, environment, sources, diagnostics) : std::nullopt;
  // Cases set parameters, each set makes a pack: of the document the digest is made once.
  const std::string digest = bundle ? rules::document_digest(*bundle) : std::string();
  const auto pack =
      bundle ? rules::compile(sources, *bundle, {}, diagnostics, digest) : std::nullopt;
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
    auto compiled = rules::compile(sources, *bundle, set, found, digest);
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
  if (!environment.out.write(report::cases_text(summary, language))) return kUnusable;
  return summary.failed == 0 && summary.missing.value_or(0) == 0 ? kGateMet : kGateNotMet;
}

}  // namespace cbps::cli
