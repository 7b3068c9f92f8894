#include <string>

#include "cbps/lint/lint.h"
#include "cbps/report/rules.h"
#include "cli/commands/commands.h"
#include "cli/messages.h"
#include "cli/pack.h"
#include "cli/shared_options.h"

namespace cbps::cli {
namespace {

constexpr CommandInfo kInfo{
    "lint",
    {"检查一套规则：原文覆盖、勘误、未用到的指标、不可能成立的条件等",
     "Check a pack: coverage of the text, restorations, unused facts, impossible conditions"},
    {"退出码：0 没有问题；1 有问题；2 规则无法编译或用法有误",
     "Exit codes: 0 nothing found; 1 something was found; 2 the rules do not compile, or wrong "
     "use"}};

struct RulesLintOptions {
  std::string folder;  ///< empty: the built-in pack
};

void declare(CommandBuilder& command, RulesLintOptions& options) {
  add_rule_folder_argument(command, options.folder);
}

int execute(const RulesLintOptions& options, Language language, const Environment& environment) {
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
  return print_result(report::lint_text(summary, language), language, environment,
                      diagnostics.empty() ? kGateMet : kGateNotMet);
}

}  // namespace

void add_rules_lint(CommandBuilder& rules) { rules.add(kInfo, declare, execute); }

}  // namespace cbps::cli
