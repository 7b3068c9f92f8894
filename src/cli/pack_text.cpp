#include "cli/pack_text.h"

#include "cli/messages.h"
#include "cli/option_values.h"
#include "cli/pack.h"

namespace cbps::cli {

int print_pack_text(const RuleOptions& options, Language language, const Environment& environment,
                    const WritePackText& write) {
  Sources sources;
  Diagnostics diagnostics;
  const auto overrides = read_overrides(options.set, diagnostics);
  const auto* pack = read_pack(options.folder, overrides, environment, sources, diagnostics);
  std::optional<std::string> text;
  if (pack != nullptr && !diagnostics.has_errors()) text = write(*pack, diagnostics);
  print_diagnostics(diagnostics, sources, language, environment);
  return text ? print_result(*text, language, environment) : kUnusable;
}

}  // namespace cbps::cli
