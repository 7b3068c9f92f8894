#include "cli/messages.h"

namespace cbps::cli {

void print_diagnostics(const Diagnostics& diagnostics, const Sources& sources, Language language,
                       const Environment& environment) {
  const RenderOptions options{language, environment.err_is_terminal && !environment.no_color,
                              environment.width};
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    if (!environment.err(render(diagnostic, sources, options))) return;
  }
}

}  // namespace cbps::cli
