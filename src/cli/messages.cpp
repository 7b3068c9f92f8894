#include "cli/messages.h"

#include <fmt/format.h>

#include "cbps/diag/render_brief.h"
#include "cbps/system/output.h"

namespace cbps::cli {
namespace {

RenderOptions options_for(Language language, const Environment& environment) {
  const system::Terminal& terminal = environment.terminal;
  return {language, terminal.err_is_terminal && !terminal.no_color, terminal.width};
}

std::string place_text(const result::Location& location) {
  if (location.file.empty() || location.line == 0) return location.file;
  return fmt::format("{}:{}:{}", location.file, location.line, location.column);
}

}  // namespace

std::string rendered(const Diagnostic& diagnostic, const Sources& sources, Language language,
                     const Environment& environment) {
  return render(diagnostic, sources, options_for(language, environment));
}

std::string rendered(const result::Remark& remark, Language language,
                     const Environment& environment) {
  PlaceTexts places{place_text(remark.location), {}};
  for (const result::Location& location : remark.note_locations) {
    places.notes.push_back(place_text(location));
  }
  places.notes.resize(remark.diagnostic.notes.size());
  return render_brief(remark.diagnostic, places, options_for(language, environment));
}

std::string rendered(const Note& note, Language language, const Environment& environment) {
  return render(note, options_for(language, environment));
}

Diagnostics errors_of(const Diagnostics& diagnostics) {
  Diagnostics errors;
  for (const Diagnostic& one : diagnostics.all()) {
    if (info(one.code).severity == Severity::Error) errors.add(one);
  }
  return errors;
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
  system::report(environment.out.error().value_or(system::WriteError{}), errors);
  print_diagnostics(errors, Sources(), language, environment);
  return kUnusable;
}

}  // namespace cbps::cli
