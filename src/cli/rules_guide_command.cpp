#include "cli/rules_guide_command.h"

#include "cbps/guide/rules.h"
#include "cli/guides.h"
#include "cli/messages.h"
#include "cli/option_values.h"
#include "cli/pack.h"

namespace cbps::cli {

int list_rules_command(const RulesListOptions& options, Language language,
                       const Environment& environment) {
  Sources sources;
  Diagnostics diagnostics;
  const auto overrides = read_overrides(options.set, diagnostics);
  const auto pack = read_pack(options.rules, overrides, environment, sources, diagnostics);
  print_diagnostics(diagnostics, sources, language, environment);
  if (!pack || diagnostics.has_errors()) return kUnusable;
  return print_result(guide::list_rules(*pack, guide_format(options.format), language), language,
                      environment);
}

int show_rules_command(const RulesShowOptions& options, Language language,
                       const Environment& environment) {
  Sources sources;
  Diagnostics diagnostics;
  const auto overrides = read_overrides(options.set, diagnostics);
  const auto pack = read_pack(options.rules, overrides, environment, sources, diagnostics);
  std::vector<guide::StandardGuide> guides;
  if (pack && !diagnostics.has_errors()) {
    guides = find_guides(options.id, *pack, language, diagnostics);
  }
  print_diagnostics(diagnostics, sources, language, environment);
  if (guides.empty()) return kUnusable;
  const auto format = options.format == "json" ? guide::RuleFormat::Json : guide::RuleFormat::Yaml;
  return print_result(guide::show_rules(*pack, guides, format, language), language, environment);
}

}  // namespace cbps::cli
