#include "cli/text_output.h"

#include "cbps/system/files.h"
#include "cbps/system/output.h"
#include "cli/messages.h"

namespace cbps::cli {
namespace {

constexpr std::string_view kStandardOutput = "-";

}  // namespace

void add_text_output(CommandBuilder& command, std::string& target) {
  command.option("-o,--output", values::kFile, target,
                 {"写入文件（整份写成，否则不写）；- 是标准输出",
                  "write to a file, whole or not at all; - is standard output"});
}

bool is_output_file(const std::string& output) {
  return !output.empty() && output != kStandardOutput;
}

void write_output_file(const std::string& output, std::string_view text, Diagnostics& diagnostics) {
  const auto file = system::open_output_file(output);
  if (!file->write(text) || !file->finish()) {
    system::report(file->error().value_or(system::WriteError{}), diagnostics);
  }
}

void replace_output_file(const std::string& output, std::string_view text,
                         Diagnostics& diagnostics) {
  if (system::is_regular_file(output)) {
    Sources sources;
    const auto old = system::map_file(output, {}, sources, diagnostics);
    if (!old) return;
    if (!old->bytes.empty() && old->bytes != text) {
      const std::string copy = system::name_of_copy(output);
      if (!keep_copy(output, copy, diagnostics)) return;
      diagnostics.add(Code::KeptCopy, kCommandLine, output, copy);
    }
  }
  write_output_file(output, text, diagnostics);
}

bool keep_copy(const std::string& output, const std::string& copy, Diagnostics& diagnostics) {
  const auto error = system::copy_file(output, copy);
  if (error) system::report(*error, diagnostics);
  return !error;
}

}  // namespace cbps::cli
