#pragma once

#include <functional>
#include <optional>
#include <string>
#include <variant>

#include "cbps/cli/run.h"
#include "cbps/diag/diagnostic.h"
#include "cbps/text/language.h"
#include "cli/command_model.h"

namespace cbps::cli {

/// A command with its options, ready to be executed. Returns the exit code.
using Command = std::function<int(Language language, const Environment& environment)>;

/// A text to be printed instead of executing a command: help.
struct PrintedText {
  std::string text;
};

/// What a command line asks for.
using CommandLine = std::variant<Command, PrintedText>;

/// The language that `--lang` names, Chinese without it. Help is written in it before the other
/// options are known.
[[nodiscard]] Language asked_language(int argument_count, const char* const* arguments);

/// The arguments are those of `main`. Wrong use is reported and gives nothing. Help is as wide as
/// `width` columns.
[[nodiscard]] std::optional<CommandLine> parse_command_line(int argument_count,
                                                            const char* const* arguments,
                                                            Language language, std::size_t width,
                                                            Diagnostics& diagnostics);

/// All commands and options of the program.
[[nodiscard]] CommandModel describe_program(Language language);

}  // namespace cbps::cli
