#include "cli/template_command.h"

#include "cbps/audit/selection.h"
#include "cbps/guide/template.h"
#include "cli/messages.h"
#include "cli/pack.h"

namespace cbps::cli {
namespace {

/// All facts; or, where checks are selected, those that they read.
std::vector<FieldId> facts_of(const rules::RulePack& pack, const audit::Selection& selection,
                              bool all) {
  std::vector<bool> wanted(pack.dictionary.fields.size(), all);
  const auto read = [&wanted](const rules::Condition& condition) {
    for (const FieldId id : condition.condition.fields()) {
      wanted[static_cast<std::size_t>(id)] = true;
    }
  };
  for (std::size_t s = 0; s < pack.standards.size(); ++s) {
    for (std::size_t c = 0; c < pack.standards[s].checks.size(); ++c) {
      if (!selection.has(s, c)) continue;
      const rules::Check& check = pack.standards[s].checks[c];
      if (check.applies) read(*check.applies);
      for (const rules::Condition& condition : check.require) read(condition);
    }
  }
  std::vector<FieldId> facts;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (wanted[i]) facts.push_back(static_cast<FieldId>(i));
  }
  return facts;
}

}  // namespace

int template_command(const TemplateOptions& options, Language language,
                     const Environment& environment) {
  Sources sources;
  Diagnostics diagnostics;
  const auto pack = read_pack(options.rules, {}, environment, sources, diagnostics);
  std::string text;
  if (pack && !diagnostics.has_errors()) {
    const audit::Selection selection =
        audit::select(*pack, options.only, options.skip, diagnostics);
    const bool all = options.only.empty() && options.skip.empty();
    text = guide::template_yaml(pack->dictionary, facts_of(*pack, selection, all), language);
  }
  print_diagnostics(diagnostics, sources, language, environment);
  if (!pack || diagnostics.has_errors()) return kUnusable;
  return environment.out(text) ? kGateMet : kUnusable;
}

}  // namespace cbps::cli
