#include "cli/text_output.h"

#include "cbps/system/output.h"

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

}  // namespace cbps::cli
