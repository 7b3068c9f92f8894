#include "cbps/cli/run.h"

#include <exception>
#include <new>
#include <optional>
#include <string>
#include <variant>

#include "cli/command_line.h"
#include "cli/messages.h"

namespace cbps::cli {
namespace {

/// Does what a command line asks for.
struct Execution {
  Language language;
  const Environment& environment;

  int operator()(const Command& command) const { return command(language, environment); }
  int operator()(const PrintedText& printed) const {
    return print_result(printed.text, language, environment);
  }
};

}  // namespace

int run(int argument_count, const char* const* arguments, const Environment& environment) {
  const Language language = asked_language(argument_count, arguments);
  try {
    Diagnostics diagnostics;
    const std::optional<CommandLine> line = parse_command_line(
        argument_count, arguments, language, environment.terminal.width, diagnostics);
    print_diagnostics(diagnostics, Sources(), language, environment);
    return line ? std::visit(Execution{language, environment}, *line) : kUnusable;
  } catch (const std::bad_alloc&) {
    Diagnostics diagnostics;
    diagnostics.add(Code::OutOfMemory, kCommandLine);
    print_diagnostics(diagnostics, Sources(), language, environment);
    return kUnusable;
  } catch (const std::exception& error) {
    // An error of the program itself is never a verdict.
    environment.err.write(std::string("cbps: ") + error.what() + "\n");
    return kUnusable;
  }
}

}  // namespace cbps::cli
