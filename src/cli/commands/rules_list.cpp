#include "cbps/guide/rules.h"
#include "cli/commands/commands.h"
#include "cli/guides.h"
#include "cli/pack_text.h"
#include "cli/shared_options.h"

namespace cbps::cli {
namespace {

constexpr CommandInfo kInfo{
    "list", {"列出全部标准和检查项", "List the standards and checks"}, kWrittenExitCodes};

struct RulesListOptions {
  guide::GuideFormat format = guide::GuideFormat::Text;
  RuleOptions rules;
};

void declare(CommandBuilder& command, RulesListOptions& options) {
  add_format(command, options.format, kGuideFormats);
  add_rule_options(command, options.rules);
}

int execute(const RulesListOptions& options, Language language, const Environment& environment) {
  const auto write = [&](const rules::RulePack& pack, Diagnostics& /*diagnostics*/) {
    return guide::list_rules(pack, options.format, language);
  };
  return print_pack_text(options.rules, language, environment, write);
}

}  // namespace

void add_rules_list(CommandBuilder& rules) { rules.add(kInfo, declare, execute); }

}  // namespace cbps::cli
