#include "cli/rules_command.h"

#include "cbps/report/rules.h"
#include "cbps/rules/lint.h"
#include "cli/messages.h"
#include "cli/pack.h"

namespace cbps::cli {

int lint_command(const RulesOptions& options, Language language, const Environment& environment) {
  Sources sources;
  Diagnostics diagnostics;
  const auto bundle = read_bundle(options.folder, environment, sources, diagnostics);
  const auto pack = bundle ? rules::compile(sources, *bundle, {}, diagnostics) : std::nullopt;
  if (pack) rules::lint(*pack, *bundle, sources, diagnostics);
  print_diagnostics(diagnostics, sources, language, environment);
  if (!pack) return kUnusable;
  std::size_t checks = 0;
  for (const rules::Standard& standard : pack->standards) checks += standard.checks.size();
  const report::LintSummary summary{pack->standards.size(), checks, pack->dictionary.fields.size(),
                                    diagnostics.size()};
  if (!environment.out(report::lint_text(summary, language))) return kUnusable;
  return diagnostics.empty() ? kGateMet : kGateNotMet;
}

}  // namespace cbps::cli
