#include "cbps/guide/schema.h"

#include "cbps/report/report_schema.h"
#include "cli/commands/commands.h"
#include "cli/messages.h"
#include "cli/pack_text.h"
#include "cli/shared_options.h"

namespace cbps::cli {
namespace {

constexpr CommandInfo kSchemaInfo{
    "schema",
    {"给编辑器和其他程序用的 JSON Schema", "JSON Schemas, for editors and programs"},
    kWrittenExitCodes};

constexpr CommandInfo kProfileInfo{
    "profile",
    {"YAML 档案的 JSON Schema：编辑器据此边写边提示、检查",
     "The JSON Schema of YAML profiles: editors help and check while one writes"},
    kWrittenExitCodes};

constexpr CommandInfo kReportInfo{
    "report",
    {"JSON 报告（--format json、jsonl）的 JSON Schema：有哪些键，各是什么意思",
     "The JSON Schema of reports (--format json, jsonl): which keys there are, what they mean"},
    kWrittenExitCodes};

constexpr CommandInfo kComparisonInfo{
    "comparison",
    {"JSON 比较结果（cbps compare --format json）的 JSON Schema",
     "The JSON Schema of comparisons (cbps compare --format json)"},
    kWrittenExitCodes};

int write_profile_schema(const RuleOptions& options, Language language,
                         const Environment& environment) {
  const auto write = [language](const rules::RulePack& pack, Diagnostics& /*diagnostics*/) {
    return guide::profile_schema(pack, language);
  };
  return print_pack_text(options, language, environment, write);
}

int write_report_schema(Language language, const Environment& environment) {
  return print_result(report::report_schema(language), language, environment);
}

int write_comparison_schema(Language language, const Environment& environment) {
  return print_result(report::comparison_schema(language), language, environment);
}

}  // namespace

void add_schema(CommandBuilder& program) {
  CommandBuilder schema = program.add_group(kSchemaInfo);
  schema.add(kProfileInfo, add_rule_folder, write_profile_schema);
  schema.add(kReportInfo, write_report_schema);
  schema.add(kComparisonInfo, write_comparison_schema);
}

}  // namespace cbps::cli
