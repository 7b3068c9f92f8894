#include "cbps/cli/run.h"

#include <exception>

#include "cli/check_command.h"
#include "cli/eval_command.h"
#include "cli/explain_command.h"
#include "cli/messages.h"
#include "cli/options.h"
#include "cli/rules_command.h"
#include "cli/rules_guide_command.h"
#include "cli/schema_command.h"
#include "cli/template_command.h"

namespace cbps::cli {

int run(int argument_count, const char* const* arguments, const Environment& environment) {
  CommandLine line;
  try {
    Diagnostics diagnostics;
    line = parse_command_line(argument_count, arguments, diagnostics);
    if (diagnostics.has_errors()) {
      print_diagnostics(diagnostics, Sources(), line.language, environment);
      return kUnusable;
    }
    if (line.check) return check_command(*line.check, line.language, environment);
    if (line.eval) return eval_command(*line.eval, line.language, environment);
    if (line.explain) return explain_command(*line.explain, line.language, environment);
    if (line.make_template) {
      return template_command(*line.make_template, line.language, environment);
    }
    if (line.schema_profile) {
      return profile_schema_command(*line.schema_profile, line.language, environment);
    }
    if (line.schema_report) return report_schema_command(line.language, environment);
    if (line.rules_list) return list_rules_command(*line.rules_list, line.language, environment);
    if (line.rules_show) return show_rules_command(*line.rules_show, line.language, environment);
    if (line.rules_lint) return lint_command(*line.rules_lint, line.language, environment);
    if (line.rules_test) return test_command(*line.rules_test, line.language, environment);
    return environment.out.write(line.text) ? kGateMet : kUnusable;
  } catch (const std::bad_alloc&) {
    Diagnostics diagnostics;
    diagnostics.add(Code::OutOfMemory, kCommandLine);
    print_diagnostics(diagnostics, Sources(), line.language, environment);
    return kUnusable;
  } catch (const std::exception& error) {
    // An error of the program itself is never a verdict.
    environment.err.write(std::string("cbps: ") + error.what() + "\n");
    return kUnusable;
  }
}

}  // namespace cbps::cli
