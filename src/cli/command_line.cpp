#include "cli/command_line.h"

#include <array>
#include <string_view>

#include "cli/command_builder.h"
#include "cli/commands/commands.h"
#include "cli/version.h"

namespace cbps::cli {
namespace {

constexpr std::array kExamples{
    Example{"cbps check examples/community.yaml", {"检查一个社区", "check a community"}},
    Example{"cbps check examples/district -o report.html",
            {"检查一个文件夹，写成网页", "check a folder, write a page"}},
    Example{"cbps template -o form.xlsx", {"要一份填报表", "get a form to fill in"}},
    Example{"cbps explain 8.2", {"看一个检查项要求什么", "see what a check asks for"}},
    Example{"cbps check --help", {"一个命令的全部选项", "all options of a command"}},
};

constexpr CommandInfo kProgram{
    "cbps",
    {"对照《社区党组织建设基本标准》22 条检查社区档案，指出差什么、差多少",
     "Checks community profiles against the 22 standards and says what is missing, by how much"},
    kCheckExitCodes,
    kExamples};

/// The commands in the order of the help.
constexpr std::array kCommands{add_check,    add_report, add_compare,    add_verify,
                               add_convert,  add_map,    add_eval,       add_explain,
                               add_template, add_init,   add_schema,     add_sql,
                               add_export,   add_rules,  add_completion, add_manual};

void declare(CommandParser& parser) {
  CommandBuilder program = parser.program();
  program.one_of("--lang", {"zh", "en"}, {"语言：zh（默认）或 en", "language: zh (default) or en"});
  for (const auto add : kCommands) add(program);
}

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
                                              Language language, std::size_t width,
                                              Diagnostics& diagnostics) {
  CommandParser parser(kProgram, print_version, language, Description::None);
  declare(parser);
  return parser.parse(
      argument_count, arguments, width, [language] { return describe_program(language); },
      diagnostics);
}

CommandModel describe_program(Language language) {
  CommandParser parser(kProgram, print_version, language, Description::Made);
  declare(parser);
  return parser.model();
}

}  // namespace cbps::cli
