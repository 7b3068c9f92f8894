#include "cbps/sql/export.h"

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "cli/commands/commands.h"
#include "cli/commands/convert_paths.h"
#include "cli/option_values.h"
#include "cli/text_output.h"

namespace cbps::cli {
namespace {

constexpr std::array kExamples{
    Example{"cbps export examples/district -o facts.csv",
            {"全区的填报，作为 cbps sql 所查的表的内容",
             "the facts of a district as rows of the table that cbps sql asks"}},
};

constexpr CommandInfo kInfo{
    "export",
    {"把填报写成 cbps sql 所查的表（cbps_facts）的 CSV",
     "Write facts as CSV of the table that cbps sql asks (cbps_facts)"},
    {"退出码：0 全部写出；2 用法、输入或规则有误，或有没写出的值、社区",
     "Exit codes: 0 all is written; 2 wrong use, invalid input or rules, or values or communities "
     "that are not written"},
    kExamples};

struct ExportOptions {
  std::vector<std::string> paths;
  std::string output;  ///< empty: standard output
  CalendarOptions calendar;
  RuleOptions rules;
  InputTexts input;
};

void declare(CommandBuilder& command, ExportOptions& options) {
  add_paths(command, options.paths);
  add_text_output(command, options.output);
  add_calendar_options(command, options.calendar);
  add_rule_folder(command, options.rules);
  add_input_options(command, options.input,
                    {"指标或键有误的社区整个不写（默认只是那一个指标记为有误）",
                     "leave out a community with an error in a fact or key (default: only that "
                     "fact is marked as invalid)"});
}

int execute(const ExportOptions& options, Language language, const Environment& environment) {
  Diagnostics diagnostics;
  const auto year = read_period(options.calendar.period, diagnostics);
  const auto as_of = read_as_of(options.calendar.as_of, environment, diagnostics);
  const auto format = [as_of](const rules::RulePack& pack) {
    return sql::export_format(pack, as_of);
  };
  return convert_paths({options.paths,
                        options.input,
                        options.rules,
                        year,
                        is_output_file(options.output) ? options.output : std::string(),
                        format,
                        {language, true}},
                       language, environment, std::move(diagnostics));
}

}  // namespace

void add_export(CommandBuilder& program) { program.add(kInfo, declare, execute); }

}  // namespace cbps::cli
