#include "cli/manual.h"

#include "cli/command_line.h"
#include "cli/commands/commands.h"
#include "cli/messages.h"

namespace cbps::cli {
namespace {

constexpr CommandInfo kInfo{
    "manual",
    {"手册页 cbps(1) 的源文件（troff）", "The manual page cbps(1), as source (troff)"},
    {"退出码：0 已写出；2 用法有误", "Exit codes: 0 written; 2 wrong use"},
    {},
    true};

int print_manual(Language language, const Environment& environment) {
  return print_result(manual_page(describe_program(language), language), language, environment);
}

}  // namespace

void add_manual(CommandBuilder& program) { program.add(kInfo, print_manual); }

}  // namespace cbps::cli
