#include "cli/manual.h"

#include <algorithm>
#include <string>

#include "cli/command_line.h"
#include "support/catch.h"

using namespace cbps;

TEST_CASE("the manual page names every command and option", "[cli]") {
  for (const Language language : {Language::Zh, Language::En}) {
    const cli::CommandModel program = cli::describe_program(language);
    const std::string page = cli::manual_page(program, language);
    CHECK(page.starts_with(".TH CBPS 1 "));
    std::size_t commands = 0;
    const auto look_at = [&](const auto& self, const cli::CommandModel& command) -> void {
      CAPTURE(command.name);
      ++commands;
      for (const cli::OptionModel& option : command.options) {
        std::string written;
        for (const char c : option.synopsis()) {
          if (c == '-') written += '\\';
          written += c;
        }
        CAPTURE(written);
        CHECK(page.find("\\fB" + written + "\\fR\n") != std::string::npos);
      }
      for (const cli::CommandModel& below : command.commands) {
        if (!below.is_hidden) self(self, below);
      }
    };
    look_at(look_at, program);
    CHECK(commands > 15);
  }
}

TEST_CASE("troff prints the texts of the manual page as they are", "[cli]") {
  cli::CommandModel program;
  program.name = "p";
  program.help = ".begins with a dot, has 'quotes', a \\ and ~^`";
  program.exit_codes = "'x";
  const std::string page = cli::manual_page(program, Language::En);
  CHECK(
      page.find("p \\- \\&.begins with a dot, has \\(aqquotes\\(aq, a \\e and \\(ti\\(ha\\(ga\n") !=
      std::string::npos);
  CHECK(page.find("\n\\&\\(aqx\n") != std::string::npos);
  program.help = "中文（文）。";
  CHECK(cli::manual_page(program, Language::Zh).find("中\\:文\\:（文）。\n") != std::string::npos);
}
