#include "cli/command_line.h"

#include <array>
#include <string>
#include <string_view>

#include "cbps/cli/build_info.h"
#include "cli/command_builder.h"
#include "cli/commands/commands.h"

namespace cbps::cli {
namespace {

constexpr CommandInfo kProgram{
    "cbps",
    {"对照《社区党组织建设基本标准》22 条检查社区档案，指出差什么、差多少",
     "Checks community profiles against the 22 standards and says what is missing, by how much"},
    kCheckExitCodes};

/// The commands in the order of the help.
constexpr std::array kCommands{add_check,    add_convert, add_map,    add_eval, add_explain,
                               add_template, add_init,    add_schema, add_rules};

}  // namespace

Language asked_language(int argument_count, const char* const* arguments) {
  for (int i = 1; i < argument_count; ++i) {
    const std::string_view argument = arguments[i];
    if (argument == "--") break;  // only names follow
    if (argument == "--lang=en") return Language::En;
    if (argument == "--lang" && i + 1 < argument_count &&
        std::string_view(arguments[i + 1]) == "en") {
      return Language::En;
    }
  }
  return Language::Zh;
}

std::optional<CommandLine> parse_command_line(int argument_count, const char* const* arguments,
                                              Language language, Diagnostics& diagnostics) {
  CommandParser parser(kProgram, std::string(build_info().version), language);
  std::string checked_language;  // its value is already known from `asked_language`
  CommandBuilder program = parser.program();
  program.one_of("--lang", checked_language, {"zh", "en"},
                 {"语言：zh（默认）或 en", "language: zh (default) or en"});
  for (const auto add : kCommands) add(program);
  return parser.parse(argument_count, arguments, diagnostics);
}

}  // namespace cbps::cli
