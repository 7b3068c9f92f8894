#pragma once

#include <string>
#include <string_view>

#include "cbps/cli/run.h"
#include "cbps/diag/diagnostic.h"
#include "cli/command_builder.h"

/// `--output` of commands that write one text.
namespace cbps::cli {

/// Declares it; an empty target is standard output.
void add_text_output(CommandBuilder& command, std::string& target);

/// Whether it names a file, and not standard output.
[[nodiscard]] bool is_output_file(const std::string& output);

/// Writes the file, whole or not at all; what goes wrong is reported.
void write_output_file(const std::string& output, std::string_view text, Diagnostics& diagnostics);

/// The same for a text that people go on writing in. Another text that is there already is kept as
/// a copy beside it, which is said.
void replace_output_file(const std::string& output, std::string_view text,
                         Diagnostics& diagnostics);

/// `name` if there is no such file, otherwise that with a number.
[[nodiscard]] std::string free_name(const std::string& name);

}  // namespace cbps::cli
