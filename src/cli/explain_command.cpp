#include "cli/explain_command.h"

#include "cbps/diag/suggest.h"
#include "cbps/guide/explanation.h"
#include "cli/messages.h"
#include "cli/option_values.h"
#include "cli/pack.h"

namespace cbps::cli {
namespace {

void report_unknown(const std::string& id, const rules::RulePack& pack, Diagnostics& diagnostics) {
  Diagnostic& diagnostic = diagnostics.add(Code::UnknownSelection, kCommandLine, {id});
  std::vector<std::string_view> ids;
  for (const rules::Standard& standard : pack.standards) {
    ids.push_back(standard.id);
    for (const rules::Check& check : standard.checks) ids.push_back(check.id);
  }
  if (const auto best = nearest(id, ids)) diagnostic.note(Code::DidYouMean, {std::string(*best)});
}

}  // namespace

int explain_command(const ExplainOptions& options, Language language,
                    const Environment& environment) {
  Sources sources;
  Diagnostics diagnostics;
  const auto overrides = read_overrides(options.set, diagnostics);
  const auto pack = read_pack(options.rules, overrides, environment, sources, diagnostics);
  std::vector<guide::StandardGuide> guides;
  if (pack && !diagnostics.has_errors()) {
    if (options.id.empty()) {
      guides = guide::explain_all(*pack, language);
    } else if (auto one = guide::explain(*pack, options.id, language)) {
      guides.push_back(std::move(*one));
    } else {
      report_unknown(options.id, *pack, diagnostics);
    }
  }
  print_diagnostics(diagnostics, sources, language, environment);
  if (guides.empty()) return kUnusable;
  const auto format = options.format == "json"       ? guide::GuideFormat::Json
                      : options.format == "markdown" ? guide::GuideFormat::Markdown
                                                     : guide::GuideFormat::Text;
  const std::string text = options.id.empty() ? guide::write(guides, format, language)
                                              : guide::write(guides.front(), format, language);
  return environment.out(text) ? kGateMet : kUnusable;
}

}  // namespace cbps::cli
