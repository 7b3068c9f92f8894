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

/// Copies a file, with its permissions. False: that cannot be done, which is reported.
[[nodiscard]] bool keep_copy(const std::string& output, const std::string& copy,
                             Diagnostics& diagnostics);

}  // namespace cbps::cli
