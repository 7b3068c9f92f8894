#include "cli/template_command.h"

#include "cbps/audit/selection.h"
#include "cbps/guide/template.h"
#include "cbps/rules/facts.h"
#include "cli/messages.h"
#include "cli/pack.h"

namespace cbps::cli {
namespace {

/// All facts; or, where checks are selected, those that they read.
std::vector<FieldId> wanted_facts(const rules::RulePack& pack, const audit::Selection& selection,
                                  bool all) {
  std::vector<bool> wanted(pack.dictionary.fields.size(), all);
  for (std::size_t s = 0; s < pack.standards.size(); ++s) {
    for (std::size_t c = 0; c < pack.standards[s].checks.size(); ++c) {
      if (!selection.has(s, c)) continue;
      for (const FieldId id : rules::facts_of(pack, pack.standards[s].checks[c])) {
        wanted[static_cast<std::size_t>(id)] = true;
      }
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
  std::vector<FieldId> facts;
  if (pack && !diagnostics.has_errors()) {
    const audit::Selection selection =
        audit::select(*pack, options.only, options.skip, diagnostics);
    facts = wanted_facts(*pack, selection, options.only.empty() && options.skip.empty());
  }
  print_diagnostics(diagnostics, sources, language, environment);
  if (!pack || diagnostics.has_errors()) return kUnusable;
  const auto write = options.format == "csv"         ? guide::template_csv
                     : options.format == "csv-guide" ? guide::template_csv_guide
                                                     : guide::template_yaml;
  return print_result(write(*pack, facts, language), language, environment);
}

}  // namespace cbps::cli
