#include "cli/schema_command.h"

#include "cbps/guide/schema.h"
#include "cbps/report/report_schema.h"
#include "cli/messages.h"
#include "cli/pack.h"

namespace cbps::cli {

int profile_schema_command(const SchemaOptions& options, Language language,
                           const Environment& environment) {
  Sources sources;
  Diagnostics diagnostics;
  const auto pack = read_pack(options.rules, {}, environment, sources, diagnostics);
  print_diagnostics(diagnostics, sources, language, environment);
  if (!pack || diagnostics.has_errors()) return kUnusable;
  return print_result(guide::profile_schema(*pack, language), language, environment);
}

int report_schema_command(Language language, const Environment& environment) {
  return print_result(report::report_schema(language), language, environment);
}

}  // namespace cbps::cli
