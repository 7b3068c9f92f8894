#include "cli/pack_text.h"

#include "cbps/cli/rule_folder.h"
#include "cli/messages.h"
#include "cli/option_values.h"
#include "cli/pack.h"
#include "cli/report_outputs.h"
#include "cli/text_output.h"

namespace cbps::cli {

int print_pack_text(const RuleOptions& options, Language language, const Environment& environment,
                    const WritePackText& write, const std::string& output) {
  Sources sources;
  Diagnostics diagnostics;
  const auto overrides = read_overrides(options.set, diagnostics);
  const auto* pack = read_pack(options.folder, overrides, environment, sources, diagnostics);
  std::optional<std::string> text;
  if (is_output_file(output)) {
    refuse_outputs_that_are_read(
        {output}, {},
        options.folder.empty() ? std::vector<std::string>() : rule_files(options.folder),
        diagnostics);
  }
  if (pack != nullptr && !diagnostics.has_errors()) text = write(*pack, diagnostics);
  if (text && is_output_file(output)) replace_output_file(output, *text, diagnostics);
  print_diagnostics(diagnostics, sources, language, environment);
  if (!text || diagnostics.has_errors()) return kUnusable;
  return is_output_file(output) ? kGateMet : print_result(*text, language, environment);
}

}  // namespace cbps::cli
