#include "cli/messages.h"

namespace cbps::cli {

std::string rendered(const Diagnostic& diagnostic, const Sources& sources, Language language,
                     const Environment& environment) {
  return render(
      diagnostic, sources,
      {language, environment.err_is_terminal && !environment.no_color, environment.width});
}

void print_diagnostics(const Diagnostics& diagnostics, const Sources& sources, Language language,
                       const Environment& environment) {
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    if (!environment.err(rendered(diagnostic, sources, language, environment))) return;
  }
}

int print_result(std::string_view text, Language language, const Environment& environment) {
  if (environment.out(text)) return kGateMet;
  Diagnostics faults;
  faults.add(Code::CannotWrite, kCommandLine, Bilingual{"标准输出", "standard output"});
  print_diagnostics(faults, Sources(), language, environment);
  return kUnusable;
}

}  // namespace cbps::cli
