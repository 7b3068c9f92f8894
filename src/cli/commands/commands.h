#pragma once

#include "cli/command_builder.h"

/// The commands, one file each. A function adds its command, or a group with its commands, to the
/// program.
namespace cbps::cli {

void add_check(CommandBuilder& program);
void add_convert(CommandBuilder& program);
void add_sql(CommandBuilder& program);
void add_export(CommandBuilder& program);
void add_eval(CommandBuilder& program);
void add_explain(CommandBuilder& program);
void add_map(CommandBuilder& program);
void add_template(CommandBuilder& program);
void add_init(CommandBuilder& program);
void add_report(CommandBuilder& program);
void add_compare(CommandBuilder& program);
void add_verify(CommandBuilder& program);
void add_schema(CommandBuilder& program);
void add_rules(CommandBuilder& program);
void add_completion(CommandBuilder& program);
void add_manual(CommandBuilder& program);

void add_rules_list(CommandBuilder& rules);
void add_rules_show(CommandBuilder& rules);
void add_rules_lint(CommandBuilder& rules);
void add_rules_test(CommandBuilder& rules);

/// The exit codes in the help of `cbps check`, which are those of the program too.
inline constexpr HelpText kCheckExitCodes{
    "退出码：0 符合要求；1 不符合；2 用法、输入或规则有误，或什么也没查",
    "Exit codes: 0 the gate is met; 1 it is not; 2 wrong use, invalid input or rules, or nothing "
    "was checked"};
/// Of commands that write something about the rules.
inline constexpr HelpText kWrittenExitCodes{
    "退出码：0 已写出；2 规则或用法有误",
    "Exit codes: 0 written; 2 the rules or the use are wrong"};
/// Of commands that write something about standards or checks that are named.
inline constexpr HelpText kNamedExitCodes{
    "退出码：0 已写出；2 没有这一项，或规则、用法有误",
    "Exit codes: 0 written; 2 there is no such id, or the rules or the use are wrong"};

}  // namespace cbps::cli
