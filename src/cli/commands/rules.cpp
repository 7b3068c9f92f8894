#include <array>

#include "cli/commands/commands.h"

namespace cbps::cli {
namespace {

constexpr CommandInfo kInfo{
    "rules",
    {"查看、检查规则", "Look at the rules, check them"},
    {"退出码：0 成功；1 lint 或 test 发现问题；2 规则或用法有误",
     "Exit codes: 0 done; 1 lint or test found something; 2 the rules or the use are wrong"}};

/// The commands in the order of the help.
constexpr std::array kCommands{add_rules_list, add_rules_show, add_rules_lint, add_rules_test};

}  // namespace

void add_rules(CommandBuilder& program) {
  CommandBuilder rules = program.add_group(kInfo);
  for (const auto add : kCommands) add(rules);
}

}  // namespace cbps::cli
