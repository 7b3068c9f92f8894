#include "cli/explain_command.h"

#include "cli/guides.h"
#include "cli/messages.h"
#include "cli/option_values.h"
#include "cli/pack.h"

namespace cbps::cli {

int explain_command(const ExplainOptions& options, Language language,
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
  const guide::GuideFormat format = guide_format(options.format);
  return print_result(options.id.empty() ? guide::write(guides, format, language)
                                         : guide::write(guides.front(), format, language),
                      language, environment);
}

}  // namespace cbps::cli
