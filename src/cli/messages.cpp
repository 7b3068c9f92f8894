#include "cli/messages.h"

namespace cbps::cli {

std::string rendered(const Diagnostic& diagnostic, const Sources& sources, Language language,
                     const Environment& environment) {
  return render(diagnostic, sources,
                {language, environment.terminal.err_is_terminal && !environment.terminal.no_color,
                 environment.terminal.width});
}

void print_diagnostics(const Diagnostics& diagnostics, const Sources& sources, Language language,
                       const Environment& environment) {
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    if (!environment.err.write(rendered(diagnostic, sources, language, environment))) return;
  }
}

int print_result(std::string_view text, Language language, const Environment& environment,
                 ExitCode exit_code) {
  if (environment.out.write(text)) return exit_code;
  Diagnostics errors;
  errors.add(Code::CannotWrite, kCommandLine, Bilingual{"标准输出", "standard output"});
  print_diagnostics(errors, Sources(), language, environment);
  return kUnusable;
}

}  // namespace cbps::cli
