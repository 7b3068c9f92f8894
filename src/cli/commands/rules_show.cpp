#include <array>
#include <string>

#include "cbps/guide/rules.h"
#include "cli/commands/commands.h"
#include "cli/guides.h"
#include "cli/pack_text.h"
#include "cli/shared_options.h"

namespace cbps::cli {
namespace {

constexpr std::array kExamples{
    Example{"cbps rules show 8.2", {"一个检查项的规则", "the rules of a check"}},
};

constexpr CommandInfo kInfo{
    "show",
    {"一条标准或一个检查项的规则：引文、条件、参数、指标（写规则用；看懂标准用 explain）",
     "A standard's or check's rules: quotes, conditions, parameters, facts (for authors of rules; "
     "explain tells what a standard means)"},
    kNamedExitCodes,
    kExamples};

constexpr std::array kFormats{
    Choice<guide::RuleFormat>{"text", guide::RuleFormat::Yaml},
    Choice<guide::RuleFormat>{"json", guide::RuleFormat::Json},
};

struct RulesShowOptions {
  std::string id;  ///< empty: every standard
  guide::RuleFormat format = guide::RuleFormat::Yaml;
  RuleOptions rules;
};

void declare(CommandBuilder& command, RulesShowOptions& options) {
  add_id_argument(command, options.id);
  add_format(command, options.format, kFormats);
  add_rule_options(command, options.rules);
}

int execute(const RulesShowOptions& options, Language language, const Environment& environment) {
  const auto write = [&](const rules::RulePack& pack,
                         Diagnostics& diagnostics) -> std::optional<std::string> {
    const auto guides = find_guides(options.id, pack, language, diagnostics);
    if (guides.empty()) return std::nullopt;
    return guide::show_rules(pack, guides, options.format, language);
  };
  return print_pack_text(options.rules, language, environment, write);
}

}  // namespace

void add_rules_show(CommandBuilder& rules) { rules.add(kInfo, declare, execute); }

}  // namespace cbps::cli
